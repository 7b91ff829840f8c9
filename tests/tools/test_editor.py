"""A tool in the full editor: its text is edited there, and the version that it carries stays."""

import pytest

from knowledge.staleness import base_of
from tests.itc_spaces.editor.editor_form import editor_url, opened
from tests.support.factories import ToolFactory
from tests.tools.test_versions import add, fresh

pytestmark = pytest.mark.django_db


def test_saving_there_keeps_the_version_of_the_draft(world, client):
    member = world.people["member_a"]
    tool = ToolFactory(space=world.a, owner=member, network=True)
    version = add(tool, member)
    world.client("member_a", client)
    before = base_of(fresh(tool))
    sent = opened(client, tool) | {"title": ["Grille en grands caractères"]}
    assert client.post(editor_url(tool), sent).status_code == 302
    draft = fresh(tool).get_latest_revision_as_object()
    assert (draft.title, draft.version) == ("Grille en grands caractères", version)
    assert base_of(fresh(tool)) != before
