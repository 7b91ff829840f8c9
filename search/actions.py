"""The coordination's changes to search: it adds synonyms freely, and changes them with `propose_change`."""

from django.db import transaction

from accounts.models import User
from itc_spaces.membership.actions.checks import locked_department
from itc_spaces.spaces.locking import lock_list
from itc_spaces.spaces.models import Department
from itc_spaces.spaces.trace import Traced, trace
from search.models import SynonymGroup
from web.refusals import Refused
from web.text import clean_text, fold

MOST = 12  # expressions per group


@transaction.atomic
def add_synonyms(*, department: Department, actor: User, group: SynonymGroup) -> SynonymGroup:
    locked_department(actor, department)
    lock_list(SynonymGroup)
    group.expressions = checked_synonyms(group, group.expressions)
    group.save()
    trace(action=Traced.ENTRY_KEPT, target=group, actor=actor, data={"department": department.pk})
    return group


def checked_synonyms(group: SynonymGroup, text: str) -> str:
    """Returns the cleaned expressions, one per line; an expression is in at most one group in use. Raises Refused."""
    words = list(dict.fromkeys(filter(None, (clean_text(line) for line in text.splitlines()))))
    if not 2 <= len(words) <= MOST:
        raise Refused(f"Un groupe dit la même chose de deux à {MOST} façons : une expression par ligne.")
    folded = {fold(word) for word in words}
    for other in SynonymGroup.objects.filter(retired_at__isnull=True).exclude(pk=group.pk):
        if shared := folded & {fold(word) for word in other.words}:
            raise Refused(f"« {min(shared)} » est déjà dans le groupe « {other} » : complétez plutôt celui-là.")
    return "\n".join(words)
