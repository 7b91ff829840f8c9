"""Checks that this version of the code knows the database, and says what to do if not."""

from django.core.checks import Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.db.migrations.executor import MigrationExecutor

NEWER = (
    "La base de données vient d'une version plus récente de la plateforme : {names} n'est pas connu ici. Rien n'a été "
    "changé. Installez la version qui a servi en dernier, ou restaurez la sauvegarde faite avant la mise à niveau "
    "(docs/operate.md, « Revenir en arrière »)."
)
OLDER = "La base de données n'est pas à jour. Lancez : python manage.py migrate"
SILENT = (
    "La base de données ne répond pas. Vérifiez qu'elle est démarrée, puis l'adresse, le nom et le mot de passe donnés "
    "par DATABASE_URL. Elle a dit : {said}"
)


def silent(error: OperationalError) -> str:
    return SILENT.format(said=" ".join(str(error).split()))


def unknown_migrations(executor: MigrationExecutor) -> list[str]:
    """Returns applied migrations that are later than all of this code's; squashed old ones do not count."""
    loader = executor.loader
    last = {}
    for app, name in loader.disk_migrations:
        last[app] = max(name, last.get(app, ""))
    applied = [key for key in loader.applied_migrations if key not in loader.disk_migrations]
    return sorted(f"{app}.{name}" for app, name in applied if app in last and name > last[app])


def trouble(alias: str = DEFAULT_DB_ALIAS, *, pending_too: bool = True) -> str:
    """Returns why this code cannot work on this database, with the remedy; empty when it can."""
    try:
        executor = MigrationExecutor(connections[alias])
    except OperationalError as error:
        return silent(error)
    if unknown := unknown_migrations(executor):
        return NEWER.format(names=", ".join(unknown[:3]))
    if pending_too and executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return OLDER
    return ""


def refuse_other_database() -> None:
    """Raises ImproperlyConfigured before a server or a worker reads or writes anything."""
    if said := trouble():
        raise ImproperlyConfigured(said)


@register(Tags.database)
def check_database(app_configs=None, databases=None, **kwargs) -> list[Error]:
    """Stops `migrate` itself: otherwise it would continue from a newer database, or end with a traceback."""
    said = [trouble(alias, pending_too=False) for alias in databases or []]
    return [Error(text, id="operations.E001") for text in said if text]
