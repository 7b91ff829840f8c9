"""What the rows of the matrix share: the personas, a site with a resource in every state, and the addresses."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO

from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.models import Page

from itc_spaces.discussion import actions
from itc_spaces.discussion.models import Contribution
from itc_spaces.meetings.models import AgendaFile, Convocation
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Thematic
from knowledge.actions import Experience, give_feedback
from knowledge.enums import FileKind, UseAgain
from knowledge.files.checks import format_of
from knowledge.models import Attachment, Feedback, PageFile
from knowledge.publication import copies
from knowledge.types import types
from notifications.enums import MailState
from tests.support.factories import NoteFactory, SheetFactory
from tests.support.factories.discussion import ContributionFactory
from tests.support.factories.meetings import AgendaItemFactory, ConvocationFactory, MeetingFactory
from tests.support.factories.minutes import (
    DecisionFactory,
    DeliveryFactory,
    MinutesFactory,
    PartFactory,
    TaskFactory,
    VersionFactory,
)
from tests.support.factories.publication import accepted, answered, make_circuit, submitted
from tests.support.world import PERSONAS, World

MEMBERS_A = {"member_a", "chair_a", "secretary_a", "member_a_and_b", "coordinator"}
MEMBERS_B = {"member_b", "member_a_and_b", "coordinator"}
INSIDE_A = MEMBERS_A | {"follower_a"}
NETWORK = INSIDE_A | {"member_b", "validator", "coordinator_elsewhere", "validator_elsewhere"}
SIGNED_OUT = {"anonymous", "inactive_a"}
EVERYONE = set(PERSONAS)
SIGNED_IN = EVERYONE - SIGNED_OUT
MANAGERS_A = {"chair_a", "coordinator"}
APPOINTING = {"coordinator", "administrator"}
COORDINATORS = {"coordinator", "coordinator_elsewhere"}


@dataclass
class Site:
    """A world with a resource in every state; each title is a canary."""

    world: World
    pages: dict[str, object] = field(default_factory=dict)
    ids: dict[str, object] = field(default_factory=dict)
    words: dict[str, object] = field(default_factory=dict)  # what people said, each with its own canary
    met: dict[str, tuple] = field(default_factory=dict)  # a meeting's row, and the action that shows its canary

    def attached(self, name: str) -> Attachment:
        """Returns the file of a page, made when first asked for."""
        key = f"file of {name}"
        if key not in self.ids:
            self.ids[key] = attach(self.pages[name], "photo.jpg", picture())
        return self.ids[key]

    def leaks(self, seen: str, viewer) -> set[str]:
        """Returns the canaries in an answer that its reader may not see; asks access only about those found."""
        return {token for token in self.hidden_tokens(viewer) if token in seen} if "canari" in seen else set()

    def hidden_tokens(self, viewer) -> set[str]:
        readable = {
            pk
            for model in (known.model for known in types())
            for pk in access.visible_to(viewer, model).values_list("pk", flat=True)
        }
        binned = set(access.permitted(viewer, Action.RESTORE, Page).values_list("pk", flat=True))
        public = {self.pages["published"].pk, self.pages["second"].pk}
        shown = readable | binned | public
        hidden = {f"canari{name}" for name, page in self.pages.items() if page.pk not in shown}
        # A person's own access names its thematic, even after its end.
        known = access.visible_to(viewer, Thematic) | Thematic.objects.filter(grants__user=viewer)
        hidden |= {f"canarithematic{row.pk}" for row in Thematic.objects.exclude(pk__in=known.values("pk"))}
        hidden |= {f"canari{name}" for name in self.words.keys() - self.heard(viewer)}
        return hidden | {
            f"canari{name}" for name, (row, action) in self.met.items() if not self.may(viewer, action, row)
        }

    def may(self, viewer, action: Action, row) -> bool:
        """Returns whether the viewer may; an excuse is read by people who lead, and by its own author."""
        own = isinstance(row, Convocation) and row.recipient_id == viewer.pk
        return own or access.may(viewer, action, row.meeting if isinstance(row, Convocation) else row)

    def heard(self, viewer) -> set[str]:
        """Returns the names of the words that the viewer may read; moderated words only if they moderate."""
        asked = ((Contribution, Action.READ), (Contribution, Action.MODERATE), (Feedback, Action.READ))
        rows = {
            (model, action): set(access.permitted(viewer, action, model).values_list("pk", flat=True))
            for model, action in asked
        }
        return {
            name
            for name, word in self.words.items()
            if word.pk in rows[type(word), Action.MODERATE if name == "withheld" else Action.READ]
        }


def make_site(world: World) -> Site:
    site = Site(world)
    make_circuit(world.a.record.department)
    people = world.people
    states = {
        "draft": {}, "shared": {"shared": True}, "network": {"network": True},
        "binned": {"network": True, "binned": True},
        "placed": {"thematic": world.thematic, "shared": True}, "published": {"network": True},
        "pending": {"network": True}, "second": {"network": True},
    }  # fmt: skip
    for name, traits in states.items():
        site.pages[name] = SheetFactory(
            space=world.a, owner=people["member_a"], title=f"Fiche canari{name}", summary=f"canari{name}", **traits
        )
    site.pages["elsewhere"] = NoteFactory(
        space=world.b, owner=people["member_b"], title="Note canarielsewhere", shared=True
    )
    edition = accepted(site.pages["published"], people["member_a"], people["coordinator"], people["validator"])
    site.words = make_words(site)
    submission = submitted(site.pages["pending"], people["member_a"])
    answered(submission, people["coordinator"])
    for thematic in Thematic.objects.all():
        thematic.question = f"Question canarithematic{thematic.pk} ?"
        thematic.save()
    site.ids = {"edition": edition, "submission": submission.pk}
    make_meetings(site)
    make_minutes(site)
    return site


def make_words(site: Site) -> dict[str, object]:
    """Makes a message on each kind of target, one of them moderated, and a feedback."""
    world, author = site.world, site.world.people["member_a"]
    on = {
        "said_a": {"space": world.a}, "said_thematic": {"thematic": world.thematic}, "withheld": {"space": world.a},
    }  # fmt: skip
    on |= {f"said_{name}": {"page": site.pages[name]} for name in ("draft", "shared", "network", "placed", "elsewhere")}
    words = {
        name: ContributionFactory(author=author, author_name="Une personne", body=f"canari{name}", **target)
        for name, target in on.items()
    }
    withheld = words["withheld"]
    actions.moderate_contribution(contribution=withheld, actor=world.people["chair_a"], reason="Un nom y est écrit.")
    experience = Experience(date(2026, 1, 5), "Des parents", UseAgain.YES, worked="canarifeedback")
    words["feedback"] = give_feedback(target=site.pages["shared"], actor=world.people["follower_a"], said=experience)
    return words


def make_meetings(site: Site) -> None:
    """Makes a convened meeting and one in preparation, with titles, a link, open and reserved points, and an excuse."""
    world = site.world
    convened = MeetingFactory(
        space=world.a, convened=True, title="Rencontre canariconvened", remote_link="https://visio.test/canarilink",
        access_note="Code canarientry",
    )  # fmt: skip
    prepared = MeetingFactory(space=world.a, title="Rencontre canariprepared")
    point = AgendaItemFactory(meeting=convened, thematic=world.thematic, title="Point canaripoint", notes="canarinoted")
    reserved = AgendaItemFactory(meeting=convened, reserved=True, title="Point canarireserved", notes="canarinotes")
    drafted = AgendaItemFactory(meeting=prepared, title="Point canaridrafted")
    excused = ConvocationFactory(
        meeting=convened, recipient=world.people["member_a"], answer="EXCUSED", word="canariexcuse",
        mail_state=MailState.SENT,
    )  # fmt: skip
    for item, name in ((point, "filepoint"), (reserved, "filereserved"), (drafted, "filedrafted")):
        site.ids[name] = hang(item, f"canari{name}.pdf")
    site.ids |= {"meeting": convened, "prepared": prepared, "item": point, "convocation": excused}
    site.met = {
        "convened": (convened, Action.READ), "link": (convened, Action.JOIN), "prepared": (prepared, Action.READ),
        "point": (point, Action.READ), "reserved": (reserved, Action.READ), "notes": (reserved, Action.READ),
        "drafted": (drafted, Action.READ), "excuse": (excused, Action.LEAD), "noted": (point, Action.READ),
        "entry": (convened, Action.JOIN), "filepoint": (point, Action.READ), "filereserved": (reserved, Action.READ),
        "filedrafted": (drafted, Action.READ),
    }  # fmt: skip


def make_minutes(site: Site) -> None:
    """Makes three held meetings with minutes: circulated with every kind of part, in writing, shared widely."""
    world, people = site.world, site.world.people
    seat = people["member_a"].memberships.get().seat
    held = {"space": world.a, "held": True, "secretary_seat": seat, "title": "Tenue"}
    meeting = MeetingFactory(**held)
    minutes = MinutesFactory(meeting=meeting, circulated=True)
    former = PartFactory(
        version=VersionFactory(minutes=minutes), title="Avant", replaced_at=timezone.now(), html="<p>canariformer</p>"
    )
    version = VersionFactory(minutes=minutes, number=2, reason="canarireason")
    said = {
        "partopen": PartFactory(version=version, item=former.item, title="Pour tous", html="<p>canaripartopen</p>"),
        "parttheirs": PartFactory(version=version, thematic=world.thematic, html="<p>canariparttheirs</p>"),
        "partreserved": PartFactory(version=version, reserved=True, html="<p>canaripartreserved</p>"),
        "former": former,
        "joined": PartFactory(version=version, item=None, attachment=joined_file(site, "canarijoined.pdf")),
        "decision": DecisionFactory(item=former.item, text="canaridecision"),
        "task": TaskFactory(item=former.item, seat=seat, text="canaritask"),
        "observation": DeliveryFactory(
            version=version, recipient=people["follower_a"], observation="canariobservation", reply="canarireply"
        ),
    }  # fmt: skip
    for name in ("member_a", "expert_open"):
        DeliveryFactory(version=version, recipient=people[name])
    writing = MinutesFactory(meeting=MeetingFactory(**held))
    AgendaItemFactory(meeting=writing.meeting, title="En cours", notes="canariwriting")
    network = MinutesFactory(meeting=MeetingFactory(**held), approved=True, audience="NETWORK")
    shared = PartFactory(version=VersionFactory(minutes=network), audience="NETWORK", html="<p>canariapartshared</p>")
    kept = PartFactory(version=shared.version, reserved=True, html="<p>canariapartreserved</p>")
    site.ids |= {
        "minutes": minutes, "writing": writing, "network_minutes": network, "observation": said["observation"],
        "task": said["task"],
    }  # fmt: skip
    site.met |= {name: (row, Action.READ) for name, row in said.items()} | {
        "reason": (minutes, Action.ENTER), "reply": (said["observation"], Action.READ),
        "writing": (writing.meeting, Action.SEE_MEMBERS), "apartshared": (shared, Action.READ),
        "apartreserved": (kept, Action.READ),
    }  # fmt: skip


def joined_file(site: Site, name: str) -> Attachment:
    content = ContentFile(b"%PDF-1.4", name)
    return Attachment.objects.create(
        space=site.world.a, name=name, file=content, size=8, kind=FileKind.PDF, sha256="c" * 64
    )


def hang(item, name: str) -> AgendaFile:
    """Adds a file to an agenda item, without the actions."""
    content = b"%PDF-1.4\n%%EOF\n"
    attachment = Attachment(
        space=item.meeting.space, name=name, size=len(content), kind=format_of(name).kind,
        sha256=hashlib.sha256(name.encode()).hexdigest(),
    )  # fmt: skip
    attachment.file.save(name, ContentFile(content))
    return AgendaFile.objects.create(item=item, attachment=attachment)


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 30), "olive").save(out, format="JPEG")
    return out.getvalue()


def attach(page, name: str, content: bytes) -> Attachment:
    """Adds a file to a page, without the actions; a member gave it, and the worker has prepared its public copy."""
    attachment = Attachment(
        space=page.placement.space, name=name, size=len(content), kind=format_of(name).kind,
        sha256=hashlib.sha256(content).hexdigest(), alternative_text="Une porte ouverte",
    )  # fmt: skip
    attachment.file.save(name, ContentFile(content))
    PageFile.objects.create(page=page.page_ptr, attachment=attachment, caption="Devant la porte")
    copies.ask([attachment.sha256])
    copies.prepare_copies()
    return attachment


def page_route(name, page="network", **more):
    return lambda site: reverse(name, kwargs={"itc": "itc-a", "page_id": site.pages[page].pk, **more})


def plain(name, *args, query=""):
    return lambda site: reverse(name, args=args) + query


def said_route(name, word="said_network"):
    return lambda site: reverse(name, args=[site.words[word].pk])


def revision_route(name):
    return lambda site: reverse(
        name, args=["itc-a", site.pages["network"].pk, site.pages["network"].latest_revision_id]
    )


def edition_route(name, *more):
    return lambda site: reverse(name, args=[site.ids["edition"].publication_id, *more])


def client_of(site: Site, persona: str) -> Client:
    return site.world.client(persona, Client())
