"""The pages of a resource's life: who gets them, what they keep, what they answer to bad input."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Placement
from itc_spaces.spaces.readers import everyone_of_network, readers_of_page
from knowledge.actions import bin_resource, save_draft
from knowledge.checks import resources_have_their_placement
from knowledge.models import Credit, PracticeSheet, UnfinishedForm
from knowledge.staleness import base_of, format_base
from tests.support.factories import OrganisationFactory, PublicFactory, SheetFactory, TerritoryFactory, TopicFactory
from tests.support.site import NETWORK

pytestmark = pytest.mark.django_db


def status(world, client, persona, url, **post) -> int:
    world.client(persona, client)
    return (client.post(url, post) if post else client.get(url)).status_code


def answers(**given) -> dict:
    """A sending of the short form, with one step."""
    steps = {
        "steps-TOTAL_FORMS": "1",
        "steps-INITIAL_FORMS": "0",
        "steps-0-title": "Aller vers",
        "steps-0-text": "À pied.",
    }
    return {"title": "Un café", "key": "", "do": "save", **steps, **given}


@pytest.mark.parametrize("persona", ["member_b", "follower_a", "expert_open", "validator", "former_a", "no_seat"])
@pytest.mark.parametrize("route", ["bin_page", "restore_page"])
def test_others_change_nothing(world, client, persona, route):
    sheet = SheetFactory(space=world.a, network=True)
    assert status(world, client, persona, reverse(route, args=["itc-a", sheet.pk]), go="1") == 404
    assert Placement.objects.get(page=sheet).binned_at is None


def test_an_invited_person_finds_again_what_they_put_in_the_bin(world, client):
    expert = world.people["expert_open"]
    sheet = SheetFactory(space=world.a, thematic=world.thematic, owner=expert, title="Mon brouillon")
    SheetFactory(space=world.a, thematic=world.thematic, owner=world.people["member_a"], title="Celui d'un autre")
    world.client("expert_open", client)
    bin_url = client.post(reverse("bin_page", args=["itc-a", sheet.pk]))["Location"]
    shown = client.get(bin_url).content.decode()
    assert "Mon brouillon" in shown
    assert "d&#x27;un autre" not in shown
    assert 'href="/espaces/itc-a/"' not in shown, "a space that they may not enter"
    assert client.post(reverse("restore_page", args=["itc-a", sheet.pk]))["Location"] == sheet.url
    assert client.get(bin_url).status_code == 404


def test_who_put_a_draft_in_the_bin_is_told_by_name_to_those_who_may_know(world, client):
    expert, member = world.people["expert_open"], world.people["member_a"]
    User.objects.filter(pk=member.pk).update(last_name="Xqcanari")
    sheet = SheetFactory(space=world.a, thematic=world.thematic, owner=expert)
    bin_resource(page=sheet, actor=User.objects.get(pk=member.pk))
    url = reverse("bin", args=["itc-a"])
    assert "Xqcanari" in world.client("chair_a", client).get(url).content.decode()
    assert "Xqcanari" not in world.client("expert_open", client).get(url).content.decode()


def test_hidden_and_missing_answer_alike(world, client):
    sheet = SheetFactory(space=world.a, title="Un titre très reconnaissable")
    world.client("member_b", client)
    hidden, missing = client.get(sheet.url), client.get("/espaces/itc-a/nexiste-pas-abcdef/")
    assert (hidden.status_code, hidden.content) == (missing.status_code, missing.content) == (404, missing.content)
    headers = [{name: value for name, value in r.headers.items() if name != "Expires"} for r in (hidden, missing)]
    assert headers[0] == headers[1], "dates set aside"


class TestWriting:
    def test_nine_answers_make_a_draft(self, world, client):
        world.client("member_a", client)
        sent = answers(
            summary="Deux phrases.",
            topics=[TopicFactory().pk],
            publics=[PublicFactory().pk],
            lead_organisation=OrganisationFactory().pk,
            territory=TerritoryFactory().pk,
            context="Des **familles**.\n\n- une\n- deux",
            outcomes="Douze.",
        )
        response = client.post("/espaces/itc-a/-/nouvelle-fiche/", sent)
        sheet = PracticeSheet.objects.get()
        assert response["Location"] == f"{sheet.url}?brouillon=1"
        assert sheet.missing_to_share() == []
        assert sheet.territory_kind == "QPV"
        assert "**familles**" in sheet.context
        assert client.get(response["Location"]).status_code == 200

    def test_a_refused_form_keeps_all_that_was_typed(self, world, client):
        world.client("member_a", client)
        response = client.post("/espaces/itc-a/-/nouvelle-fiche/", answers(title="", context="Un long texte à garder"))
        page = response.content.decode()
        assert response.status_code == 422
        assert "Un long texte à garder" in page
        assert "Aller vers" in page
        assert "Donnez un titre" in page
        assert not PracticeSheet.objects.exists()

    def test_an_interrupted_form_is_found_again_and_can_be_forgotten(self, world, client):
        world.client("member_a", client)
        client.post("/espaces/itc-a/-/saisie/fiche/", answers(title="", context="Tapé dans le train"))
        offered = client.get("/espaces/itc-a/-/nouvelle-fiche/")
        assert not offered.context["form"]["context"].value(), "a new form is empty"
        key = UnfinishedForm.objects.get().key.hex
        assert f"?saisie={key}" in offered.text
        assert "Tapé dans le train" in client.get(f"/espaces/itc-a/-/nouvelle-fiche/?saisie={key}").text
        assert (
            "Tapé dans le train"
            not in world.client("chair_a", client).get(f"/espaces/itc-a/-/nouvelle-fiche/?saisie={key}").text
        )
        world.client("member_a", client).post("/espaces/itc-a/-/nouvelle-fiche/", {"do": "discard"})
        assert not UnfinishedForm.objects.exists()

    def test_one_more_step_without_javascript(self, world, client):
        world.client("member_a", client)
        page = client.post("/espaces/itc-a/-/nouvelle-fiche/", answers(do="add_row-steps")).content.decode()
        assert 'name="steps-1-title"' in page
        assert "Aller vers" in page

    def test_the_form_sent_twice_makes_one_sheet(self, world, client):
        world.client("member_a", client)
        key = "6e1e8d0e-2f3c-4f5d-9a51-3b7a4a1c2d10"
        first, second = (client.post("/espaces/itc-a/-/nouvelle-fiche/", answers(key=key)) for _ in "ab")
        assert first["Location"] == second["Location"]
        assert PracticeSheet.objects.count() == 1

    @pytest.mark.parametrize(
        "given",
        [
            {"title": "x" * 101},
            {"title": "\x00\x00"},
            {"topics": ["999999"]},
            {"topics": ["abc"]},
            {"publics": "\x00"},
            {"lead_organisation": "-1"},
            {"territory": "9" * 40},
            {"steps-TOTAL_FORMS": "abc"},
            {"steps-TOTAL_FORMS": "100000"},
            {"steps-TOTAL_FORMS": ""},
            {"steps-0-title": "", "steps-0-text": "Du texte sans titre"},
            {"context": "x" * 20_001},
        ],
    )
    def test_malformed_sendings_are_refused_in_words(self, world, client, given):
        world.client("member_a", client)
        response = client.post("/espaces/itc-a/-/nouvelle-fiche/", answers(**given))
        assert response.status_code == 422
        assert not PracticeSheet.objects.exists()

    @pytest.mark.parametrize("title", ["☕🏘️", "مقهى الآباء", "a\u202eb", "<script>alert(1)</script>", "' OR 1=1 --"])
    def test_unusual_titles_are_kept_and_shown_as_text(self, world, client, title):
        world.client("member_a", client)
        response = client.post("/espaces/itc-a/-/nouvelle-fiche/", answers(title=title), follow=True)
        assert response.status_code == 200
        assert "<script>alert(1)" not in response.content.decode()

    def test_the_second_of_two_editors_sees_both_texts(self, world, client):
        sheet = SheetFactory(space=world.a, title="Ancien titre")
        base = format_base(base_of(sheet))
        edit = reverse("edit_resource", args=["itc-a", sheet.pk])
        assert (
            world.client("member_a", client).post(edit, answers(title="Le texte du premier", base=base)).status_code
            == 302
        )
        second = world.client("chair_a", client).post(edit, answers(title="Le texte du second", base=base))
        page = second.content.decode()
        assert second.status_code == 409
        assert "premier" in page
        assert "second" in page
        assert PracticeSheet.objects.get().get_latest_revision_as_object().title == "Le texte du premier"

    @pytest.mark.parametrize("base", ["", "abc", "12@", "@2026", "1@2026-01-01T00:00:00", "\x00@\x00"])
    def test_a_form_that_cannot_say_where_it_started_is_not_trusted(self, world, client, base):
        sheet = SheetFactory(space=world.a, title="Ancien titre")
        edit = reverse("edit_resource", args=["itc-a", sheet.pk])
        response = world.client("member_a", client).post(edit, answers(title="Nouveau", base=base))
        assert response.status_code == 409
        assert PracticeSheet.objects.get().get_latest_revision_as_object().title == "Ancien titre"


class TestSharing:
    @pytest.mark.parametrize("wanted", ["SPACE", "NETWORK"])
    def test_share_asks_for_the_confirmation_and_keeps_the_choice(self, world, client, wanted):
        sheet = SheetFactory(space=world.a)
        url = reverse("share_resource", args=["itc-a", sheet.pk])
        base = format_base(base_of(sheet))
        refused = world.client("member_a", client).post(url, {"audience": wanted, "base": base})
        assert refused.status_code == 422
        assert refused.context["form"]["audience"].value() == wanted
        shared = client.post(url, {"audience": wanted, "confirmed": "on", "base": base})
        assert shared["Location"] == f"{sheet.url}?partage=1"
        assert Placement.objects.get(page=sheet).audience == wanted

    def test_narrow_to_a_draft_needs_no_confirmation(self, world, client):
        sheet = SheetFactory(space=world.a, network=True)
        url = reverse("share_resource", args=["itc-a", sheet.pk])
        world.client("member_a", client).post(url, {"audience": "DRAFT"})
        assert Placement.objects.get(page=sheet).shared_at is None

    @pytest.mark.parametrize("wanted", ["", "PUBLIC", "\x00", "DRAFT"])
    def test_a_choice_that_is_none_is_refused(self, world, client, wanted):
        url = reverse("share_resource", args=["itc-a", SheetFactory(space=world.a).pk])
        assert status(world, client, "member_a", url, audience=wanted) == 422

    def test_what_a_colleague_saved_meanwhile_is_not_shared_unread(self, world, client):
        sheet = SheetFactory(space=world.a)
        sent = {"audience": "NETWORK", "confirmed": "on", "base": format_base(base_of(sheet))}
        save_draft(page=sheet, actor=world.people["chair_a"], base=base_of(sheet), change=lambda draft: None)
        url = reverse("share_resource", args=["itc-a", sheet.pk])
        refused = world.client("member_a", client).post(url, sent)
        assert refused.status_code == 422
        assert "entre-temps" in refused.content.decode()
        assert Placement.objects.get(page=sheet).shared_at is None
        again = refused.context["form"]["base"].value()
        assert client.post(url, sent | {"base": again}).status_code == 302


class TestReuse:
    def test_from_a_page(self, world, client):
        sheet = SheetFactory(space=world.a, network=True)
        url = reverse("reuse", args=["itc-a", sheet.pk])
        world.client("member_b", client)
        assert client.post(url, {"space": "itc-b"}).status_code == 422, "what is adapted is asked"
        assert client.post(url, {"space": "itc-a", "adapted": "x"}).status_code == 422, "only where one writes"
        response = client.post(url, {"space": "itc-b", "adapted": "Le soir."})
        page = client.get(response["Location"], follow=True).content.decode()
        assert sheet.title in page
        adaptation = PracticeSheet.objects.exclude(pk=sheet.pk).get()
        assert "Le soir." in client.get(adaptation.url).content.decode()

    def test_each_end_shows_the_other_to_those_who_may_see_it(self, world, client):
        sheet = SheetFactory(space=world.a, network=True, title="Source reconnaissable")
        url = reverse("reuse", args=["itc-a", sheet.pk])
        world.client("member_b", client).post(url, {"space": "itc-b", "adapted": "Le soir."})
        adaptation = PracticeSheet.objects.exclude(pk=sheet.pk).get()
        assert sheet.url in client.get(adaptation.url).content.decode()
        seen_from_source = world.client("member_a", client).get(sheet.url).content.decode()
        assert adaptation.url not in seen_from_source
        assert "Reprise dans" not in seen_from_source, "a draft elsewhere is not even counted"

    @pytest.mark.parametrize("asked", ["", "abc", "0", "-1", "9" * 30, "1%00"])
    def test_unknown_editions_are_missing(self, world, client, asked):
        assert status(world, client, "member_a", f"/espaces/-/reprendre/?edition={asked}") == 404


@pytest.mark.parametrize(
    "traits",
    [
        {},
        {"shared": True},
        {"network": True},
        {"thematic": True, "shared": True},
        {"thematic": True, "open_to_experts": True},
    ],
)
def test_who_can_see_gives_the_real_answer(world, traits):
    traits = {**traits, "thematic": world.thematic} if "thematic" in traits else traits
    sheet = SheetFactory(space=world.a, **traits)
    told = {person for group in readers_of_page(Placement.objects.get(page=sheet)) for person in group.people}
    assert told == {person for person in world.people.values() if access.may(person, Action.READ, sheet)}
    assert set(everyone_of_network()) == {world.people[name] for name in NETWORK}


@pytest.mark.parametrize("persona", ["member_b", "follower_a", "validator"])
def test_a_title_not_shared_yet_is_for_those_who_may_edit(world, client, persona):
    sheet = SheetFactory(space=world.a, network=True, title="Titre partagé")
    Credit.objects.create(page=sheet, user=world.people[persona], name="Une personne")
    draft = sheet.get_latest_revision_as_object()
    draft.title = "Titre canari"
    draft.save_revision()
    world.client(persona, client)
    pages = [reverse(name, args=["itc-a", sheet.pk]) for name in ("who_can_see", "page_credits", "print_page")]
    for address in (sheet.url, *pages, "/espaces/", "/espaces/itc-a/"):
        response = client.get(address)
        assert response.status_code == 200, address
        assert "canari" not in response.content.decode(), address


@pytest.mark.parametrize("number", ["0000000019999", "9" * 5000, "0", "-1", "un", "\x00"])
def test_versions_past_the_last_page_are_missing(world, client, number):
    sheet = SheetFactory(space=world.a)
    world.client("member_a", client)
    assert client.get(reverse("history", args=["itc-a", sheet.pk]), {"page": number}).status_code == 404


def test_query_count_of_a_members_sheet(world, client, django_assert_max_num_queries):
    sheet = SheetFactory(space=world.a, network=True)
    world.client("member_b", client).get(sheet.url)
    with django_assert_max_num_queries(18):  # one a thing shown: its keywords and its files among them
        client.get(sheet.url)


def test_query_count_of_my_itc(world, client, django_assert_max_num_queries):
    for _ in range(12):
        SheetFactory(space=world.a, network=True, owner=world.people["member_a"])
    world.client("member_a", client).get("/espaces/")
    with django_assert_max_num_queries(20):
        client.get("/espaces/")


def test_a_right_that_ended_while_one_wrote_shows_what_was_typed(world, client):
    sheet = SheetFactory(space=world.a)
    client = world.client("member_a", client)
    world.people["member_a"].memberships.update(ended_at=timezone.now())
    sent = answers(context="Un long texte écrit pendant que le siège se terminait")
    for url in (reverse("edit_resource", args=["itc-a", sheet.pk]), "/espaces/itc-a/-/ressources/99999/modifier/"):
        response = client.post(url, sent)
        assert response.status_code == 404
        assert "pendant que le siège se terminait" in response.content.decode()


def test_a_resource_without_a_placement_is_reported(world):
    sheet = SheetFactory(space=world.a)
    assert resources_have_their_placement(None, databases=["default"]) == []
    Placement.objects.filter(page=sheet).delete()
    (found,) = resources_have_their_placement(None, databases=["default"])
    assert str(sheet.pk) in found.msg
