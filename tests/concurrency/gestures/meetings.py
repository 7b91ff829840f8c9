"""What meetings may undergo, by what they have come to, and from whose hand."""

from datetime import date, time
from functools import partial

from accounts.models import User
from itc_spaces.meetings import actions as meetings
from itc_spaces.meetings.enums import Aim, Answer, Availability, Carried, Mode, TurnUnit
from itc_spaces.meetings.reconciling import reconcile_space
from itc_spaces.meetings.seats import seated
from itc_spaces.meetings.watching import pass_turns
from itc_spaces.membership import actions as membership
from itc_spaces.minutes.actions import keep_point
from itc_spaces.spaces.enums import MandateKind, MeetingKind
from knowledge.enums import FileKind
from tests.concurrency.gestures.usual import Gesture, bin_page, close_space, end_of, erase, upload
from tests.concurrency.scenes import IN_A_MONTH, Scene
from tests.support.factories import days, member_of

MORNING = {"starts": time(9), "ends": time(11)}


def move(scene: Scene, actor: str = "chair", day: date = IN_A_MONTH) -> object:
    return meetings.move_meeting(
        meeting=scene.meeting, actor=getattr(scene, actor), seen=scene.meeting.sequence, mode=Mode.ON_SITE,
        place="Mairie", day=day, **MORNING,
    )  # fmt: skip


def cancel(scene: Scene) -> object:
    return meetings.cancel_meeting(meeting=scene.meeting, actor=scene.chair, reason="Grève.")


def answer(scene: Scene, actor: str = "member", said: Answer = Answer.COMING) -> object:
    return meetings.answer_convocation(convocation=scene.convocation, actor=getattr(scene, actor), answer=said)


def reconcile(scene: Scene) -> object:
    """After somebody came, whom nobody has convoked yet."""
    member_of(scene.space)
    return reconcile_space(scene.space.pk)


def give(scene: Scene) -> object:
    seat = scene.membership_of(scene.member).seat
    return meetings.give_turn(meeting=scene.meeting, actor=scene.coordinator, duty=MandateKind.CHAIR, seat=seat)


def on_secretary_turn(scene: Scene) -> User:
    return scene.turn.seat.memberships.get().user


def add_point(scene: Scene) -> object:
    return meetings.add_item(meeting=scene.meeting, actor=scene.member, title="Un point de plus")


def edit_point(scene: Scene, actor: str = "member") -> object:
    return meetings.edit_item(
        item=scene.item, actor=getattr(scene, actor), title=f"Dit par {actor}", aim=Aim.DECIDE, minutes=20,
        thematic=None, reserved=False, seen=scene.item.sequence,
    )  # fmt: skip


def link_point(scene: Scene, actor: str = "member") -> object:
    return meetings.link_page(item=scene.item, actor=getattr(scene, actor), page=scene.page)


def add_file(scene: Scene, name: str = "grille.pdf") -> object:
    return meetings.add_agenda_file(item=scene.item, actor=scene.member, upload=upload(name, FileKind.PDF))


def drop_file(scene: Scene, actor: str = "member") -> object:
    return meetings.drop_agenda_file(link=scene.item.files.earliest("pk"), actor=getattr(scene, actor))


def order_points(scene: Scene) -> object:
    order = scene.meeting.items.order_by("-position").values_list("pk", flat=True)
    return meetings.order_items(meeting=scene.meeting, actor=scene.chair, order=list(order))


def keep_notes(scene: Scene, actor: str = "") -> object:
    keeper = getattr(scene, actor) if actor else on_secretary_turn(scene)
    said = f"{keeper.first_name} note que tout le monde est d'accord."
    return keep_point(item=scene.item, actor=keeper, notes=said, seen=scene.item.notes_sequence)


def answer_dates(scene: Scene, actor: str = "member", choice: Availability = Availability.YES, **said) -> object:
    choices = dict.fromkeys([scene.option.pk, scene.other_option.pk], choice)
    return meetings.answer_dates(meeting=scene.meeting, actor=getattr(scene, actor), choices=choices, **said)


def hold(scene: Scene, actor: str = "chair") -> object:
    seats = seated(scene.meeting)
    return meetings.hold_meeting(
        meeting=scene.meeting, actor=getattr(scene, actor), postponed=[scene.item.pk],
        seats=[meetings.SeatPresence(one.seat, "PRESENT") for one in seats],
        others=[meetings.OtherPresent("habitante", "Mme Martin")],
        chaired_by=seats[0].seat, kept_by=scene.membership_of(scene.member).seat,
    )  # fmt: skip


def plan(scene: Scene, actor: str = "chair") -> object:
    return meetings.plan_year(
        space=scene.space, actor=getattr(scene, actor), days=[days(60), days(120)], place="Mairie", **MORNING
    )  # fmt: skip


def prepare(scene: Scene, actor: str = "chair") -> object:
    return meetings.prepare_meeting(
        space=scene.space, actor=getattr(scene, actor), title="La suite", day=days(50), copied=scene.meeting, **MORNING
    )


def take(scene: Scene) -> object:
    return meetings.take_agenda(meeting=scene.meeting, actor=scene.chair, source=scene.other_meeting)


def record(scene: Scene, actor: str = "chair") -> object:
    return meetings.record_meeting(
        space=scene.space, actor=getattr(scene, actor), title="Déjà tenue", place="Mairie", day=days(-20), **MORNING
    )


def choose_scheme(scene: Scene, actor: str = "chair", **said) -> object:
    said = said or {"unit": TurnUnit.MEETING}
    return meetings.choose_scheme(
        space=scene.space, actor=getattr(scene, actor), duty=MandateKind.CHAIR, moves_mandate=True, **said
    )


def pause(scene: Scene, actor: str = "chair") -> object:
    return meetings.pause_meetings(
        space=scene.space, actor=getattr(scene, actor), starts_on=days(0), ends_on=IN_A_MONTH, reason="Des travaux."
    )


def end_chair_mandate(scene: Scene) -> object:
    mandate = scene.membership_of(scene.chair).seat.mandates.get()
    return membership.end_mandate(mandate=mandate, actor=scene.coordinator)


MEETING: dict[str, Gesture] = {
    "move": move,
    "move by another": partial(move, actor="coordinator"),
    "cancel": cancel,
    "answer": answer,
    "answer from the mail": lambda s: meetings.answer_by_link(convocation=s.convocation, answer=Answer.EXCUSED),
    "note an answer": partial(answer, actor="chair", said=Answer.REMOTE),
    "accept the turn": lambda s: meetings.answer_turn(turn=s.turn, actor=on_secretary_turn(s), accepts=True),
    "decline the turn": lambda s: meetings.answer_turn(turn=s.turn, actor=s.chair, accepts=False),
    "give a turn": give,
    "pass the turns": lambda s: pass_turns(),
    "reconcile": reconcile,
    "end the member's seat": end_of("member"),
    "erase the member's account": erase("member"),
    "close the space": close_space,
}  # fmt: skip
AGENDA: dict[str, Gesture] = {
    "add a point": add_point,
    "edit a point": edit_point,
    "edit it by another": partial(edit_point, actor="chair"),
    "remove a point": lambda s: meetings.remove_item(item=s.item, actor=s.member),
    "remove the other": lambda s: meetings.remove_item(item=s.meeting.items.earliest("position"), actor=s.chair),
    "order the points": order_points,
    "link a resource": link_point,
    "link none": lambda s: meetings.link_page(item=s.item, actor=s.chair, page=None),
    "bin the resource": bin_page,
    "add a file": add_file,
    "drop the file": drop_file,
    "keep the notes": keep_notes,
    "keep the notes by another": partial(keep_notes, actor="coordinator"),
    "decline the turn": MEETING["decline the turn"],
    "move": move,
    "cancel": cancel,
    "end the member's seat": end_of("member"),
    "close the space": close_space,
}  # fmt: skip
PREPARATION: dict[str, Gesture] = {
    "convene": lambda s: meetings.convene_meeting(meeting=s.meeting, actor=s.chair),
    "edit": lambda s: meetings.edit_meeting(
        meeting=s.meeting, actor=s.coordinator, seen=s.meeting.sequence, kind=MeetingKind.SESSION, mode=Mode.ON_SITE,
        day=IN_A_MONTH, title="Autrement dit", place="Mairie", **MORNING,
    ),
    "propose a date": lambda s: meetings.propose_date(meeting=s.meeting, actor=s.chair, day=IN_A_MONTH, **MORNING),
    "withdraw a date": lambda s: meetings.withdraw_date(option=s.option, actor=s.coordinator),
    "answer the dates": answer_dates,
    "answer them for the seat": lambda s: answer_dates(
        s, "chair", Availability.NO, seat=s.membership_of(s.member).seat
    ),
    "choose a date": lambda s: meetings.choose_date(option=s.option, actor=s.chair),
    "choose the other": lambda s: meetings.choose_date(option=s.other_option, actor=s.coordinator),
    "give a turn": give,
    "add a point": add_point,
    "take the last agenda": take,
    "cancel": cancel,
    "end the member's seat": end_of("member"),
    "close the space": close_space,
}  # fmt: skip
SITTING: dict[str, Gesture] = {
    "hold": hold,
    "hold by another": partial(hold, actor="coordinator"),
    "keep the notes": partial(keep_notes, actor="coordinator"),
    "edit the point": partial(edit_point, actor="chair"),
    "move": move,
    "cancel": cancel,
    "answer": answer,
    "decline the turn": MEETING["decline the turn"],
    "end the chair's mandate": end_chair_mandate,
    "end the member's seat": end_of("member"),
    "erase the member's account": erase("member"),
    "close the space": close_space,
}  # fmt: skip
RHYTHM: dict[str, Gesture] = {
    "plan": plan,
    "plan by another": partial(plan, actor="coordinator"),
    "prepare": prepare,
    "prepare by another": partial(prepare, actor="coordinator"),
    "record": record,
    "record by another": partial(record, actor="coordinator"),
    "choose the turns": choose_scheme,
    "choose them otherwise": partial(choose_scheme, actor="coordinator", unit=TurnUnit.PERIOD, months=6),
    "choose a rhythm": lambda s: meetings.choose_rhythm(space=s.space, actor=s.chair, months=1),
    "choose the agreement's": lambda s: meetings.choose_rhythm(space=s.space, actor=s.coordinator, months=None),
    "pause": pause,
    "end the pause": lambda s: meetings.end_pause(space=s.space, actor=s.coordinator),
    "end the chair's mandate": end_chair_mandate,
    "close the space": close_space,
}  # fmt: skip
CALENDAR: dict[str, Gesture] = {
    "open another": lambda s: meetings.open_address(actor=s.member, name="Mon ordinateur", space=s.space, key="x"),
    "renew": lambda s: meetings.renew_address(address=s.address, actor=s.member, seen=s.address.digest),
    "end": lambda s: meetings.end_address(address=s.address, actor=s.member),
    "choose the mails": lambda s: meetings.choose_mails(person=s.member, carried=Carried.FEED),
    "refuse reminders": lambda s: meetings.choose_mails(person=s.member, reminders=False),
    "end the seat": end_of("member"),
    "erase": erase("member"),
}  # fmt: skip
