"""The table of gestures holds every action of the product, so that none escapes being met by the others."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.concurrency.gestures import AREAS, WAITING, meetings, minutes, people, resources, usual
from tests.concurrency.scenes import SCENES

ROOT = Path(__file__).resolve().parents[2]
SOURCES = {"platform": ROOT / "platform", **dict.fromkeys(("itc_spaces", "knowledge", "search", "tools"), ROOT)}
A_STEP = "a step of other actions, under their locks"
TELLS = "tells people of what an action did, in its transaction"
# Functions that look like actions, and are none that somebody does alone.
EXCEPTIONS = {
    "itc_spaces.membership.actions.appointing.start_office": A_STEP,
    "itc_spaces.thematics.actions.ending.end_grants": A_STEP,
    "itc_spaces.thematics.actions.ending.restore_grants": A_STEP,
    "itc_spaces.thematics.actions.ending.trim_grants": A_STEP,
    "knowledge.actions.credits.credit_author": A_STEP,
    "knowledge.actions.files.store": A_STEP,
    "knowledge.actions.reviewing.answer_if_due": A_STEP,
    "knowledge.publication.actions.retract_pending": A_STEP,
    "knowledge.publication.naming.name_in_editions": A_STEP,
    "itc_spaces.spaces.trace.trace": "what actions write in the trace",
    "knowledge.actions.notices.tell_source_of_reuse": TELLS,
    "tools.notices.tell_of_new_version": TELLS,
    "notifications.api.notify": TELLS,
    "notifications.mails.message": "a mail, which changes nothing",
    "knowledge.publication.actions.prepare_files": "before any transaction: it makes files, and locks nothing",
    "knowledge.composing.keep_unfinished": "what one person typed, in a row of their own",
}


def looks_like_an_action(node: ast.stmt) -> bool:
    """Public, and given all that it needs by name."""
    if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
        return False
    return bool(node.args.kwonlyargs) and not node.args.args and node.args.vararg is None


def actions_of_the_product() -> Iterator[str]:
    for folder, above in SOURCES.items():
        for path in sorted((ROOT / folder).rglob("*.py")):
            module = ".".join(path.relative_to(above).with_suffix("").parts).removesuffix(".__init__")
            yield from (
                f"{module}.{node.name}" for node in ast.parse(path.read_text()).body if looks_like_an_action(node)
            )


def called_by(module: ModuleType) -> Iterator[str]:
    """Functions of the product that a module of gestures names, wherever it took them from."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        found = None
        if isinstance(node, ast.Name):
            found = getattr(module, node.id, None)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found = getattr(getattr(module, node.value.id, None), node.attr, None)
        if inspect.isfunction(found):
            yield f"{found.__module__}.{found.__name__}"


def test_every_action_is_in_the_table():
    known = set(actions_of_the_product())
    met = {name for module in (meetings, minutes, people, resources, usual) for name in called_by(module)}
    assert sorted(known - met - set(EXCEPTIONS)) == [], "add a gesture, or an exception with its reason"
    assert sorted(set(EXCEPTIONS) - known) == [], "no such action any more"
    assert sorted(set(EXCEPTIONS) & met) == [], "in the table, so no exception"


def test_every_area_has_its_scene():
    assert list(AREAS) == list(SCENES)
    assert {(area, name) for area, name in WAITING if name not in AREAS[area]} == set()


@pytest.mark.parametrize("source", ["def act(*, actor): pass", "def act(*, page, actor=None): pass"])
def test_an_action_is_recognised(source):
    assert looks_like_an_action(ast.parse(source).body[0])
