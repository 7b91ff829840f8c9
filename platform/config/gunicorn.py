"""How gunicorn serves: `gunicorn --config python:config.gunicorn config.wsgi:application`."""

import os
import shutil
from pathlib import Path

bind = os.environ.get("ITC_BIND", "0.0.0.0:8000")
workers = int(os.environ.get("ITC_WORKERS", "2"))
worker_class = "gthread"
threads = int(os.environ.get("ITC_THREADS", "4"))
timeout = 60
graceful_timeout = 20
# A worker lives for so many requests: whatever leaks does not last.
max_requests = 5000
max_requests_jitter = 500
# Its heartbeats, in memory: on a slow disk they would end workers that are well.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
# Whatever somebody pastes into a search box gets a page of ours; gunicorn itself then bounds an address at 1 MB.
limit_request_line = 0
# The platform logs each request itself, by its route; gunicorn would write addresses.
accesslog = None
control_socket_disable = True

# Its workers come and go: what they count stays in files, that the platform's own worker reads for Prometheus.
FIGURES = Path(os.environ.get("ITC_VAR") or Path(__file__).resolve().parents[2] / "var") / "figures"
if os.environ.get("ITC_METRICS_PORT"):
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(FIGURES)


def on_starting(server) -> None:
    """Counts begin again with the server, as Prometheus expects: the files of ended processes only grow in number."""
    if os.environ.get("ITC_METRICS_PORT"):
        shutil.rmtree(FIGURES, ignore_errors=True)
        FIGURES.mkdir(parents=True, exist_ok=True)
