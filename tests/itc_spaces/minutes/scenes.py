"""What the tests of minutes share: a meeting that was held, with a point of each sort, and its people."""

from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from accounts.models import User
from itc_spaces.meetings.models import AgendaItem, Meeting
from itc_spaces.minutes import actions
from itc_spaces.minutes.models import Delivery, MinutesVersion, Task
from itc_spaces.spaces.models import Grant, Seat, Space, Thematic
from tests.support.factories import GrantFactory, OfficeFactory, SpaceFactory, ThematicFactory, member_of
from tests.support.factories.meetings import AgendaItemFactory, MeetingFactory, TurnSchemeFactory


@dataclass
class Scene:
    """Who chairs, who keeps, the Caf; who follows; who is invited to the thematic of the second point."""

    space: Space
    chair: User
    keeper: User
    caf: User
    follower: User
    expert: User
    coordinator: User
    thematic: Thematic
    meeting: Meeting
    items: dict[str, AgendaItem] = field(default_factory=dict)  # « common », « thematic », « reserved »

    def seat(self, name: str) -> Seat:
        return getattr(self, name).memberships.get().seat

    def write(self, item: str = "common", notes: str = "Tout le monde est d'accord.", **said) -> None:
        row = AgendaItem.objects.get(pk=self.items[item].pk)
        said = {"actor": self.keeper, **said}
        actions.keep_point(item=row, notes=notes, seen=row.notes_sequence, **said)

    def write_all(self) -> None:
        for item in self.items:
            self.write(item, f"Dit sur {item}.", decision=f"Décidé sur {item}.")

    def circulate(self, actor: str = "keeper", reason: str = "") -> MinutesVersion:
        return actions.circulate_minutes(meeting=self.meeting, actor=getattr(self, actor), reason=reason)

    def owe(self, due: date | None = None) -> Task:
        """By the Caf, in minutes that circulate."""
        self.write("common", "Dit.", task="Demander la salle", task_seat=self.seat("caf"), task_due=due)
        self.circulate()
        return Task.objects.get()

    def end_access(self) -> None:
        """Of the person invited."""
        Grant.all_rows.filter(user=self.expert).update(ended_at=timezone.now())

    def delivery(self, person: str) -> Delivery:
        rows = Delivery.objects.filter(meeting=self.meeting, recipient=getattr(self, person))
        return rows.select_related("version__minutes").latest("pk")


def make_scene() -> Scene:
    space = SpaceFactory(title="ITC du Littoral Ouest", slug="itc-littoral")
    TurnSchemeFactory(space=space)
    chair, keeper, caf = member_of(space, chair=True), member_of(space), member_of(space)
    coordinator = OfficeFactory(department=space.record.department).user
    thematic = ThematicFactory(space=space)
    seats = {
        f"{duty}_seat": person.memberships.get().seat for duty, person in (("chair", chair), ("secretary", keeper))
    }
    meeting = MeetingFactory(space=space, held=True, title="La rentrée", **seats)
    scene = Scene(
        space, chair, keeper, caf, member_of(space, follows=True), GrantFactory(content_object=thematic).user,
        coordinator, thematic, meeting,
    )  # fmt: skip
    traits = {"common": {}, "thematic": {"thematic": thematic}, "reserved": {"reserved": True}}
    for position, (name, trait) in enumerate(traits.items()):
        scene.items[name] = AgendaItemFactory(meeting=meeting, position=position, title=f"Point {name}", **trait)
    return scene


def later_session(scene: Scene, **said) -> Meeting:
    return MeetingFactory(space=scene.space, convened=True, **said)
