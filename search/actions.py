"""What the coordination changes in search: its synonyms."""

from django.db import transaction

from itc_spaces import access
from itc_spaces.membership.actions.checks import locked_department
from itc_spaces.models import Department
from itc_spaces.refusals import Refused
from itc_spaces.trace import Traced, trace
from knowledge.publication.catalogue import fold
from knowledge.text import clean_text
from search.models import SynonymGroup

MOST = 12  # expressions of one group


@transaction.atomic
def keep_synonyms(*, department: Department, actor, group: SynonymGroup) -> SynonymGroup:
    """Adds or changes a group; an expression stands in one group in use only."""
    locked_department(actor, department)
    words = list(dict.fromkeys(filter(None, (clean_text(line) for line in group.expressions.splitlines()))))
    if not 2 <= len(words) <= MOST:
        raise Refused(f"Un groupe dit la même chose de deux à {MOST} façons : une expression par ligne.")
    folded = {fold(word) for word in words}
    for other in SynonymGroup.objects.filter(retired_at__isnull=True).exclude(pk=group.pk):
        if shared := folded & {fold(word) for word in other.words}:
            raise Refused(f"« {min(shared)} » est déjà dans le groupe « {other} » : complétez plutôt celui-là.")
    group.expressions = "\n".join(words)
    group.save()
    trace(action=Traced.ENTRY_KEPT, target=group, actor=actor, data={"department": department.pk})
    return group


@transaction.atomic
def retire_synonyms(*, department: Department, actor, group: SynonymGroup) -> None:
    locked_department(actor, department)
    if group.retired_at is None:
        group.retired_at = access.now()
        group.save(update_fields=["retired_at"])
        trace(action=Traced.ENTRY_RETIRED, target=group, actor=actor, data={"department": department.pk})


@transaction.atomic
def restore_synonyms(*, department: Department, actor, group: SynonymGroup) -> None:
    locked_department(actor, department)
    if group.retired_at is not None:
        group.retired_at = None
        group.save(update_fields=["retired_at"])
        trace(action=Traced.ENTRY_RESTORED, target=group, actor=actor, data={"department": department.pk})
