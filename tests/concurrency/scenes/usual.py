"""One ITC of a department, its people, and each thing that is not of a meeting."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from uuid import UUID, uuid4

from django.utils import timezone
from wagtail.models import Revision

from accounts.models import User
from itc_spaces.discussion.models import Contribution
from itc_spaces.meetings.models import AgendaItem, CalendarAddress, Convocation, DateOption, Meeting, Turn
from itc_spaces.membership.models import Invitation, WordChange
from itc_spaces.minutes.models import Decision, Delivery, Task
from itc_spaces.spaces.enums import MandateKind, MembershipRole
from itc_spaces.spaces.models import (
    Department,
    FrameworkAgreement,
    Grant,
    Mandate,
    Membership,
    Office,
    Organisation,
    Seat,
    Space,
    Territory,
    Thematic,
    Topic,
)
from itc_spaces.thematics.actions import suggest_from_note
from itc_spaces.thematics.models import ThematicInvitation
from knowledge.actions import Experience, give_feedback, offer_improvement
from knowledge.enums import FileKind, UseAgain
from knowledge.models import (
    Attachment,
    Credit,
    Feedback,
    Improvement,
    Note,
    PageFile,
    PracticeSheet,
    ThematicReport,
)
from knowledge.publication.models import Edition, Publication, Submission, WithdrawalRequest
from knowledge.publication.withdrawing import ask_withdrawal
from knowledge.staleness import base_of
from knowledge.texts import latest_text
from tests.support.factories import (
    CollegeFactory,
    CommitteeFactory,
    DepartmentFactory,
    GrantFactory,
    MandateFactory,
    MembershipFactory,
    NoteFactory,
    OfficeFactory,
    OrganisationFactory,
    SeatFactory,
    SheetFactory,
    SpaceFactory,
    TerritoryFactory,
    ThematicFactory,
    ToolFactory,
    UserFactory,
    days,
    member_of,
)
from tests.support.factories.content import ReportFactory
from tests.support.factories.discussion import ContributionFactory
from tests.support.factories.invitations import InvitationFactory, ThematicInvitationFactory
from tests.support.factories.lineage import adapted, rewritten
from tests.support.factories.publication import accepted, answered, make_circuit, submitted
from tools.models import Tool, ToolSheet, ToolVersion

SAID = Experience(used_on=date(2024, 1, 15), for_whom="", use_again=UseAgain.choices[0][0], worked="Oui.")
NUMBERS = count(1)
IN_A_MONTH = days(30)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def new_code() -> str:
    """Of a department: no other test's, which count in figures."""
    number = next(NUMBERS)
    return LETTERS[number // 676 % 26] + LETTERS[number // 26 % 26] + LETTERS[number % 26]


def free_code(code: str) -> str:
    """Of a department that a gesture creates."""
    return f"{LETTERS.index(code[0]) % 10}{code[1:]}"


@dataclass
class Scene:
    """What every area has; the rest is set by its own builder."""

    department: Department
    space: Space
    elsewhere: Space  # another ITC of the department
    member: User
    chair: User
    neighbour: User  # a member of `elsewhere`
    coordinator: User
    second_coordinator: User
    validator: User
    second_validator: User
    key: UUID  # of a form that is sent twice
    invited: User | None = None
    page: PracticeSheet | None = None
    submission: Submission | None = None
    publication: Publication | None = None
    edition: Edition | None = None
    seat: Seat | None = None
    mandates: tuple[int, ...] = ()
    membership: Membership | None = None
    invitation: Invitation | ThematicInvitation | None = None
    thematic: Thematic | None = None
    grant: Grant | None = None
    expert: User | None = None
    report: ThematicReport | None = None
    message: Contribution | None = None
    adaptation: PracticeSheet | None = None
    offer: Improvement | None = None
    office: Office | None = None
    organisation: Organisation | None = None
    credit: Credit | None = None
    feedback: Feedback | None = None
    attachment: Attachment | None = None
    revision: Revision | None = None
    tool: Tool | None = None
    version: ToolVersion | None = None
    request: WithdrawalRequest | None = None
    note: Note | None = None
    territory: Territory | None = None
    agreement: FrameworkAgreement | None = None
    other_invitation: Invitation | None = None
    administrator: User | None = None
    abroad: Department | None = None  # another department
    coordinator_abroad: User | None = None
    word: Topic | None = None
    into: Topic | None = None
    third: Topic | None = None
    change: WordChange | None = None  # `word` would become `into`
    opposite: WordChange | None = None
    meeting: Meeting | None = None
    convocation: Convocation | None = None
    turn: Turn | None = None
    item: AgendaItem | None = None
    option: DateOption | None = None
    other_option: DateOption | None = None
    other_meeting: Meeting | None = None
    address: CalendarAddress | None = None
    decision: Decision | None = None
    task: Task | None = None
    delivery: Delivery | None = None
    other_delivery: Delivery | None = None

    @property
    def free_code(self) -> str:
        return free_code(self.department.code)

    @property
    def uid(self) -> str:
        """Of an identity that opens nothing yet."""
        return f"identité {self.department.code}"

    def membership_of(self, person: User) -> Membership:
        return Membership.objects.get(user=person)


def start() -> Scene:
    department = DepartmentFactory(code=new_code())
    space, elsewhere = SpaceFactory(department=department), SpaceFactory(department=department)
    circuit = make_circuit(department)
    last = circuit.steps.get(position=2).committee
    coordinator, second = (OfficeFactory(department=department).user for _ in "ab")
    validator, other = (OfficeFactory(department=department, validator=True, committee=last).user for _ in "ab")
    return Scene(
        department, space, elsewhere, member_of(space), member_of(space, chair=True), member_of(elsewhere), coordinator,
        second, validator, other, uuid4(),
    )  # fmt: skip


def signed_sheet(scene: Scene) -> PracticeSheet:
    sheet = SheetFactory(space=scene.space, owner=scene.member, network=True, publics=[])
    Credit.objects.create(page=sheet, user=scene.member, name=scene.member.get_full_name())
    return sheet


def page() -> Scene:
    """Shared with the network, submitted, at the last step; changed since, so that it may be submitted again."""
    scene = start()
    scene.page = signed_sheet(scene)
    scene.thematic = ThematicFactory(space=scene.space)
    scene.submission = submitted(scene.page, scene.member)
    answered(scene.submission, scene.coordinator)
    scene.submission.refresh_from_db()
    PracticeSheet.objects.filter(pk=scene.page.pk).update(context="<p>Autrement dit.</p>", revisit_on=days(-1))
    scene.page = PracticeSheet.objects.get(pk=scene.page.pk)
    scene.credit = Credit.objects.create(page=scene.page, name="Un voisin")
    scene.feedback = give_feedback(target=scene.page, actor=scene.neighbour, said=SAID)
    return scene


def picture(scene: Scene, by: User) -> Attachment:
    """Its row alone: nobody opens it."""
    return Attachment.objects.create(
        space=scene.space, uploaded_by=by, file="private/cour.jpg", name="cour.jpg", sha256="a" * 64, size=1,
        kind=FileKind.PICTURE, alternative_text="La cour.",
    )  # fmt: skip


def draft() -> Scene:
    """Of somebody invited, opened in its thematic, with a picture and an older version."""
    scene = thematic()
    scene.revision, scene.attachment = scene.page.latest_revision, picture(scene, scene.expert)
    text = latest_text(scene.page)
    text.file_links.add(PageFile(attachment=scene.attachment))
    text.save_revision(user=scene.expert, log_action=False)
    scene.page = PracticeSheet.objects.get(pk=scene.page.pk)
    return scene


def tool() -> Scene:
    """Shared with its first version, with a second one in its draft; tied to a sheet of another ITC."""
    scene = start()
    scene.tool = ToolFactory(space=scene.space, owner=scene.member, network=True)
    Credit.objects.create(page=scene.tool, user=scene.member, name=scene.member.get_full_name())
    first, scene.version = (scene.tool.versions.create(number=number, label=f"{number}") for number in (1, 2))
    Tool.objects.filter(pk=scene.tool.pk).update(version=first)
    scene.tool = rewritten(Tool.objects.get(pk=scene.tool.pk), scene.member, version=scene.version)
    scene.page = SheetFactory(space=scene.space, owner=scene.chair, network=True, publics=[])
    ToolSheet.objects.create(tool=scene.tool, sheet=scene.page)
    return scene


def edition() -> Scene:
    """Of a page whose next submission is at the last step, and which another ITC adapted."""
    scene = start()
    scene.page = signed_sheet(scene)
    scene.edition = accepted(scene.page, scene.member, scene.coordinator, scene.validator)
    scene.publication = scene.edition.publication
    PracticeSheet.objects.filter(pk=scene.page.pk).update(context="<p>Autrement dit.</p>")
    scene.page = PracticeSheet.objects.get(pk=scene.page.pk)
    scene.submission = submitted(scene.page, scene.member)
    answered(scene.submission, scene.coordinator)
    scene.submission.refresh_from_db()
    return scene


def withdrawal() -> Scene:
    """Asked by the author of an edition; the chair has not passed it on yet."""
    scene = edition()
    scene.request = ask_withdrawal(publication=scene.publication, actor=scene.member, reason="Une erreur.")
    return scene


def seat() -> Scene:
    """Held by a member, whom somebody invited is to replace; both mandates of the ITC are on other seats."""
    scene = start()
    MandateFactory(seat=scene.membership_of(scene.member).seat, kind=MandateKind.SECRETARY)
    scene.mandates = tuple(Mandate.objects.filter(seat__space=scene.space).values_list("pk", flat=True))
    scene.seat = SeatFactory(space=scene.space)
    scene.membership = MembershipFactory(seat=scene.seat)
    scene.invited = UserFactory()
    scene.invitation = InvitationFactory(
        seat=scene.seat, email=scene.invited.email, replaces=scene.membership, role=MembershipRole.HOLDER,
        invited_by=scene.chair,
    )  # fmt: skip
    return scene


def thematic() -> Scene:
    """Open, with an expert who contributes, somebody invited, its bilan, and a draft placed in it."""
    scene = start()
    scene.thematic = ThematicFactory(space=scene.space)
    scene.thematic.referents.add(scene.membership_of(scene.member).seat)
    scene.grant = GrantFactory(content_object=scene.thematic)
    scene.expert = scene.grant.user
    scene.invited = UserFactory()
    scene.invitation = ThematicInvitationFactory(
        thematic=scene.thematic, email=scene.invited.email, invited_by=scene.chair
    )  # fmt: skip
    scene.report = ReportFactory(space=scene.space, owner=scene.member, thematic=scene.thematic)
    scene.page = SheetFactory(
        space=scene.space, owner=scene.expert, thematic=scene.thematic, open_to_experts=True, publics=[]
    )  # fmt: skip
    scene.message = ContributionFactory(author=scene.expert, thematic=scene.thematic)
    return scene


def message() -> Scene:
    """On a page shared with the network, by a member of another ITC."""
    scene = start()
    scene.page = signed_sheet(scene)
    scene.message = ContributionFactory(author=scene.neighbour, page=scene.page.page_ptr)
    scene.attachment = picture(scene, scene.neighbour)
    scene.message.files.create(attachment=scene.attachment)
    return scene


def improvement() -> Scene:
    """Offered by the ITC of an adaptation to that of its source."""
    scene = start()
    scene.page = SheetFactory(
        space=scene.space, owner=scene.member, network=True, publics=[], context="<p>Des familles.</p>"
    )  # fmt: skip
    scene.adaptation = adapted(
        scene.page, scene.elsewhere, scene.neighbour, audience="NETWORK", context="<p>Des pères aussi.</p>"
    )  # fmt: skip
    scene.offer = offer_improvement(
        page=scene.adaptation, actor=scene.neighbour, sections=["context"], why="Les pères viennent.",
        base=base_of(scene.adaptation),
    )  # fmt: skip
    scene.adaptation = rewritten(scene.adaptation, scene.neighbour, outcomes="<p>Vingt pères.</p>")
    return scene


def office() -> Scene:
    """A second coordinator in office, and somebody invited to be the third."""
    scene = start()
    scene.office = Office.objects.get(user=scene.second_coordinator)
    scene.invited = UserFactory()
    scene.invitation = Invitation.objects.create(
        department=scene.department, office="COORDINATOR", email=scene.invited.email, invited_by=scene.coordinator,
        expires_at=timezone.now() + timedelta(days=13),
    )  # fmt: skip
    CommitteeFactory(department=scene.department, name="Comité départemental")
    scene.organisation = OrganisationFactory(college=CollegeFactory(department=scene.department))
    return scene


def suggestion() -> Scene:
    """Made from a note."""
    scene = start()
    scene.note = NoteFactory(space=scene.space, owner=scene.member, shared=True, follow_up="<p>En parler.</p>")
    scene.thematic = suggest_from_note(note=scene.note, actor=scene.member)
    return scene


def space() -> Scene:
    """With a territory and an agreement on which another could be created."""
    scene = start()
    scene.territory = TerritoryFactory(department=scene.department)
    scene.agreement = FrameworkAgreement.objects.create(
        department=scene.department, title="Convention", starts_on=days(-30)
    )
    return scene


def account() -> Scene:
    """Two invitations to an address without an account; a member whom no identity of a provider opens yet."""
    scene = start()
    to = {"email": f"{scene.department.code.lower()}@exemple.test", "invited_by": scene.chair}
    scene.invitation = InvitationFactory(seat=SeatFactory(space=scene.space), **to)
    scene.other_invitation = InvitationFactory(seat=SeatFactory(space=scene.elsewhere), **to)
    return scene
