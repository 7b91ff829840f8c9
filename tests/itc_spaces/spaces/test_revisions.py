"""No revision decides access: after saving, publishing and reverting old ones, every answer is as before."""

import pytest
from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page, Revision

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.enums import Audience
from itc_spaces.spaces.models import Placement, Space, SpacesIndex
from knowledge.actions import bin_resource, narrow, restore_resource, revert_to, share
from knowledge.models import Note, PracticeSheet, ThematicReport
from knowledge.staleness import base_of
from tests.support.factories import NoteFactory, ReportFactory, SheetFactory, ToolFactory
from tests.support.world import PERSONAS
from tools.models import Tool

pytestmark = pytest.mark.django_db

RESOURCES = {Note: NoteFactory, PracticeSheet: SheetFactory, ThematicReport: ReportFactory, Tool: ToolFactory}


def answers(world, page) -> dict:
    """What each persona may do on the page, asked of its own type and of the bare page."""
    people = {persona: world.people.get(persona, AnonymousUser()) for persona in PERSONAS}
    bare = Page.objects.get(pk=page.pk)
    own = bare.specific
    return {
        persona: (access.actions_on(person, own), access.actions_on(person, bare), access.may(person, Action.READ, own))
        for persona, person in people.items()
    }


def reads(answers: dict, persona: str) -> bool:
    own, bare, may_read = answers[persona]
    return may_read or Action.READ in own | bare


def address(page) -> tuple[str, str]:
    row = Page.objects.get(pk=page.pk)
    return row.slug, row.url_path


def test_every_page_type_is_tested():
    kept = {model for model in Page.__subclasses__() if not model._meta.abstract}
    resources = {model for base in Page.__subclasses__() if base._meta.abstract for model in base.__subclasses__()}
    assert kept | resources >= {Space, SpacesIndex, *RESOURCES}
    assert resources - set(RESOURCES) == set()


@pytest.mark.parametrize("model", RESOURCES)
def test_publishing_any_old_revision_changes_no_answer(world, model):
    page = RESOURCES[model](space=world.a, thematic=world.thematic, owner=world.people["member_a"])
    first_slug = page.slug
    member = world.people["member_a"]
    share(page=page, actor=member, audience=Audience.NETWORK, confirmed=True)
    page = model.objects.get(pk=page.pk)
    page.title = "Un autre titre"
    page.slug = "une-autre-adresse"  # no form offers it; a revision may hold it
    page.save_revision()
    narrow(page=page, actor=member, audience=Audience.SPACE)
    before = answers(world, page)
    assert not reads(before, "member_b")
    assert Action.EDIT in before["member_a"][0]
    for revision in Revision.objects.for_instance(page).order_by("pk"):
        revision.publish()
        assert answers(world, page) == before
        assert address(page) == (first_slug, f"/espaces/itc-a/{first_slug}/")
        fresh = model.objects.get(pk=page.pk)
        revert_to(page=fresh, actor=member, revision=revision, base=base_of(fresh))
        assert answers(world, page) == before
    placement = Placement.objects.get(page=page)
    assert (placement.audience, placement.space_id, placement.thematic) == ("SPACE", world.a.pk, world.thematic)


@pytest.mark.parametrize("model", RESOURCES)
def test_a_page_taken_out_of_sight_stays_there_whatever_is_published(world, model):
    """In the bin, and as a draft again: an older in-memory copy or revision opens nothing."""
    member = world.people["member_a"]
    page = RESOURCES[model](space=world.a, network=True, owner=member)
    held = model.objects.get(pk=page.pk)
    bin_resource(page=page, actor=member)
    in_bin = answers(world, page)
    held.save()
    held.save_revision().publish()
    assert answers(world, page) == in_bin
    restore_resource(page=page, actor=member)
    narrow(page=page, actor=member, audience=None)
    as_draft = answers(world, page)
    assert not reads(as_draft, "member_b")
    assert not reads(as_draft, "follower_a")
    held.save_revision().publish()
    assert answers(world, page) == as_draft


@pytest.mark.parametrize("kind", ["space", "index"])
def test_revisions_of_a_space_and_of_the_index_change_no_answer(world, kind):
    page = {"space": world.a, "index": SpacesIndex.objects.get()}[kind]
    before, was_at = answers(world, page), address(page)
    page.title = "Un autre nom"
    page.slug = "une-autre-adresse"
    page.save_revision()
    type(page).objects.get(pk=page.pk).save_revision().publish()
    for revision in Revision.objects.for_instance(page).order_by("pk"):
        revision.publish()
    assert answers(world, page) == before
    assert address(page) == was_at
