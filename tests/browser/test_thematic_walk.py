"""A thematic in a real browser: from the invitation of an expert to the page that is not found any more."""

import re

import pytest
from playwright.sync_api import Page, expect

from itc_spaces.spaces.models import Grant
from itc_spaces.thematics.links import LINKS
from itc_spaces.thematics.models import ThematicInvitation
from tests.browser.test_walk import TITLE, accept, share_with_network, sign_in, vocabulary, write_nine_answers
from tests.support.factories import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
PHONE = {"viewport": {"width": 390, "height": 800}}


def invite(referent: Page, address: str) -> str:
    """The link that the invitation's mail carries."""
    referent.goto(address)
    referent.get_by_role("link", name="Inviter quelqu'un").click()
    referent.locator("summary", has_text="Inviter quelqu'un").click()
    referent.get_by_label("Adresse e-mail").fill("zoe.le.goff@exemple.test")
    referent.get_by_label("Organisation").fill("Université d'Aix")
    referent.get_by_role("button", name="Envoyer l'invitation").click()
    expect(referent.get_by_text("L'invitation part à")).to_be_visible()
    return LINKS.path_of(ThematicInvitation.objects.get())


def join(expert: Page, link: str, question: str) -> None:
    expert.goto(link)
    expert.get_by_label("Prénom").fill("Zoé")
    expert.get_by_label("Nom", exact=True).fill("Le Goff")
    expert.get_by_label("Mot de passe").fill(PASSWORD)
    expert.get_by_label("Je prends cet engagement").check()
    expert.get_by_label("J'accepte que mon nom").check()
    expert.get_by_role("button", name="Créer mon compte et accepter").click()
    expect(expert.get_by_role("heading", level=1)).to_have_text(question)


def contribute(expert: Page) -> str:
    """Says a word, drafts a sheet and hands it over; its address."""
    expert.locator("#echanges-nouveau textarea").fill("Bonjour à vous.")
    expert.get_by_role("button", name="Envoyer").click()
    expect(expert.get_by_text("Bonjour à vous.")).to_be_visible()
    write_nine_answers(expert)
    assert expert.get_by_role("button", name="Enregistrer et choisir qui la lit").count() == 0
    expert.get_by_role("button", name="Enregistrer le brouillon").click()
    expert.get_by_role("button", name="Confier aux référents").click()
    expect(expert.get_by_text("Les référents sont prévenus")).to_be_visible()
    return expert.url


def close(chair: Page, address: str) -> None:
    chair.goto(f"{address}clore/")
    chair.get_by_role("link", name="Écrire le bilan").click()
    chair.get_by_label("En bref").fill("Ce que nous gardons.")
    chair.get_by_label("Familles et parentalité").check()
    chair.get_by_label("Ce qui a été fait").fill("Quatre rencontres.")
    chair.get_by_label("Ce que nous avons appris").fill("Le mardi ne va à personne.")
    chair.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(chair.get_by_role("heading", name=re.compile("Bilan"), level=1)).to_be_visible()
    chair.goto(f"{address}clore/")
    chair.get_by_role("button", name="Clore la thématique").click()
    expect(chair.get_by_text("La thématique est close")).to_be_visible()


def test_an_expert_from_the_invitation_to_the_end(world, new_page):
    vocabulary(world)
    thematic = world.thematic
    thematic.referents.add(world.people["member_a"].memberships.get().seat)
    address = f"/espaces/itc-a/-/thematiques/{thematic.pk}/"
    director = sign_in(new_page, world, "member_a")
    expert = new_page(**PHONE)
    join(expert, invite(director, address), thematic.question)
    assert expert.get_by_role("link", name="ITC A").count() == 0
    sheet = contribute(expert)

    director.goto(sheet)
    director.get_by_role("link", name="Partager", exact=True).click()
    share_with_network(director)
    director.get_by_role("link", name="Soumettre à validation").last.click()
    director.get_by_role("checkbox").check()
    with director.expect_navigation():
        director.get_by_role("button", name=re.compile("Soumettre")).click()
    accept(sign_in(new_page, world, "coordinator"))
    accept(sign_in(new_page, world, "validator"))
    public = new_page()
    public.goto("/ressources/")
    public.get_by_role("link", name=TITLE).click()
    expect(public.get_by_text("Zoé Le Goff")).to_be_visible()

    expert.goto(address)
    close(sign_in(new_page, world, "chair_a"), address)
    assert Grant.all_rows.get(user__first_name="Zoé").ended_at
    assert expert.reload().status == 404
    expect(expert.get_by_text(thematic.question)).to_be_visible()
    expect(expert.get_by_role("link", name="ressources publiques").first).to_be_visible()
    for path in (sheet, "/espaces/itc-a/", f"{address}personnes/", "/admin/"):
        assert expert.goto(path).status == 404
