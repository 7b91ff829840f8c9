"""How gunicorn serves: `gunicorn --config python:config.gunicorn config.wsgi:application`."""

import os

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
worker_tmp_dir = "/dev/shm"  # noqa: S108
# The platform logs each request itself, by its route; gunicorn would write addresses.
accesslog = None
control_socket_disable = True
