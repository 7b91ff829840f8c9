"""`manage.py check --database default`, and each migration, report resources that nobody could ever see."""

from django.core import checks
from django.db import connections
from wagtail.models import Page

from itc_spaces.spaces.models import Placement


@checks.register(checks.Tags.database)
def resources_have_their_placement(app_configs, databases=None, **kwargs) -> list[checks.CheckMessage]:
    """Reports resources without a placement: the site always creates both, so these were written by other means."""
    from knowledge.types import types

    found = []
    for alias in databases or []:
        if Placement._meta.db_table not in connections[alias].introspection.table_names():
            continue  # before the first migration
        models = [known.model for known in types()]
        lost = Page.objects.using(alias).type(*models).filter(placement__isnull=True).values_list("pk", flat=True)[:20]
        if lost:
            hint = "Give each its Placement (space, author), or delete the page."
            found.append(checks.Error(f"Resources without a placement: {list(lost)}.", hint=hint, id="knowledge.E001"))
    return found
