"""Creates, presents, closes and reopens spaces; closing loses nothing."""

from django.db import transaction
from django.utils.text import slugify

from accounts.models import User
from itc_spaces.membership import notices
from itc_spaces.membership.actions.checks import locked_department, locked_space
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.locking import lock_pages, lock_places
from itc_spaces.spaces.models import (
    Department,
    Deployment,
    FrameworkAgreement,
    Space,
    SpaceRecord,
    SpacesIndex,
    Territory,
)
from itc_spaces.spaces.trace import Traced, trace
from knowledge.rewriting import rewritten
from knowledge.staleness import Base, StaleForm, check_base
from web.refusals import Overtaken, Refused
from web.text import clean_lines, clean_text, html_from_text

SLUG_CHARACTERS = 60


@transaction.atomic
def create_space(
    *,
    department: Department,
    actor: User,
    title: str,
    territory: Territory,
    agreement: FrameworkAgreement,
    diagnosis: str = "",
    presentation: str = "",
) -> Space:
    """Creates a space: its page, its record, and its deployment on a territory under an agreement."""
    locked_department(actor, department)
    title, today = _checked_title(department, title), access.today()
    territory.refresh_from_db(fields=["retired_at"])
    if territory.department_id != department.pk or territory.retired_at:
        raise Refused("Choisissez un territoire de la liste du département.")
    if agreement.department_id != department.pk:
        raise Refused("Choisissez une convention cadre du département.")
    lock_pages(SpacesIndex.objects.values_list("pk", flat=True).get())
    index = SpacesIndex.objects.get()
    space = Space(title=title, slug=_free_slug(index, title), presentation=html_from_text(presentation), owner=actor)
    index.add_child(instance=space)
    SpaceRecord.objects.create(space=space, department=department, opened_on=today)
    Deployment.objects.create(
        space=space, agreement=agreement, territory=territory, diagnosis=clean_lines(diagnosis), starts_on=today
    )
    trace(action=Traced.SPACE_CREATED, target=space, actor=actor, data={"department": department.pk})
    return space


def _checked_title(department: Department, title: str, but: Space | None = None) -> str:
    title = clean_text(title)
    if not title:
        raise Refused("Donnez un nom à l'ITC : « ITC Marseille Nord ».")
    others = Space.objects.filter(record__department=department).exclude(pk=but.pk if but else None)
    # SQLite does not ignore the case of letters with accents.
    if title.casefold() in {other.casefold() for other in others.values_list("title", flat=True)}:
        raise Refused("Une ITC du département porte déjà ce nom : choisissez-en un autre, ou rouvrez celle-ci.")
    return title


def _free_slug(index: SpacesIndex, title: str) -> str:
    base = slugify(title)[:SLUG_CHARACTERS].strip("-") or "itc"
    taken = set(index.get_children().filter(slug__startswith=base).values_list("slug", flat=True))
    return next(
        slug for number in range(1, len(taken) + 2) if (slug := f"{base}-{number}" if number > 1 else base) not in taken
    )


@transaction.atomic
def edit_space(
    *, space: Space, actor: User, title: str, presentation: str, base: Base, guests_take_turns: bool | None = None
) -> None:
    """Changes a space's name, presentation and rule of turns (None leaves the rule); its address stays.

    Raises Overtaken when somebody saved since `base`.
    """
    # A name is unique in a department, so two spaces that want it take turns.
    departments = SpaceRecord.objects.filter(space=space).values_list("department", flat=True)
    lock_places(actor, departments=departments, spaces=[space.pk], changes=(Department, SpaceRecord))
    record = locked_space(actor, Action.MANAGE, space)
    try:
        check_base(space, base)
    except StaleForm as error:
        raise Overtaken(
            "Quelqu'un a modifié cette présentation pendant que vous écriviez. Son texte est plus bas : reprenez-en ce "
            "qu'il faut dans le vôtre, puis enregistrez."
        ) from error
    page = Space.objects.get(pk=space.pk)
    page.title, page.presentation = (
        _checked_title(record.department, title, page),
        rewritten(page.presentation, presentation),
    )
    page.draft_title = page.title
    if guests_take_turns is not None:
        record.guests_take_turns = guests_take_turns
        record.save(update_fields=["guests_take_turns"])
    revision = page.save_revision(user=actor, log_action=False)
    revision.publish(user=actor, log_action=False, skip_permission_checks=True)
    trace(action=Traced.SPACE_EDITED, target=page, actor=actor)


@transaction.atomic
def close_space(*, space: Space, actor: User, reason: str) -> None:
    """Closes the space: nobody may write there any more. Everything stays readable, and returns when it reopens."""
    record, reason = locked_space(actor, Action.CLOSE, space), clean_lines(reason)
    if record.closed_at:
        return
    if not reason:
        raise Refused("Dites pourquoi cette ITC ferme : ses membres liront ce motif.")
    record.closed_at, record.closing_reason = access.now(), reason[:1000]
    record.save(update_fields=["closed_at", "closing_reason"])
    notices.tell_members(space, notices.SPACE_CLOSED, actor, record.closed_at.isoformat())
    trace(action=Traced.SPACE_CLOSED, target=space, actor=actor)


@transaction.atomic
def reopen_space(*, space: Space, actor: User) -> None:
    record = locked_space(actor, Action.CLOSE, space)
    if not record.closed_at:
        return
    record.closed_at, record.closing_reason = None, ""
    record.save(update_fields=["closed_at", "closing_reason"])
    notices.tell_members(space, notices.SPACE_REOPENED, actor, access.now().isoformat())
    trace(action=Traced.SPACE_REOPENED, target=space, actor=actor)
