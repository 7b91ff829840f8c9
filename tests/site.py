"""What the rows of the matrix share: who is who, a site with a resource in every state, addresses."""

from dataclasses import dataclass, field
from datetime import date

from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from itc_spaces import access
from itc_spaces.access import Action
from itc_spaces.discussion import actions
from itc_spaces.discussion.models import Contribution
from itc_spaces.models import Thematic
from knowledge.actions import Experience, give_feedback
from knowledge.enums import UseAgain
from knowledge.models import Feedback
from knowledge.types import types
from tests.factories import NoteFactory, SheetFactory
from tests.factories.discussion import ContributionFactory
from tests.factories.publication import accepted, answered, make_circuit, submitted
from tests.world import PERSONAS, World

MEMBERS_A = {"member_a", "chair_a", "member_a_and_b", "coordinator"}
MEMBERS_B = {"member_b", "member_a_and_b", "coordinator"}
INSIDE_A = MEMBERS_A | {"follower_a"}
NETWORK = INSIDE_A | {"member_b", "validator", "coordinator_elsewhere"}
SIGNED_OUT = {"anonymous", "inactive_a"}
EVERYONE = set(PERSONAS)
SIGNED_IN = EVERYONE - SIGNED_OUT
MANAGERS_A = {"chair_a", "coordinator"}
APPOINTING = {"coordinator", "administrator"}
COORDINATORS = {"coordinator", "coordinator_elsewhere"}


@dataclass
class Site:
    """A world with a resource in every state, each title a canary."""

    world: World
    pages: dict[str, object] = field(default_factory=dict)
    ids: dict[str, object] = field(default_factory=dict)
    words: dict[str, object] = field(default_factory=dict)  # what people said, each with a canary of its own

    def leaks(self, seen: str, viewer) -> set[str]:
        """Canaries in an answer that its reader may not see; access is asked only where there is one."""
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
        # One's own access, ended too, names its thematic.
        known = access.visible_to(viewer, Thematic) | Thematic.objects.filter(grants__user=viewer)
        hidden |= {f"canarithematic{row.pk}" for row in Thematic.objects.exclude(pk__in=known.values("pk"))}
        return hidden | {f"canari{name}" for name in self.words.keys() - self.heard(viewer)}

    def heard(self, viewer) -> set[str]:
        """Names of the words the viewer may read; what was moderated is for who moderates."""
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
    return site


def make_words(site: Site) -> dict[str, object]:
    """A message on each sort of target, one of them moderated, and a feedback."""
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
