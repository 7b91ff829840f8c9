"""What several areas do: a gesture is one action, done on the thing of a scene."""

from collections.abc import Callable

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.personal_data import erase_own_account
from itc_spaces.coordination import actions as coordination
from itc_spaces.discussion import actions as discussion
from itc_spaces.membership import actions as membership
from knowledge import actions as knowledge
from knowledge.enums import FileKind
from knowledge.files.checks import Checked
from knowledge.models import PracticeSheet
from knowledge.publication import actions as publication
from knowledge.publication.enums import Decision
from knowledge.staleness import base_of
from tests.concurrency.scenes import Scene
from tests.support.sharing import share_again

Gesture = Callable[[Scene], object]


def decide(scene: Scene, actor: str = "validator", decision: Decision = Decision.ACCEPT) -> object:
    return publication.decide(
        submission=scene.submission, actor=getattr(scene, actor), decision=decision, reason="Trop court.",
        version=scene.submission.version,
    )  # fmt: skip


def save(scene: Scene, actor: str = "member", page: str = "page", field: str = "lessons") -> object:
    target = getattr(scene, page)
    return knowledge.save_draft(
        page=target, actor=getattr(scene, actor), base=base_of(target),
        change=lambda draft: setattr(draft, field, "<p>Une ligne de plus.</p>"),
    )  # fmt: skip


def post(scene: Scene, on: str = "page", actor: str = "neighbour") -> object:
    target = getattr(scene, on)
    target = target.page_ptr if isinstance(target, PracticeSheet) else target
    return discussion.post_contribution(target=target, actor=getattr(scene, actor), body="Et le soir ?")


def end_of(person: str) -> Gesture:
    """Of the seat where a person sits, by the coordination."""
    return lambda scene: membership.end_seat(
        seat=scene.membership_of(getattr(scene, person)).seat, actor=scene.coordinator
    )  # fmt: skip


def erase(person: str) -> Gesture:
    return lambda scene: erase_own_account(user=getattr(scene, person))


def upload(name: str, kind: FileKind) -> SimpleUploadedFile:
    """As `takes_files` leaves it: judged before the transaction."""
    given = SimpleUploadedFile(name, b"")
    given.outcome = Checked(name, kind, f"{kind:x<64}", ContentFile(b"des octets", name))
    return given


def share(scene: Scene) -> object:
    return knowledge.share(page=scene.page, actor=scene.member, audience="NETWORK", confirmed=True)


def share_changes(scene: Scene, page: str = "page") -> object:
    return share_again(page=getattr(scene, page), actor=scene.member)


def take_back(scene: Scene) -> object:
    return knowledge.narrow(page=scene.page, actor=scene.chair, audience=None)


def bin_page(scene: Scene, page: str = "page") -> object:
    return knowledge.bin_resource(page=getattr(scene, page), actor=scene.chair)


def restore_page(scene: Scene) -> object:
    return knowledge.restore_resource(page=scene.page, actor=scene.chair)


def submit(scene: Scene, page: str = "page") -> object:
    return publication.submit(page=getattr(scene, page), actor=scene.member, confirmed_no_resident=True)


def close_space(scene: Scene) -> object:
    return coordination.close_space(space=scene.space, actor=scene.coordinator, reason="Fin.")
