"""Serves figures for Prometheus from the worker, on a port of this machine only."""

import logging
import time
from collections.abc import Iterator

from django.conf import settings
from django.db import DatabaseError, connection
from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector

from notifications.enums import MailState
from operations import health
from search.state import lag

logger = logging.getLogger("itc.metrics")
LOCAL = "127.0.0.1"


class Figures:
    """Reads the figures again for each request."""

    def collect(self) -> Iterator[Metric]:
        try:
            yield from _of_database()
            up = 1
        except DatabaseError:
            up = 0
        finally:
            connection.close()  # the connection of this thread
        yield GaugeMetricFamily("itc_database_up", "Whether the database answers.", value=up)
        yield GaugeMetricFamily("itc_disk_free_bytes", "Room left on the fullest disk.", value=health.free_bytes())
        if backup := health.latest_backup():
            made, size = backup
            yield GaugeMetricFamily("itc_backup_timestamp_seconds", "When the latest was made.", value=made.timestamp())
            yield GaugeMetricFamily("itc_backup_size_bytes", "Size of the latest.", value=size)


def _of_database() -> list[Metric]:
    counts, last, oldest = health.mail_counts(), health.last_sign_of_work(), health.oldest_mail_due()
    return [
        GaugeMetricFamily("itc_mails_pending", "E-mails to be sent.", value=counts[MailState.PENDING]),
        GaugeMetricFamily("itc_mails_failed", "E-mails given up.", value=counts[MailState.FAILED]),
        GaugeMetricFamily(
            "itc_mail_lag_seconds",
            "Age of the oldest e-mail due.",
            value=time.time() - oldest.timestamp() if oldest else 0,
        ),
        GaugeMetricFamily("itc_search_lag_seconds", "Age of the oldest change not searchable yet.", value=lag()),
        GaugeMetricFamily(
            "itc_worker_seen_timestamp_seconds", "Last sign of a worker.", value=last.timestamp() if last else 0
        ),
    ]


def serve_metrics() -> None:
    """Does nothing without ITC_METRICS_PORT. A second worker on this machine finds the port taken, and continues."""
    if not settings.METRICS_PORT:
        return
    registry = CollectorRegistry(auto_describe=False)
    registry.register(Figures())
    settings.METRICS_FILES.mkdir(parents=True, exist_ok=True)
    MultiProcessCollector(registry, str(settings.METRICS_FILES))  # the figures of the processes that answer requests
    try:
        start_http_server(settings.METRICS_PORT, addr=LOCAL, registry=registry)
    except OSError as error:
        logger.warning("metrics not served on port %d: %s", settings.METRICS_PORT, error.strerror)
