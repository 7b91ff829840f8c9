"""Messages on their pages: written, refused, answered, in place with htmx, and without JavaScript."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from itc_spaces.discussion import actions
from itc_spaces.discussion.models import Contribution, ReadMark
from itc_spaces.spaces import access
from itc_spaces.spaces.models import Membership
from tests.itc_spaces.discussion.test_actions import PDF
from tests.support.answers import body_of
from tests.support.factories import SheetFactory
from tests.support.factories.discussion import ContributionFactory
from tests.support.site import INSIDE_A
from tests.support.world import PERSONAS

HTMX = {"HX-Request": "true"}
KEY = "2f1e6a1e-0000-4000-8000-000000000001"


@pytest.fixture
def sheet(world):
    return SheetFactory(space=world.a, owner=world.people["member_a"], network=True)


def on(target, kind="ressource") -> str:
    return reverse("discussion", args=[kind, target.pk])


def text(response) -> str:
    return response.content.decode()


def test_a_message_is_written_from_the_page_and_read_there(world, sheet, client):
    world.client("member_b", client)
    assert on(sheet) in text(client.get(sheet.url))
    response = client.post(on(sheet), {"body": "Combien de **familles** ?", "key": KEY})
    said = Contribution.objects.get()
    assert response["Location"] == f"{on(sheet)}#message-{said.pk}"
    assert "Combien de **familles** ?" in text(client.get(sheet.url))
    client.post(on(sheet), {"body": "Combien de **familles** ?", "key": KEY})
    assert Contribution.objects.count() == 1, "sent twice, it is one"


def test_htmx_puts_the_message_in_place_and_a_fresh_form(world, sheet, client):
    world.client("member_b", client)
    shown = text(client.post(on(sheet), {"body": "Une question ?", "key": KEY}, headers=HTMX))
    assert "<html" not in shown
    assert 'hx-swap-oob="afterbegin"' in shown
    assert "Une question ?" in shown
    assert KEY not in shown, "the next message has a key of its own"
    root = Contribution.objects.get()
    form = text(client.get(reverse("conversation", args=[root.pk]), headers=HTMX))
    assert f'id="repondre-{root.pk}"' in form
    assert "<html" not in form
    answered = text(client.post(reverse("conversation", args=[root.pk]), {"body": "Une réponse."}, headers=HTMX))
    assert 'hx-swap-oob="beforeend"' in answered
    assert Contribution.objects.get(parent=root).body == "Une réponse."


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("body", ["x" * 2_000_000, " "])
def test_a_refused_message_keeps_what_was_typed(world, sheet, client, body, headers):
    response = world.client("member_b", client).post(on(sheet), {"body": body}, headers=headers)
    assert response.status_code == 422
    assert body.strip() in text(response)
    assert "2000000 caractères, 20000 au plus" in text(response) or "Écrivez votre message" in text(response)
    assert not Contribution.objects.exists()


def test_a_refused_file_keeps_the_message_and_stores_nothing(world, sheet, client):
    sent = {"body": "Voici le document.", "file": SimpleUploadedFile("virus.exe", b"MZ")}
    response = world.client("member_b", client).post(on(sheet), sent)
    assert response.status_code == 422
    assert "Voici le document." in text(response)
    assert not Contribution.objects.exists()


def test_what_is_typed_never_runs_and_links_lead_outside(world, sheet, client):
    body = (
        "<script>alert(1)</script> <img src=x onerror=alert(1)> [clic](javascript:alert(1)) [dedans](/admin/) "
        "[dehors](https://exemple.org/a_b) https://exemple.org/page_1, **gras** *italique*\n\n- un\n- deux\n\n# Titre"
    )
    world.client("member_b", client).post(on(sheet), {"body": body})
    shown = Contribution.objects.get().html
    assert "<script" not in shown
    assert "<img" not in shown
    assert "javascript" not in shown.replace("(javascript:alert(1))", "")
    assert 'href="/admin/"' not in shown
    assert '[dehors](<a href="https://exemple.org/a_b" rel="noopener noreferrer nofollow">' in shown
    assert '<a href="https://exemple.org/page_1" rel="noopener noreferrer nofollow">' in shown
    assert "**gras** *italique*" in shown
    assert "<li>un</li>" in shown
    assert "<h" not in shown


def test_a_discussion_of_an_itc_is_for_those_inside(world, client):
    ContributionFactory(space=world.a, body="Entre nous.")
    for persona in PERSONAS[1:]:
        viewer = world.client(persona, client)
        if persona in INSIDE_A:
            assert "Entre nous." in text(viewer.get("/espaces/itc-a/")), persona
        elif persona != "inactive_a":
            assert "Entre nous." not in text(viewer.get("/espaces/itc-a/")), persona
            assert viewer.get(on(world.a, "itc")).status_code == 404, persona


def test_an_invited_person_talks_on_the_page_of_their_thematic(world, client):
    ContributionFactory(thematic=world.thematic, body="Que disent les chiffres ?")
    page = reverse("thematic", args=["itc-a", world.thematic.pk])
    world.client("expert_open", client)
    assert "Que disent les chiffres ?" in text(client.get(page))
    client.post(on(world.thematic, "thematique"), {"body": "Peu de chose."})
    assert "Peu de chose." in text(client.get(page))
    world.client("expert_revoked", client)
    assert client.get(on(world.thematic, "thematique")).status_code == 404


def test_a_space_is_no_resource_and_a_word_of_no_target_is_missing(world, client):
    world.client("member_a", client)
    assert client.get(on(world.a, "ressource")).status_code == 404
    assert client.get(on(world.a, "autre")).status_code == 404


def test_what_is_new_is_marked_until_it_is_read(world, sheet, client):
    author = world.people["member_a"]
    actions.post_contribution(target=sheet, actor=world.people["member_b"], body="Une question ?")
    world.client("member_a", client)
    assert "Nouveau</span>" in text(client.get(sheet.url))
    assert "1 nouveau message" in text(client.get(sheet.url))
    home = text(client.get("/espaces/"))
    assert on(sheet) in home
    assert "1 nouveau</span>" in home
    assert client.post(reverse("read_discussion", args=["ressource", sheet.pk]), headers=HTMX).status_code == 204
    assert ReadMark.objects.get(recipient=author).page_id == sheet.pk
    assert "Nouveau</span>" not in text(client.get(sheet.url))
    assert on(sheet) not in text(client.get("/espaces/"))


def test_what_is_old_is_not_announced_to_who_was_away_for_long(world, sheet, client):
    root = ContributionFactory(page=sheet, created_at=access.now() - timedelta(days=31))
    ReadMark.objects.create(page=sheet, recipient=world.people["member_a"], read_at=access.now() - timedelta(days=60))
    world.client("member_a", client)
    for url in (sheet.url, reverse("conversation", args=[root.pk]), "/espaces/"):
        assert "Nouveau</span>" not in text(client.get(url))
        assert "nouveau message" not in text(client.get(url))


def test_of_what_one_may_not_read_nothing_is_counted_as_new(world, client):
    """Non-interference: the page is the same with and without it."""
    page = SheetFactory(space=world.a, owner=world.people["member_b"])
    world.client("member_b", client)
    before = text(client.get("/espaces/"))
    ContributionFactory(page=page)
    ContributionFactory(space=world.a)
    ContributionFactory(thematic=world.thematic)
    after = text(client.get("/espaces/"))
    assert [line for line in after.splitlines() if "csrf" not in line.lower()] == [
        line for line in before.splitlines() if "csrf" not in line.lower()
    ]


def test_a_changed_a_retired_and_a_moderated_message_say_so(world, sheet, client):
    author, chair = world.people["member_b"], world.people["chair_a"]
    said = [
        actions.post_contribution(target=sheet, actor=author, body=f"canari{name}") for name in ("un", "deux", "trois")
    ]
    world.client("member_b", client)
    client.post(reverse("edit_contribution", args=[said[0].pk]), {"do": "save", "body": "Récrit."})
    client.post(reverse("remove_contribution", args=[said[1].pk]))
    actions.moderate_contribution(contribution=said[2], actor=chair, reason="Un nom y est écrit.")
    shown = text(client.get(sheet.url))
    assert "modifié le" in shown
    assert "Message retiré par son auteur" in shown
    assert "Motif : Un nom y est écrit." in shown
    assert not {"canariun", "canarideux", "canaritrois"} & set(shown.split())
    world.client("chair_a", client)
    url = reverse("moderate_contribution", args=[said[2].pk])
    assert "canaritrois" in text(client.get(url))
    assert client.post(url, {"restore": "1"}).status_code == 302
    assert "canaritrois" in text(client.get(sheet.url))
    assert client.post(url, {"reason": ""}).status_code == 422


def test_a_message_put_back_in_another_tab_says_so(world, sheet, client):
    said = actions.post_contribution(target=sheet, actor=world.people["member_b"], body="Un mot.")
    world.client("chair_a", client)
    url = reverse("moderate_contribution", args=[said.pk])
    assert "rien à remettre" in text(client.post(url, {"restore": "1"}, follow=True))


def test_who_shares_is_told_that_messages_will_be_read_too(world, sheet, client):
    share = reverse("share_resource", args=["itc-a", sheet.pk])
    world.client("member_a", client)
    assert "lira aussi" not in text(client.get(share))
    ContributionFactory(page=sheet)
    assert "1 message échangé sur cette ressource" in text(client.get(share))


def test_files_are_added_and_taken_away_while_editing(world, sheet, client):
    said = actions.post_contribution(target=sheet, actor=world.people["member_b"], body="Avec un fichier.")
    url = reverse("edit_contribution", args=[said.pk])
    world.client("member_b", client)
    assert client.post(url, {"do": "add"}).status_code == 422
    assert client.post(url, {"do": "add", "file": SimpleUploadedFile("plan.pdf", PDF)}).status_code == 302
    link = said.files.get()
    assert "plan.pdf" in text(client.get(sheet.url))
    assert body_of(client.get(reverse("attachment", args=[link.attachment_id]))) == PDF
    assert client.post(url, {"do": str(link.attachment_id)}).status_code == 302
    assert not said.files.exists()


def test_an_answer_leads_to_its_conversation(world, sheet, client):
    root = ContributionFactory(page=sheet)
    answer = ContributionFactory(page=sheet, parent=root)
    response = world.client("member_b", client).get(reverse("conversation", args=[answer.pk]))
    assert response["Location"] == f"{reverse('conversation', args=[root.pk])}#message-{answer.pk}"


def test_what_was_typed_when_a_right_ended_meanwhile_is_given_back(world, client):
    world.client("member_a", client)
    Membership.objects.filter(user=world.people["member_a"]).update(ended_at=access.now())
    response = client.post(on(world.a, "itc"), {"body": "Un long message écrit pendant ce temps"})
    assert response.status_code == 404
    assert "Un long message écrit pendant ce temps" in text(response)
    assert not Contribution.objects.exists()


def test_five_hundred_messages_cost_the_same(world, sheet, client, django_assert_max_num_queries):
    author = world.people["member_b"]
    roots = [ContributionFactory(page=sheet, author=author) for _ in range(60)]
    for index in range(440):
        ContributionFactory(page=sheet, author=author, parent=roots[index % 55])
    world.client("member_a", client).get(on(sheet))
    with django_assert_max_num_queries(15):
        shown = text(client.get(on(sheet)))
    assert shown.count('<li class="panel">') == 50
    assert shown.count('id="message-') == 50 + 50 * 5 - 5 * 5
    assert "Lire les 8 réponses" in shown
    with django_assert_max_num_queries(15):
        assert client.get(reverse("conversation", args=[roots[0].pk])).status_code == 200
