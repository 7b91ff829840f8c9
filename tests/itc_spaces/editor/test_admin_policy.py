"""Who enters the editor, what it says one may do there, and that both end with the seat."""

import inspect

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page, PagePermissionTester
from wagtail.permissions import policy_registry

from itc_spaces.spaces.models import Membership, Placement, SpacesIndex
from itc_spaces.spaces.policy import SpacesPageTester
from knowledge.models import PracticeSheet
from tests.itc_spaces.editor.editor_form import editor_url
from tests.support.factories import SheetFactory
from tests.support.site import MEMBERS_A
from tests.support.world import PERSONAS

pytestmark = pytest.mark.django_db

EDITORS_OF_B = {"member_b"}


@pytest.mark.parametrize("persona", PERSONAS)
def test_who_opens_the_editor(world, client, persona):
    sheet = SheetFactory(space=world.a, network=True)
    world.client(persona, client)
    home, edit = client.get("/admin/"), client.get(editor_url(sheet))
    if persona in ("anonymous", "inactive_a"):
        assert home.url == "/connexion/?next=/admin/"
        assert edit.url.startswith("/connexion/?next=/admin/pages/")
        return
    assert home.status_code == (200 if persona in MEMBERS_A | EDITORS_OF_B else 404)
    assert edit.status_code == (200 if persona in MEMBERS_A else 404)


def test_the_request_after_the_end_of_the_seat_is_refused(world, client):
    sheet = SheetFactory(space=world.a, owner=world.people["member_a"])
    world.client("member_a", client)
    assert client.get(editor_url(sheet)).status_code == 200
    assert client.get(sheet.url).status_code == 200
    Membership.objects.filter(user=world.people["member_a"]).update(ended_at=timezone.now())
    for address in ("/admin/", editor_url(sheet), sheet.url):
        assert client.get(address).status_code == 404
    assert client.post(editor_url(sheet), {"title": "Trop tard"}).status_code == 404
    assert Page.objects.get(pk=sheet.pk).draft_title == sheet.title


def test_nobody_edits_a_space_the_index_the_root_or_what_is_in_the_bin(world, client):
    binned = SheetFactory(space=world.a, binned=True)
    world.client("coordinator", client)
    pages = [world.a, SpacesIndex.objects.get(), Page.get_first_root_node(), binned]
    assert {client.get(editor_url(page)).status_code for page in pages} == {404}


def test_a_closed_space_is_written_by_nobody(world, client):
    sheet = SheetFactory(space=world.a)
    world.client("member_a", client)
    world.a.record.closed_at = timezone.now()
    world.a.record.save()
    assert client.get(editor_url(sheet)).status_code == 404


def test_the_tester_knows_two_answers_only(world):
    """A new question of Wagtail's must be answered here before it can be asked."""
    sheet = SheetFactory(space=world.a, shared=True)
    tester = sheet.permissions_for_user(world.people["member_a"])
    questions = [name for name, _ in inspect.getmembers(PagePermissionTester) if name.startswith("can_")]
    assert isinstance(tester, SpacesPageTester)
    assert {name for name in questions if getattr(tester, name)()} == {"can_edit", "can_publish"}
    assert {name for name in questions if name not in vars(SpacesPageTester)} == set()


def test_a_draft_is_not_published_from_the_editor(world):
    draft = SheetFactory(space=world.a)
    member = world.people["member_a"]
    assert draft.permissions_for_user(member).can_edit()
    assert not draft.permissions_for_user(member).can_publish()
    Placement.objects.filter(page=draft).update(shared_at=timezone.now())
    assert PracticeSheet.objects.get(pk=draft.pk).permissions_for_user(member).can_publish()


def test_the_policy_asks_access_and_no_group(world, django_assert_num_queries):
    sheet, other = SheetFactory(space=world.a), SheetFactory(space=world.b)
    policy, member = policy_registry.get_by_type(PracticeSheet), world.people["member_a"]
    assert list(policy.instances_user_has_permission_for(member, "change").values_list("pk", flat=True)) == [sheet.pk]
    assert list(policy.instances_user_has_permission_for(member, "publish").values_list("pk", flat=True)) == [sheet.pk]
    assert not policy.instances_user_has_permission_for(member, "delete").exists()
    with django_assert_num_queries(2):  # what they hold, then the page
        assert policy.user_has_permission_for_instance(member, "change", sheet)
    assert not policy.user_has_permission_for_instance(member, "change", other)
    assert policy.explorable_root_instance(member) is None
    assert not policy.explorable_instances(member).exists()
    with pytest.raises(NotImplementedError, match="who may read a page"):
        policy.users_with_permission("change")
    with pytest.raises(NotImplementedError, match="who may read a page"):
        policy.users_with_permission_for_instance("change", sheet)
    assert not GroupPagePermission.objects.filter(group__user__isnull=False).exists()
    assert not Group.objects.filter(user__isnull=False).exists()
