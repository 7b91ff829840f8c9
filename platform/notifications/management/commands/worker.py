"""Runs the registered jobs at their intervals until it is told to stop; several workers may run."""

import logging
import signal
import threading
import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections, connection

from itc_spaces.spaces import clock
from notifications.jobs import BEGINNINGS, JOBS, Job
from web.retrying import retried

logger = logging.getLogger("itc.worker")
PAUSE = 1  # seconds at most between two checks of what is due


class Command(BaseCommand):
    help = "Envoie les courriels et fait l'entretien ; --once : une fois chaque tâche, puis s'arrête."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="une fois chaque tâche, puis s'arrête")

    def handle(self, *args, once: bool, **options):
        for begin in BEGINNINGS:
            begin()
        if once:
            for job in JOBS.values():
                self.stdout.write(self.do(job) or f"{job.name} : rien à faire")
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        logger.info("au travail : %d tâches", len(JOBS))
        together = [job for job in JOBS.values() if not job.apart]
        apart = [job for job in JOBS.values() if job.apart]
        threads = [threading.Thread(target=self.repeat, args=([job], stop), name=job.name) for job in apart]
        for thread in threads:
            thread.start()
        try:
            self.repeat(together, stop)
        finally:
            stop.set()
            for thread in threads:
                thread.join()

    def repeat(self, jobs: list[Job], stop: threading.Event) -> None:
        """Repeats the jobs one after the other, each at its interval, until `stop`."""
        due = {job.name: 0.0 for job in jobs}
        while not stop.is_set():
            for job in jobs:
                if due[job.name] <= time.monotonic() and not stop.is_set():
                    close_old_connections()
                    if line := self.do(job):
                        logger.info(line)
                    due[job.name] = time.monotonic() + job.every.total_seconds()
            stop.wait(max(0.0, min(PAUSE, min(due.values()) - time.monotonic())))
        connection.close()

    def do(self, job: Job) -> str:
        """Runs a job once; returns its counts in a line, or nothing. A job that fails is tried again later."""
        try:
            counts = retried(job.run)
            # The clock's mark makes sure that ended rights stay ended if the machine's clock is set back.
            clock.mark_clock()
        except Exception:
            logger.exception("job %s failed", job.name)
            return f"{job.name} : échec"
        said = [f"{count} {name}" for name, count in counts.items() if count]
        return f"{job.name} : {', '.join(said)}" if said else ""
