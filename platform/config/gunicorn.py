"""Settings of gunicorn: `gunicorn --config python:config.gunicorn config.wsgi:application`."""

import os
import shutil
from pathlib import Path

bind = os.environ.get("ITC_BIND", "0.0.0.0:8000")
workers = int(os.environ.get("ITC_WORKERS", "2"))
worker_class = "gthread"
threads = int(os.environ.get("ITC_THREADS", "4"))
timeout = 60
graceful_timeout = 20
# A worker ends after this many requests, so that memory that leaks is freed.
max_requests = 5000
max_requests_jitter = 500
# Heartbeats in memory: on a slow disk, late ones would end workers that work.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
# No limit, so that any text pasted into a search box gets a page of ours; gunicorn still limits an address to 1 MB.
limit_request_line = 0
# The platform logs each request itself, by its route; gunicorn would write addresses.
accesslog = None
control_socket_disable = True

# Workers come and go, so their counts stay in files, which the platform's worker reads for Prometheus.
FIGURES = Path(os.environ.get("ITC_VAR") or Path(__file__).resolve().parents[2] / "var") / "figures"
if os.environ.get("ITC_METRICS_PORT"):
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(FIGURES)


def on_starting(server) -> None:
    """Starts the counts again with the server, as Prometheus expects, and drops the files of ended processes."""
    if os.environ.get("ITC_METRICS_PORT"):
        shutil.rmtree(FIGURES, ignore_errors=True)
        FIGURES.mkdir(parents=True, exist_ok=True)
