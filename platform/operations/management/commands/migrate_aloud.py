"""Django's `migrate` for a first start: it shows its progress and takes half the time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.commands import migrate
from django.db.migrations.state import ProjectState
from django.db.models.signals import pre_migrate

EVERY = 20  # migrations between two lines


@contextmanager
def drawing_less() -> Iterator[None]:
    """Makes a change to a model render only that model and its neighbours, as Django does for plain fields.

    By default, one foreign key renders all models again. A migration of data asks for fresh models itself.
    """
    usual = ProjectState.reload_model
    ProjectState.reload_model = lambda state, app, name, delay=False: usual(state, app, name, delay=True)
    # Models are cycles of references: collecting them after each migration takes a third of the time.
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        ProjectState.reload_model = usual


class Command(migrate.Command):
    help = "Prépare les tables comme « migrate », plus vite, en disant où elle en est."

    def handle(self, *args, **options):
        self.done = self.total = 0
        pre_migrate.connect(self.count)
        with drawing_less():
            super().handle(*args, **options)

    def count(self, plan, **kwargs) -> None:
        """Counts the plan's migrations; each app receives the same plan."""
        self.total = len(plan)

    def migration_progress_callback(self, action, migration=None, fake=False) -> None:
        if action != "apply_success":
            return
        self.done += 1
        if self.done % EVERY == 0 or self.done == self.total:
            gc.collect()
            self.stdout.write(f"      Tables : {self.done} / {self.total}")
