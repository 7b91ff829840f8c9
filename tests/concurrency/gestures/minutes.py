"""What minutes may undergo, while they circulate and when they are approved."""

from functools import partial

from itc_spaces.minutes import actions as minutes
from itc_spaces.minutes.enums import TaskState
from itc_spaces.spaces.enums import Audience
from knowledge.enums import FileKind
from tests.concurrency.gestures.meetings import end_chair_mandate
from tests.concurrency.gestures.usual import Gesture, close_space, end_of, erase, upload
from tests.concurrency.scenes import Scene


def keep(scene: Scene, actor: str = "member") -> object:
    return minutes.keep_point(
        item=scene.item, actor=getattr(scene, actor), notes=f"Noté par {actor}.", seen=scene.item.notes_sequence,
        decision="Nous reviendrons.",
    )  # fmt: skip


def circulate(scene: Scene, actor: str = "member") -> object:
    return minutes.circulate_minutes(meeting=scene.meeting, actor=getattr(scene, actor), reason="Une date manquait.")


def reply(scene: Scene, actor: str = "member") -> object:
    row = scene.other_delivery
    return minutes.reply(delivery=row, actor=getattr(scene, actor), words="C'est ajouté.", seen=row.observation)


def observe(scene: Scene) -> object:
    return minutes.observe(delivery=scene.delivery, actor=scene.member, words="Le nom est mal écrit.")


def approve(scene: Scene, actor: str = "chair") -> object:
    return minutes.approve_minutes(meeting=scene.meeting, actor=getattr(scene, actor))


MINUTES: dict[str, Gesture] = {
    "keep the point": keep,
    "keep it by another": partial(keep, actor="chair"),
    "drop the decision": lambda s: minutes.drop_decision(decision=s.decision, actor=s.member),
    "drop the task": lambda s: minutes.drop_task(task=s.task, actor=s.chair),
    "join a file": lambda s: minutes.join_file(
        meeting=s.meeting, actor=s.member, upload=upload("notes.pdf", FileKind.PDF)
    ),
    "leave the file": lambda s: minutes.leave_file(meeting=s.meeting, actor=s.chair),
    "circulate": circulate,
    "circulate by another": partial(circulate, actor="chair"),
    "read": lambda s: minutes.mark_read(delivery=s.delivery, actor=s.member, nothing_to_say=True),
    "observe": observe,
    "reply": reply,
    "reply by another": partial(reply, actor="chair"),
    "approve": approve,
    "settle the task": lambda s: minutes.settle_task(task=s.task, actor=s.member, state=TaskState.DONE),
    "settle it by another": lambda s: minutes.settle_task(task=s.task, actor=s.chair, state=TaskState.DROPPED),
    "end the member's seat": end_of("member"),
    "erase the chair's account": erase("chair"),
    "close the space": close_space,
}  # fmt: skip
APPROVAL: dict[str, Gesture] = {
    "approve": approve,
    "approve by another": partial(approve, actor="coordinator"),
    "share": lambda s: minutes.share_minutes(meeting=s.meeting, actor=s.chair, audience=Audience.NETWORK),
    "observe": observe,
    "circulate": circulate,
    "correct": partial(circulate, actor="chair"),
    "keep the point": keep,
    "end the chair's mandate": end_chair_mandate,
    "end the member's seat": end_of("member"),
    "close the space": close_space,
}  # fmt: skip
