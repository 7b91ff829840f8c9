# One image for the web server, the worker and the commands. Not root; nothing is written but under /var/lib/itc and /tmp.
FROM python:3.11-slim-bookworm AS built
WORKDIR /opt/itc
RUN python -m venv /opt/venv
COPY requirements.lock .
RUN /opt/venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /var/lib/itc --create-home itc
COPY --from=built /opt/venv /opt/venv
WORKDIR /opt/itc
COPY manage.py ./
COPY platform platform
COPY itc_spaces itc_spaces
COPY knowledge knowledge
COPY tools tools
COPY search search
COPY templates templates
ENV PATH=/opt/venv/bin:$PATH PYTHONPATH=/opt/itc:/opt/itc/platform PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=config.settings.production ITC_VAR=/var/lib/itc
USER itc
VOLUME /var/lib/itc
EXPOSE 8000
CMD ["gunicorn", "--config", "python:config.gunicorn", "config.wsgi:application"]
