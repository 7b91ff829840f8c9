"""A department and its words: added, renamed, retired, never deleted."""

from django.db import transaction
from django.db.models import Max, Model

from itc_spaces import access
from itc_spaces.enums import CommitteeKind
from itc_spaces.membership.actions.checks import locked_department
from itc_spaces.models import College, Committee, Department, FrameworkAgreement, Organisation, Retirable, Topic
from itc_spaces.refusals import NotAllowed, Refused
from itc_spaces.trace import Traced, trace
from knowledge.publication.models import Circuit, CircuitStep
from knowledge.text import clean_text, slug_of

# What a new department starts with; the coordination renames it.
COLLEGES = ["Centres sociaux", "État", "Caf", "Région", "Département", "Communes"]
GUESTS = "Invités"
COMMITTEES = [
    ("Coordination départementale", CommitteeKind.COORDINATION),
    ("Comité technique", CommitteeKind.TECHNICAL),
]


@transaction.atomic
def create_department(*, actor, name: str, code: str) -> Department:
    """With the usual colleges, two committees, and a circuit that goes through both."""
    if not access.may_administer(actor):
        raise NotAllowed("Seule l'administration technique crée un département.")
    name, code = clean_text(name), clean_text(code).upper()
    if Department.objects.filter(code=code).exists() or Department.objects.filter(name__iexact=name).exists():
        raise Refused("Ce département existe déjà : il est dans la liste.")
    department = Department.objects.create(name=name, code=code)
    for position, college in enumerate([*COLLEGES, GUESTS]):
        College.objects.create(department=department, name=college, position=position, is_guest=college == GUESTS)
    circuit = Circuit.objects.create(department=department, name="Circuit départemental")
    for position, (committee, kind) in enumerate(COMMITTEES, start=1):
        committee = Committee.objects.create(department=department, name=committee, kind=kind)
        CircuitStep.objects.create(circuit=circuit, position=position, committee=committee)
    trace(action=Traced.DEPARTMENT_CREATED, target=department, actor=actor, data={"department": department.pk})
    return department


def _department_of(entry: Model) -> int | None:
    """None for a topic, which all departments share."""
    return entry.college.department_id if isinstance(entry, Organisation) else getattr(entry, "department_id", None)


def _checked(actor, department: Department, entry: Model) -> None:
    locked_department(actor, department)
    if _department_of(entry) not in (None, department.pk):
        raise NotAllowed("Cette entrée est d'un autre département.")


@transaction.atomic
def keep_entry(*, department: Department, actor, entry: Model) -> Model:
    """Adds an entry to a list of the department, or renames it; `entry` has been validated by its form."""
    _checked(actor, department, entry)
    if isinstance(entry, Topic) and not entry.pk:
        # Its slug is in addresses of the public catalogue: set once.
        entry.slug = slug_of(entry.name, "sujet")
        if Topic.objects.filter(slug=entry.slug).exists():
            raise Refused("Un sujet presque semblable existe déjà : renommez-le, ou remettez-le dans la liste.")
        entry.position = (Topic.objects.aggregate(last=Max("position"))["last"] or 0) + 1
    agreements = FrameworkAgreement.objects.filter(department=department)
    is_new_agreement = isinstance(entry, FrameworkAgreement) and not entry.pk
    if is_new_agreement and agreements.filter(title__iexact=entry.title).exists():
        raise Refused("Cette convention est déjà dans la liste.")
    entry.save()
    trace(action=Traced.ENTRY_KEPT, target=entry, actor=actor, data={"department": department.pk})
    return entry


@transaction.atomic
def retire_entry(*, department: Department, actor, entry: Retirable) -> None:
    """No longer offered; what was written with it keeps its word."""
    _checked(actor, department, entry)
    if entry.retired_at is None:
        entry.retired_at = access.now()
        entry.save(update_fields=["retired_at"])
        trace(action=Traced.ENTRY_RETIRED, target=entry, actor=actor, data={"department": department.pk})


@transaction.atomic
def restore_entry(*, department: Department, actor, entry: Retirable) -> None:
    _checked(actor, department, entry)
    if entry.retired_at is not None:
        entry.retired_at = None
        entry.save(update_fields=["retired_at"])
        trace(action=Traced.ENTRY_RESTORED, target=entry, actor=actor, data={"department": department.pk})
