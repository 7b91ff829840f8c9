"""Creates departments; adds, renames and retires their words, which are never deleted."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Model

from accounts.models import User
from itc_spaces.coordination.shared_words import is_shared
from itc_spaces.membership.actions.checks import locked_department
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import CommitteeKind
from itc_spaces.spaces.locking import lock_list
from itc_spaces.spaces.models import College, Committee, Department, FrameworkAgreement, Organisation, Retirable
from itc_spaces.spaces.trace import Traced, trace
from knowledge.publication.models import Circuit, CircuitStep
from web.refusals import NotAllowed, Refused
from web.text import clean_text, slug_of

# The colleges of a new department; the coordination renames them.
COLLEGES = ["Centres sociaux", "État", "Caf", "Région", "Département", "Communes"]
GUESTS = "Invités"
COMMITTEES = [
    ("Coordination départementale", CommitteeKind.COORDINATION),
    ("Comité technique", CommitteeKind.TECHNICAL),
]

# Those of the French departments and collectivities.
TIME_ZONES = [
    ("Europe/Paris", "Métropole"),
    ("America/Guadeloupe", "Guadeloupe, Saint-Martin, Saint-Barthélemy"),
    ("America/Martinique", "Martinique"),
    ("America/Cayenne", "Guyane"),
    ("Indian/Reunion", "La Réunion"),
    ("Indian/Mayotte", "Mayotte"),
    ("America/Miquelon", "Saint-Pierre-et-Miquelon"),
    ("Pacific/Noumea", "Nouvelle-Calédonie"),
    ("Pacific/Tahiti", "Tahiti et îles de la Société"),
    ("Pacific/Marquesas", "Îles Marquises"),
    ("Pacific/Gambier", "Îles Gambier"),
    ("Pacific/Wallis", "Wallis-et-Futuna"),
]


@transaction.atomic
def choose_time_zone(*, department: Department, actor: User, time_zone: str) -> None:
    """Sets the time zone of future meetings; meetings already prepared keep the hours that people were told."""
    department = locked_department(actor, department)
    if time_zone not in (*dict(TIME_ZONES), department.time_zone):
        raise Refused("Choisissez un fuseau horaire de la liste.")
    if department.time_zone != time_zone:
        department.time_zone = time_zone
        department.save(update_fields=["time_zone"])
        data = {"department": department.pk}
        trace(action=Traced.TIME_ZONE_CHOSEN, target=department, actor=actor, data=data)


@transaction.atomic
def create_department(*, actor: User, name: str, code: str) -> Department:
    """Creates a department with the usual colleges, two committees, and a circuit that goes through both."""
    if not access.may_administer(actor):
        raise NotAllowed("Seule l'administration technique crée un département.")
    lock_list(Department)
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
    """Returns the department of an entry; None for a word that all departments share."""
    return entry.college.department_id if isinstance(entry, Organisation) else getattr(entry, "department_id", None)


def _checked(actor: User, department: Department, entry: Model) -> None:
    locked_department(actor, department)
    if _department_of(entry) not in (None, department.pk):
        raise NotAllowed("Cette entrée est d'un autre département.")


def _not_shared(entry: Model) -> None:
    if entry.pk and is_shared(type(entry)):
        raise NotAllowed("Ce mot est à tous les départements : proposez son changement.")


@transaction.atomic
def keep_entry(*, department: Department, actor: User, entry: Model) -> Model:
    """Adds an entry to a list of the department, or renames it; a form has checked `entry`.

    A word of all departments may be added freely; only `propose_change` changes an existing one.
    """
    _checked(actor, department, entry)
    _not_shared(entry)
    if is_shared(type(entry)):
        lock_list(type(entry))
        # The slug is in addresses of the public catalogue, so it never changes.
        entry.slug, same = slug_of(entry.name, "mot"), type(entry)._default_manager
        if same.filter(slug=entry.slug).exists():
            raise Refused("Un mot presque semblable existe déjà : proposez de le renommer, ou de le remettre.")
        entry.position = (same.aggregate(last=Max("position"))["last"] or 0) + 1
    agreements = FrameworkAgreement.objects.filter(department=department)
    is_new_agreement = isinstance(entry, FrameworkAgreement) and not entry.pk
    if is_new_agreement and agreements.filter(title__iexact=entry.title).exists():
        raise Refused("Cette convention est déjà dans la liste.")
    _still_alone(entry)
    entry.save()
    trace(action=Traced.ENTRY_KEPT, target=entry, actor=actor, data={"department": department.pk})
    return entry


def _still_alone(entry: Model) -> None:
    """Refuses an entry that somebody else has added between the form's check and the lock."""
    try:
        entry.validate_unique()
        entry.validate_constraints()
    except ValidationError as taken:
        raise Refused("Quelqu'un vient d'ajouter ce nom : il est dans la liste, rechargez la page.") from taken


@transaction.atomic
def retire_entry(*, department: Department, actor: User, entry: Retirable) -> None:
    """Retires an entry: forms no longer offer it, and what was written with it keeps the word."""
    _checked(actor, department, entry)
    _not_shared(entry)
    entry.refresh_from_db(fields=["retired_at"])
    if entry.retired_at is None:
        entry.retired_at = access.now()
        entry.save(update_fields=["retired_at"])
        trace(action=Traced.ENTRY_RETIRED, target=entry, actor=actor, data={"department": department.pk})


@transaction.atomic
def restore_entry(*, department: Department, actor: User, entry: Retirable) -> None:
    _checked(actor, department, entry)
    _not_shared(entry)
    entry.refresh_from_db(fields=["retired_at"])
    if entry.retired_at is not None:
        entry.retired_at = None
        entry.save(update_fields=["retired_at"])
        trace(action=Traced.ENTRY_RESTORED, target=entry, actor=actor, data={"department": department.pk})
