"""Makes departments of a hundred spaces, each with seats, people, resources and one edition in ten resources."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from string import ascii_uppercase

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page

from accounts.models import User
from demonstration.accounts import DOMAIN, PASSWORD
from demonstration.scale.bulk import BATCH, NewPage, add_pages
from demonstration.scale.editions import publish
from demonstration.scale.texts import TOWNS, note_fields, sheet_fields, title_of
from itc_spaces.spaces import models
from itc_spaces.spaces.enums import Audience, CommitteeKind, MandateKind, Mode, OfficeKind, TerritoryKind
from knowledge.models import Credit, Note, PracticeSheet, Public
from knowledge.publication.models import Circuit, CircuitStep

# One transaction for each of them: an interrupted run leaves only whole ones.
SPACES_A_DEPARTMENT = 100
SEATS = 5
PEOPLE = 2  # people with seats, per space
SINCE = timedelta(days=400)


@dataclass
class Ground:
    """What the spaces of a department share."""

    department: models.Department
    organisations: list[models.Organisation]
    territory: models.Territory
    topics: list[models.Topic]
    publics: list[Public]
    password: str
    member: User | None = None


def add_spaces(
    count: int, *, resources: int = 10, department=None, member=None, say: Callable[[str], None] = lambda said: None
) -> list[int]:
    """Makes `count` spaces of `resources` each, in `department` and with a seat of `member` if given; returns ids."""
    password, made = make_password(PASSWORD), []
    while len(made) < count:
        with transaction.atomic():
            ground = _ground(department or _new_department(), password, member)
            made += _fill(ground, min(SPACES_A_DEPARTMENT, count - len(made)), resources)
        say(f"{len(made)} espaces sur {count}, {len(made) * resources} ressources")
    return made


def _new_department() -> models.Department:
    # The codes of real departments begin with a digit.
    known = set(models.Department.objects.values_list("code", flat=True))
    code = next(code for letter in ascii_uppercase for n in range(100) if (code := f"{letter}{n:02}") not in known)
    department = models.Department.objects.create(code=code, name=f"Département inventé {code}")
    technical = models.Committee.objects.create(
        department=department, name="Comité technique", kind=CommitteeKind.TECHNICAL
    )  # fmt: skip
    coordination = models.Committee.objects.create(
        department=department, name="Coordination départementale", kind=CommitteeKind.COORDINATION
    )
    circuit = Circuit.objects.create(department=department, name="Circuit départemental")
    for position, committee in enumerate((coordination, technical), start=1):
        CircuitStep.objects.create(circuit=circuit, position=position, committee=committee)
    return department


def _ground(department: models.Department, password: str, member: User | None) -> Ground:
    college, _ = models.College.objects.get_or_create(department=department, name="Centres sociaux")
    organisations = [
        models.Organisation.objects.get_or_create(college=college, name=f"Centre social {town}")[0] for town in TOWNS
    ]
    territory, _ = models.Territory.objects.get_or_create(
        department=department, name="Tout le département", defaults={"kind": TerritoryKind.URBAN}
    )
    topics, publics = list(models.Topic.objects.all()[:30]), list(Public.objects.all()[:10])
    topics = topics or [models.Topic.objects.create(name="Parentalité", slug="parentalite")]
    publics = publics or [Public.objects.create(name="Familles", slug="familles")]
    return Ground(department, organisations, territory, topics, publics, password, member)


def _fill(ground: Ground, count: int, resources: int) -> list[int]:
    index = models.SpacesIndex.objects.get()
    first = index.numchild
    spaces = add_pages([(index, [_new_space(ground, first + n) for n in range(count)])])
    people = _people(ground, spaces)
    _seats(ground, spaces, people)
    asked = [
        (space, [_new_resource(ground, people[at][0], (first + at) * resources + n, n) for n in range(resources)])
        for at, space in enumerate(spaces)
    ]
    pages = add_pages(asked)
    _place(spaces, pages, people, resources)
    _name_topics(ground, pages, asked)
    publish(ground, spaces, pages[::resources], first * resources, resources)
    return [space.pk for space in spaces]


def _new_space(ground: Ground, number: int) -> NewPage:
    title = f"ITC {TOWNS[number % len(TOWNS)].removeprefix('de ')} {ground.department.code} n° {number}"
    presentation = {"presentation": "<p>Une instance inventée.</p>"}
    return NewPage(title, f"{slugify(title)}", models.Space, presentation, {"live": True})


def _people(ground: Ground, spaces: list[Page]) -> list[list[User]]:
    """Makes the people of each space; the first people of a department also get its offices."""
    if ground.member:
        return [[ground.member] for _ in spaces]
    named = {"first_name": "Camille", "password": ground.password}
    made = User.objects.bulk_create(
        (
            User(email=f"{who}.{space.pk}{DOMAIN}", last_name=f"Inventé {space.pk}", **named)
            for space in spaces
            for who in ("directrice", "partenaire")
        ),
        batch_size=BATCH,
    )
    _appoint(ground.department, *made[:PEOPLE])
    return [made[at : at + PEOPLE] for at in range(0, len(made), PEOPLE)]


def _appoint(department: models.Department, coordinator: User, validator: User) -> None:
    office = {"department": department, "starts_on": _since()}
    models.Office.objects.create(user=coordinator, kind=OfficeKind.COORDINATOR, **office)
    if technical := department.committees.filter(kind=CommitteeKind.TECHNICAL).first():
        models.Office.objects.create(user=validator, kind=OfficeKind.VALIDATOR, committee=technical, **office)


def _since():
    return timezone.localdate() - SINCE


def _seats(ground: Ground, spaces: list[Page], people: list[list[User]]) -> None:
    since = _since()
    models.SpaceRecord.objects.bulk_create(
        (models.SpaceRecord(space_id=space.pk, department=ground.department, opened_on=since) for space in spaces),
        batch_size=BATCH,
    )
    organisations = ground.organisations
    seats = models.Seat.objects.bulk_create(
        (
            models.Seat(space_id=space.pk, organisation=organisations[(at + n) % len(organisations)], starts_on=since)
            for at, space in enumerate(spaces)
            for n in range(SEATS)
        ),
        batch_size=BATCH,
    )
    models.SeatMode.objects.bulk_create(
        (models.SeatMode(seat=seat, mode=Mode.ATTENDS, starts_on=since) for seat in seats), batch_size=BATCH
    )
    models.Membership.objects.bulk_create(
        (
            models.Membership(seat=seats[at * SEATS + n], user=user, starts_on=since)
            for at, held in enumerate(people)
            for n, user in enumerate(held)
        ),
        batch_size=BATCH,
    )
    models.Mandate.objects.bulk_create(
        (models.Mandate(seat=seat, kind=MandateKind.CHAIR, starts_on=since) for seat in seats[::SEATS]),
        batch_size=BATCH,
    )


def _new_resource(ground: Ground, author: User, number: int, rank: int) -> NewPage:
    """Returns one resource of ten: eight sheets and two notes; two are drafts. Its slug is unique but not secret."""
    is_note, title = rank % 10 in (4, 9), title_of(number)
    fields = note_fields(number) if is_note else sheet_fields(number)
    if not is_note:
        fields |= {"lead_organisation_id": ground.organisations[0].pk, "territory_id": ground.territory.pk}
    at = timezone.now() - timedelta(minutes=number)
    tree = {"live": not _is_draft(rank), "owner": author, "latest_revision_created_at": at, "last_published_at": at}
    return NewPage(title, f"{slugify(title)[:60]}-{number:06}", Note if is_note else PracticeSheet, fields, tree)


def _is_draft(rank: int) -> bool:
    return rank % 10 in (7, 8)


def _place(spaces: list[Page], pages: list[Page], people: list[list[User]], resources: int) -> None:
    models.Placement.objects.bulk_create(
        (
            models.Placement(
                page_id=page.pk,
                space_id=spaces[at // resources].pk,
                author=people[at // resources][0],
                audience=Audience.SPACE
                if _is_draft(rank := at % resources) or rank % 10 in (3, 6)
                else Audience.NETWORK,
                shared_at=None if _is_draft(rank) else page.last_published_at,
            )
            for at, page in enumerate(pages)
        ),
        batch_size=BATCH,
    )
    Credit.objects.bulk_create(
        (
            Credit(page_id=page.pk, user=author, name=author.get_full_name(), quality=author.quality)
            for page, author in ((page, people[at // resources][0]) for at, page in enumerate(pages))
        ),
        batch_size=BATCH,
    )


def _name_topics(ground: Ground, pages: list[Page], asked: list[tuple[Page, list[NewPage]]]) -> None:
    kinds = [new.model for _, news in asked for new in news]
    for model in (PracticeSheet, Note):
        mine = [page.pk for page, kind in zip(pages, kinds, strict=True) if kind is model]
        _link(model.topics.through, model, "topic_id", mine, [topic.pk for topic in ground.topics])
    sheets = [page.pk for page, kind in zip(pages, kinds, strict=True) if kind is PracticeSheet]
    _link(PracticeSheet.publics.through, PracticeSheet, "public_id", sheets, [public.pk for public in ground.publics])


def _link(through, model, to: str, pages: list[int], values: list[int]) -> None:
    rows = (through(**{f"{model._meta.model_name}_id": pk, to: values[pk % len(values)]}) for pk in pages)
    through.objects.bulk_create(rows, batch_size=BATCH)
