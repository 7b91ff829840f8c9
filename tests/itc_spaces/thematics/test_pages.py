"""Pages of thematics: the link of an invitation, the spreadsheet, one's own access, the missing page."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.contrib.auth.models import Permission
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Grant, Mandate, Thematic
from itc_spaces.thematics import actions
from itc_spaces.thematics.actions.inviting import commitment_digest
from itc_spaces.thematics.forms.life import OpeningForm
from itc_spaces.thematics.links import LINKS
from itc_spaces.thematics.models import ThematicChange, ThematicInvitation
from tests.support.factories import (
    GrantFactory,
    MembershipFactory,
    SheetFactory,
    ThematicFactory,
    TopicFactory,
    UserFactory,
    days,
)
from tests.support.factories.discussion import ContributionFactory
from tests.support.factories.invitations import ThematicInvitationFactory
from tests.support.site import SIGNED_IN
from tests.support.world import PERSONAS, signed_in

NEW = {"first_name": "Zoé", "last_name": "Le Goff", "password": "une toute autre phrase de passe", "committed": "on"}


@pytest.fixture
def invitation(world):
    Thematic.objects.filter(pk=world.thematic.pk).update(commitment="Venir aux quatre rencontres.")
    return ThematicInvitationFactory(thematic=world.thematic, why="Pour votre regard.", invited_by=None)


def said(**more) -> dict:
    return {**NEW, "seen": commitment_digest("Venir aux quatre rencontres."), **more}


# ── the link ──


def test_a_new_person_accepts_and_sees_the_thematic_only(world, client, invitation):
    link = LINKS.path_of(invitation)
    assert "Venir aux quatre rencontres." in client.get(link).text
    response = client.post(link, said(consents="on"))
    assert response.url == f"/espaces/itc-a/-/thematiques/{world.thematic.pk}/"
    page = client.get(response.url)
    assert page.status_code == 200
    assert 'href="/espaces/itc-a/"' not in page.text, "the ITC's name is no link"
    assert "Mes thématiques" in page.text
    grant = Grant.all_rows.get(user__email=invitation.email)
    assert (grant.commitment, grant.consents_public) == ("Venir aux quatre rencontres.", True)
    assert Client().get(link).status_code == 404


def test_without_the_commitment_nothing_is_granted(client, invitation):
    sent = said()
    del sent["committed"]
    response = client.post(LINKS.path_of(invitation), sent)
    assert "prendre cet engagement" in response.text
    assert 'value="Le Goff"' in response.text, "what was typed stays"
    assert not User.objects.filter(email=invitation.email).exists()


def test_an_account_that_exists_signs_in_first_then_accepts(invitation):
    user, link = UserFactory(email=invitation.email), LINKS.path_of(invitation)
    assert "Connectez-vous" in Client().get(link).text
    client = signed_in(user)
    assert client.get(link).status_code == 200
    assert client.post(link, said()).status_code == 302
    assert Grant.all_rows.filter(user=user, content_object=invitation.thematic).exists()


def test_another_account_is_told_so_and_gets_nothing(world, invitation):
    for send in ("get", "post"):
        response = getattr(signed_in(world.people["member_b"]), send)(LINKS.path_of(invitation), said())
        assert "pour une autre adresse" in response.text
        assert invitation.thematic.question not in response.text
    assert not access.may(world.people["member_b"], Action.READ, world.thematic)


def test_declining_needs_no_account(client, invitation):
    link = LINKS.path_of(invitation)
    response = client.post(link, {"do": "decline", "word": "Pas cette année."})
    assert "C'est noté" in response.text
    invitation.refresh_from_db()
    assert invitation.decline_word == "Pas cette année."
    assert not User.objects.filter(email=invitation.email).exists()
    assert client.get(link).status_code == 404


def test_dead_links_of_thematics_answer_alike_for_everybody(world, invitation):
    """Row of "accept_thematic_invitation" in the matrix."""
    assert reverse("accept_thematic_invitation", args=["x"]) == "/invitations/thematique/x/"

    def forged(salt=LINKS.salt, **said):
        return f"/invitations/thematique/{signing.dumps(said, salt=salt)}/"

    expired, revoked, over = (ThematicInvitationFactory(thematic=world.thematic) for _ in range(3))
    links = [LINKS.path_of(one) for one in (expired, revoked, over)]
    ThematicInvitation.objects.filter(pk=expired.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    ThematicInvitation.objects.filter(pk=revoked.pk).update(revoked_at=timezone.now())
    ThematicInvitation.objects.filter(pk=over.pk).update(starts_on=days(-9), ends_on=days(-1))
    links += [LINKS.path_of(ThematicInvitationFactory(thematic=world.closed_thematic))]
    links += [forged(id=invitation.pk, nonce="autre"), forged("itc.invitation", id=invitation.pk, nonce="x"),
              "/invitations/thematique/x/", f"/invitations/thematique/{'x' * 3000}/"]  # fmt: skip
    answers = {
        (response.status_code, response.content)
        for link in links
        for send in ("get", "post")
        if (response := getattr(Client(), send)(link))
    }
    assert len(answers) == 1
    assert next(iter(answers))[0] == 404
    for persona in PERSONAS:
        assert world.client(persona, Client()).get("/invitations/thematique/x/").status_code == 404, persona


# ── inviting, on the page ──


def test_a_refused_invitation_keeps_what_was_typed(world, client):
    world.client("chair_a", client)
    url = reverse("thematic_people", args=["itc-a", world.thematic.pk])
    sent = {"email": "ÉLODIE @exemple.test", "capacity": "EXPERT", "level": "contribute_thematic",
            "starts_on": str(days(9)), "ends_on": str(days(3)), "why": "<script>alert(1)</script>"}  # fmt: skip
    response = client.post(url, sent)
    assert response.status_code == 422
    assert "ÉLODIE @exemple.test" in response.text
    assert "<script>alert" not in response.text
    response = client.post(url, {**sent, "email": " Elodie@Exemple.test "})
    assert "avant d&#x27;avoir commencé" in response.text
    response = client.post(url, {**sent, "email": " Elodie@Exemple.test ", "starts_on": str(days(1))})
    assert response.status_code == 302
    assert ThematicInvitation.objects.get().email == "elodie@exemple.test"


# ── the coordination's list ──


def test_the_spreadsheet_holds_the_same_rows_and_no_formula(world, client):
    """Row of "department_grants_sheet" in the matrix."""
    GrantFactory(
        content_object=world.thematic, organisation='=cmd|"/C calc"!A0', user__first_name="=1+1", user__last_name=""
    )
    url = reverse("department_grants_sheet", args=["13"])
    for persona in SIGNED_IN:
        status = world.client(persona, Client()).get(url).status_code
        assert status == (200 if persona == "coordinator" else 404), persona
    world.client("coordinator", client)
    sheet = load_workbook(BytesIO(client.get(url).content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "d"}
    assert "=1+1" in [cell.value for cell in cells]
    assert sheet.max_row == 1 + Grant.all_rows.count()
    ended = load_workbook(BytesIO(client.get(f"{url}?etat=termines").content)).active
    assert ended.max_row == 1 + 3


@pytest.mark.parametrize(
    ("query", "status"), [("etat=en-cours", 200), ("etat=x", 404), ("itc=itc-a", 200), ("itc=z", 404)]
)
def test_filters_of_the_list(world, client, query, status):
    world.client("coordinator", client)
    response = client.get(reverse("department_grants", args=["13"]) + f"?{query}")
    assert response.status_code == status


def queries_of(client, url: str) -> list[str]:
    client.get(url)  # what a process reads once
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    # The mark of the clock is read again every few seconds, whatever the page.
    return [query["sql"] for query in captured if "clockmark" not in query["sql"]]


@pytest.mark.parametrize("page", ["department_grants", "thematic", "home"])
def test_pages_cost_the_same_with_ten_grants_and_a_thousand(world, client, page):
    persona = "coordinator" if page == "department_grants" else "expert_open"
    url = {
        "department_grants": reverse("department_grants", args=["13"]),
        "thematic": reverse("thematic", args=["itc-a", world.thematic.pk]),
        "home": "/espaces/",
    }[page]
    world.client(persona, client)
    permission = Permission.objects.get(codename="read_thematic", content_type__app_label="itc_spaces")
    counts = []
    for number in (10, 990):
        people = User.objects.bulk_create([User(email=f"p{number}x{n}@exemple.test") for n in range(number)])
        dates = {"starts_on": days(-1), "ends_on": days(9)}
        Grant.all_rows.bulk_create(
            [Grant(user=one, content_object=world.thematic, permission=permission, **dates) for one in people]
        )
        counts.append(len(queries_of(client, url)))
    assert counts[0] == counts[1]


def test_a_thematic_with_five_hundred_messages_costs_seventeen_queries(world, client):
    topic = TopicFactory()
    world.thematic.topics.add(topic)
    other = ThematicFactory(space=world.b, audience="NETWORK")
    other.topics.add(topic)
    SheetFactory(space=world.a, thematic=world.thematic, shared=True)
    author = world.people["member_a"]
    roots = [ContributionFactory(thematic=world.thematic, author=author) for _ in range(50)]
    for index in range(450):
        ContributionFactory(thematic=world.thematic, author=author, parent=roots[index % 50])
    world.client("member_a_and_b", client)
    url = reverse("thematic", args=["itc-a", world.thematic.pk])
    found = queries_of(client, url)
    assert len(found) <= 17, "\n".join(query[:120] for query in found)
    assert other.question in client.get(url).text


@pytest.mark.parametrize(
    ("persona", "named"), [("member_a_and_b", True), ("coordinator", True), ("expert_open", False)]
)
def test_an_invited_person_is_told_the_names_they_may_know(world, client, persona, named):
    """The author of a text and who changed a state; a page shows them to those inside the ITC."""
    author = world.people["member_a"]
    User.objects.filter(pk=author.pk).update(last_name="Xqcanari")
    SheetFactory(space=world.a, thematic=world.thematic, shared=True, owner=author)
    ThematicChange.objects.create(thematic=world.thematic, became="SUGGESTED", actor=author, at=access.now())
    url = reverse("thematic", args=["itc-a", world.thematic.pk]) + "?histoire=1"
    world.client(persona, client)
    assert ("Xqcanari" in client.get(url).text) is named
    User.objects.filter(pk=author.pk).update(is_listed=True)
    assert client.get(url).text.count("Xqcanari") == 2


def test_a_draft_that_reached_nobody_is_not_said_to_be_handed_over(world, client):
    sheet = SheetFactory(space=world.a, thematic=world.thematic, owner=world.people["expert_open"])
    world.client("expert_open", client)
    url = reverse("hand_to_referents", args=["itc-a", sheet.pk])
    assert "Les référents sont prévenus" in client.post(url, follow=True).text, "its chair, for want of référents"
    Mandate.objects.update(ended_at=access.now())
    assert "Personne n&#x27;a pu être prévenu" in client.post(url, follow=True).text


def test_a_seat_is_offered_with_who_sits_on_it_today(world):
    leaving = MembershipFactory(seat__space=world.a, ends_on=days(5))
    heir = MembershipFactory(seat=leaving.seat, starts_on=days(6))
    field = OpeningForm(thematic=ThematicFactory(space=world.a, state="SUGGESTED")).fields["referents"]
    label = next(label for value, label in field.choices if value.value == leaving.seat_id)
    assert str(leaving.user) in label
    assert str(heir.user) not in label


# ── one's own ──


def test_each_consents_for_oneself_also_after_the_end(world, client):
    """Row of "consent_to_be_named" in the matrix."""
    grant = world.people["expert_open"].grant_set.get()
    sheet = SheetFactory(space=world.a, thematic=world.thematic)
    credit = sheet.credits.create(user=grant.user, name="Zoé")
    actions.revoke_grant(grant=grant, actor=world.people["chair_a"])
    url = reverse("consent_to_be_named", args=[grant.pk])
    for persona in SIGNED_IN - {"expert_open"}:
        assert world.client(persona, Client()).post(url, {"consents": "on"}).status_code == 404, persona
    world.client("expert_open", client)
    assert client.post(url, {"consents": "on"}).status_code == 302
    credit.refresh_from_db()
    assert credit.consents_public
    client.post(url)
    credit.refresh_from_db()
    assert not credit.consents_public


def test_every_missing_page_says_the_same_to_one_person(world):
    actions.revoke_grant(grant=world.people["expert_open"].grant_set.get(), actor=world.people["chair_a"])
    sheet = SheetFactory(space=world.a, thematic=world.thematic, shared=True)
    paths = [f"/espaces/itc-a/-/thematiques/{world.thematic.pk}/", sheet.url, "/espaces/itc-a/", "/espaces/rien/",
             "/espaces/-/rien/", f"/espaces/itc-a/-/thematiques/{world.closed_thematic.pk}/"]  # fmt: skip
    bodies = {persona: set() for persona in ("expert_open", "expert_expired", "no_seat")}
    for persona, found in bodies.items():
        client = world.client(persona, Client())
        for path in paths:
            response = client.get(path)
            assert response.status_code == 404
            found.add(response.text)
    assert [len(found) for found in bodies.values()] == [1, 1, 1]
    texts = {persona: found.pop() for persona, found in bodies.items()}
    assert world.thematic.question in texts["expert_open"]
    assert world.thematic.question in texts["expert_expired"]
    assert world.thematic.question not in texts["no_seat"]


def test_after_a_month_nothing_more_is_said(world, client):
    Grant.all_rows.filter(user=world.people["expert_expired"]).update(starts_on=days(-60), ends_on=days(-31))
    world.client("expert_expired", client)
    assert world.thematic.question not in client.get("/espaces/rien/").text
