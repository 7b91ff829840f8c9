"""What is typed is never lost, and what is said of it is true: a real browser, a network that goes and comes."""

import re

import pytest
from playwright.sync_api import Page, expect

from itc_spaces.discussion.models import Contribution
from knowledge.models import Feedback, PracticeSheet, UnfinishedForm
from tests.browser.test_walk import sign_in
from tests.knowledge.files.test_files_served import large_photograph
from tests.support.factories import PASSWORD, SheetFactory, days

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
NEW = "/espaces/itc-a/-/nouvelle-fiche/"
KEPT = re.compile(r"Enregistré à \d\d? h \d\d")
OFFLINE = "Hors ligne : gardé sur cet appareil"
ENDED = "Votre session est finie"


def type_in(page: Page, label: str, text: str) -> None:
    """Key by key, as a person does."""
    page.get_by_label(label).first.press_sequentially(text)


def state(page: Page):
    return page.locator("[data-keep]").first


def device(page: Page) -> list[str]:
    return page.evaluate("Object.entries(localStorage).map(([key, value]) => key + value)")


def kept_titles() -> list[str]:
    rows = UnfinishedForm.objects.filter(sent_at__isnull=True)
    return sorted(row.answers.get("title", [""])[0] for row in rows)


def signs_in_again(page: Page, world, persona: str) -> Page:
    """In another tab of the same browser."""
    other = page.context.new_page()
    other.goto("/connexion/")
    other.get_by_label("Adresse e-mail").fill(world.people[persona].email)
    other.get_by_label("Mot de passe").fill(PASSWORD)
    other.get_by_label("Mot de passe").press("Enter")
    expect(other).to_have_url(re.compile(r"/espaces/$|/securite/$"))
    return other


def test_the_enter_key_saves_and_moves_no_step(world, new_page):
    page = sign_in(new_page, world, "member_a")
    page.goto(NEW)
    page.get_by_role("textbox", name="Étape").first.fill("Frapper")
    page.get_by_label("Titre").fill("À l'entrée")
    page.get_by_label("Titre").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("À l'entrée")


def test_six_quick_saves_leave_no_ghost(world, new_page):
    page = sign_in(new_page, world, "member_a")
    for number in range(6):
        page.goto(NEW)
        expect(page.get_by_label("Titre")).to_have_value("")
        type_in(page, "Titre", f"Vite {number}")
        page.get_by_role("button", name="Enregistrer le brouillon").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Vite {number}")
    page.goto("/espaces/")
    assert page.get_by_role("link", name="Reprendre la saisie").count() == 0
    assert PracticeSheet.objects.count() == 6
    assert kept_titles() == []


def test_a_typing_sent_late_is_refused_once_its_form_is_saved(world, new_page):
    """The keeping left before the save, and arrives after it."""
    page = sign_in(new_page, world, "member_a")
    late = []
    page.route("**/saisie/**", lambda route: late.append(route))
    page.goto(NEW)
    type_in(page, "Titre", "Enregistrée d'abord")
    with page.expect_request("**/saisie/**") as kept:
        page.get_by_label("En bref").fill("Puis gardée.")
    sent = kept.value
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Enregistrée d'abord")
    answer = page.request.post(sent.url, data=sent.post_data_buffer, headers={**sent.headers, "Referer": page.url})
    assert answer.status == 410
    assert kept_titles() == []


def test_the_state_is_true_when_the_network_goes_and_comes(world, new_page):
    page = sign_in(new_page, world, "member_a")
    page.goto(NEW)
    type_in(page, "Titre", "Dans le train")
    expect(state(page)).to_have_text(KEPT)
    page.context.set_offline(True)
    type_in(page, "Titre", ", puis dans le tunnel")
    expect(state(page)).to_have_text(OFFLINE)
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(state(page)).to_contain_text(OFFLINE)
    expect(page.get_by_label("Titre")).to_have_value("Dans le train, puis dans le tunnel")
    page.context.set_offline(False)
    expect(page.get_by_role("heading", level=1)).to_have_text("Dans le train, puis dans le tunnel")
    assert device(page) == []


def test_what_was_typed_offline_is_found_after_the_tab_is_closed(world, new_page):
    page = sign_in(new_page, world, "member_a")
    page.goto(NEW)
    page.context.set_offline(True)
    type_in(page, "Titre", "Écrite hors ligne")
    expect(state(page)).to_have_text(OFFLINE)
    assert not any("hors ligne" in text for text in device(page)), "sealed"
    page.close(run_before_unload=False)
    page.context.set_offline(False)
    again = page.context.new_page()
    again.goto("/espaces/")
    expect(again.locator("html[data-flushed]")).to_be_attached()
    again.reload()
    again.get_by_role("link", name="Reprendre la saisie").click()
    expect(again.get_by_label("Titre")).to_have_value("Écrite hors ligne")


def test_a_session_that_ended_loses_nothing(world, new_page):
    page = sign_in(new_page, world, "member_a")
    page.goto(NEW)
    type_in(page, "Titre", "Avant la fin")
    expect(state(page)).to_have_text(KEPT)
    page.context.clear_cookies()
    type_in(page, "Titre", " et après")
    expect(state(page)).to_contain_text(ENDED)
    expect(state(page)).to_contain_text("rien n'est perdu")
    expect(page.get_by_label("Adresse e-mail")).to_have_count(0)
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(page.get_by_label("Titre")).to_have_value("Avant la fin et après")
    signs_in_again(page, world, "member_a")
    page.bring_to_front()
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.get_by_role("heading", level=1)).to_have_text("Avant la fin et après")


def test_the_next_person_on_the_same_device_sees_nothing(world, new_page):
    page = sign_in(new_page, world, "member_a")
    page.goto(NEW)
    type_in(page, "Titre", "Un secret")
    expect(state(page)).to_have_text(KEPT)
    page.context.clear_cookies()
    type_in(page, "Titre", " de plus")
    expect(state(page)).to_contain_text(ENDED)
    other = signs_in_again(page, world, "chair_a")
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(state(page)).to_contain_text("Une autre personne")
    other.goto(NEW)
    expect(other.get_by_label("Titre")).to_have_value("")
    assert "secret" not in other.content()
    assert not any("secret" in text for text in device(other))
    assert not UnfinishedForm.objects.filter(user=world.people["chair_a"]).exists()


def test_signing_out_leaves_nothing_on_the_device(world, new_page):
    page = sign_in(new_page, world, "member_a")
    page.goto(NEW)
    page.route("**/saisie/**", lambda route: route.abort())
    type_in(page, "Titre", "Reste ici")
    expect(state(page)).to_have_text(OFFLINE)
    assert device(page)
    page.goto("/connexion/deconnexion/")
    page.unroute("**/saisie/**")
    page.get_by_role("button", name="Se déconnecter").last.click()
    expect(page).to_have_url(re.compile(r"^https?://[^/]+/$"))
    assert device(page) == []
    assert kept_titles() == ["Reste ici"], "it went to the server first"


def test_two_tabs_share_nothing(world, new_page):
    first = sign_in(new_page, world, "member_a")
    second = first.context.new_page()
    for page, title in ((first, "La première"), (second, "La seconde")):
        page.goto("/espaces/itc-a/-/nouvelle-note/")
        type_in(page, "Titre", title)
        expect(state(page)).to_have_text(KEPT)
    assert kept_titles() == ["La première", "La seconde"]
    first.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(first.get_by_role("heading", level=1)).to_have_text("La première")
    assert kept_titles() == ["La seconde"]
    second.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(second.get_by_role("heading", level=1)).to_have_text("La seconde")


def test_pressed_twice_it_is_saved_once_and_back_does_not_refill(world, new_page):
    page = sign_in(new_page, world, "member_a")
    page.goto(NEW)
    type_in(page, "Titre", "Deux fois")
    page.get_by_role("button", name="Enregistrer le brouillon").dblclick()
    expect(page.get_by_role("heading", level=1)).to_have_text("Deux fois")
    assert PracticeSheet.objects.count() == 1
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(NEW)
    expect(page.get_by_label("Titre")).to_have_value("")
    assert kept_titles() == []


def test_a_message_waits_for_the_network_and_is_sent_once(world, new_page):
    page = sign_in(new_page, world, "member_a")
    page.goto(f"/espaces/-/echanges/itc/{world.a.pk}/")
    type_in(page, "Votre message", "Qui vient mardi ?")
    expect(state(page)).to_contain_text(KEPT)
    page.context.set_offline(True)
    page.get_by_role("button", name="Envoyer").click()
    expect(state(page)).to_contain_text(OFFLINE)
    expect(page.get_by_label("Votre message")).to_have_value("Qui vient mardi ?")
    page.context.set_offline(False)
    expect(page.locator("#echanges-liste")).to_contain_text("Qui vient mardi ?")
    expect(page.get_by_label("Votre message")).to_have_value("")
    assert Contribution.objects.count() == 1
    assert not UnfinishedForm.objects.filter(sent_at__isnull=True).exists()


def test_a_message_of_one_person_is_not_sent_by_the_next(world, new_page):
    """Its form is htmx's: it says the same as the others."""
    page = sign_in(new_page, world, "member_a")
    page.goto(f"/espaces/-/echanges/itc/{world.a.pk}/")
    type_in(page, "Votre message", "Entre nous.")
    expect(state(page)).to_contain_text(KEPT)
    page.context.clear_cookies()
    signs_in_again(page, world, "chair_a")
    page.get_by_role("button", name="Envoyer").click()
    expect(state(page)).to_contain_text("Une autre personne")
    expect(page.get_by_label("Votre message")).to_have_value("Entre nous.")
    assert not Contribution.objects.exists()


def test_a_feedback_left_half_way_is_taken_up(world, new_page):
    sheet = SheetFactory(space=world.a, network=True)
    page = sign_in(new_page, world, "member_b")
    address = f"/espaces/itc-a/-/ressources/{sheet.pk}/retours/le-mien/"
    page.goto(address)
    type_in(page, "Ce qui a marché", "Les pères sont venus.")
    page.get_by_label("Oui").first.check()
    expect(state(page)).to_contain_text(KEPT)
    page.goto("/espaces/")
    page.goto(address)
    expect(page.get_by_label("Ce qui a marché")).to_have_value("")
    page.get_by_role("link", name="La reprendre").click()
    expect(page.get_by_label("Ce qui a marché")).to_have_value("Les pères sont venus.")
    expect(page.get_by_label("Oui").first).to_be_checked()
    assert not Feedback.objects.exists()


def test_what_is_taken_up_does_not_overwrite_what_was_saved_meanwhile(world, new_page):
    """Its form says still where it began, as the person who typed saw it."""
    page = sign_in(new_page, world, "chair_a")
    address = f"/espaces/itc-a/-/thematiques/{world.thematic.pk}/modifier/"
    page.goto(address)
    type_in(page, "Pourquoi maintenant", "Parce que.")
    expect(state(page)).to_contain_text(KEPT)
    page.goto("/espaces/")
    world.thematic.objectives = "Écrits entre-temps."
    world.thematic.save()
    page.goto(address)
    page.get_by_role("link", name="La reprendre").click()
    expect(page.get_by_label("Pourquoi maintenant")).to_have_value(re.compile("Parce que"))
    page.locator("input[name=referents]").first.check()
    page.locator("input[name=closes_on]").fill(days(60).isoformat())
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("Ce qui a été enregistré entre-temps")).to_be_visible()
    world.thematic.refresh_from_db()
    assert world.thematic.objectives == "Écrits entre-temps."


def test_a_paste_beyond_the_limit_is_kept_whole_and_said(world, new_page):
    page = sign_in(new_page, world, "member_a")
    page.goto(NEW)
    long = "é" * 500
    page.get_by_label("Titre").fill("Trop long en bref")
    page.get_by_label("En bref").focus()
    page.keyboard.insert_text(long)
    expect(page.get_by_label("En bref")).to_have_value(long)
    expect(page.get_by_text("200 de trop")).to_be_visible()
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(page.locator("#erreurs")).to_contain_text("500")
    expect(page.get_by_label("En bref")).to_have_value(long)


def test_a_picture_without_description_stays_chosen(world, new_page):
    sheet = SheetFactory(space=world.a)
    page = sign_in(new_page, world, "member_a")
    page.goto(f"/espaces/itc-a/-/ressources/{sheet.pk}/fichiers/")
    picture = {"name": "cour.jpg", "mimeType": "image/jpeg", "buffer": large_photograph()}
    page.locator("input[type=file]").set_input_files(picture)
    page.get_by_role("button", name="Ajouter au brouillon").click()
    expect(page.locator("#erreurs")).to_contain_text("Décrivez l'image")
    expect(page.get_by_text("« cour.jpg » est gardé")).to_be_visible()
    page.get_by_label("Description de l'image").fill("Une cour et deux bancs.")
    page.get_by_role("button", name="Ajouter au brouillon").click()
    expect(page.get_by_role("link", name="cour.jpg")).to_be_visible()


@pytest.mark.parametrize("trouble", ["network", "session"])
def test_a_chosen_file_outlives(trouble, world, new_page):
    sheet = SheetFactory(space=world.a)
    page = sign_in(new_page, world, "member_a")
    page.goto(f"/espaces/itc-a/-/ressources/{sheet.pk}/fichiers/")
    picture = {"name": "cour.jpg", "mimeType": "image/jpeg", "buffer": large_photograph()}
    page.locator("input[type=file]").set_input_files(picture)
    page.get_by_label("Description de l'image").fill("Une cour et deux bancs.")
    if trouble == "network":
        page.context.set_offline(True)
    else:
        page.context.clear_cookies()
    page.get_by_role("button", name="Ajouter au brouillon").click()
    expect(state(page)).to_contain_text("Hors ligne" if trouble == "network" else ENDED)
    assert page.locator("input[type=file]").evaluate("field => field.files[0].name") == "cour.jpg"
    if trouble == "network":
        page.context.set_offline(False)
    else:
        signs_in_again(page, world, "member_a")
        page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.get_by_role("link", name="cour.jpg")).to_be_visible()


def test_steps_are_added_moved_and_removed_in_place(world, new_page):
    page = sign_in(new_page, world, "member_a")
    page.goto(NEW)
    page.on("dialog", lambda dialog: dialog.accept())
    titles = page.get_by_role("textbox", name="Étape")
    titles.nth(0).fill("Deux")
    titles.nth(1).fill("Un")
    page.get_by_role("button", name="Ajouter une étape").click()
    expect(titles.nth(2)).to_be_focused()
    expect(page.get_by_role("group", name="Étape 3")).to_be_visible()
    titles.nth(2).fill("Trop")
    page.get_by_role("button", name="Monter l'étape 2").click()
    expect(titles.nth(0)).to_have_value("Un")
    expect(titles.nth(0)).to_be_focused()
    page.get_by_role("button", name="Retirer l'étape 3").click()
    expect(titles).to_have_count(2)
    assert [titles.nth(n).input_value() for n in range(2)] == ["Un", "Deux"]


def test_without_script_one_comes_back_at_the_step(world, new_page):
    page = sign_in(new_page, world, "member_a", java_script_enabled=False)
    page.goto(NEW)
    page.get_by_label("Titre").first.fill("Sans script")
    page.get_by_role("textbox", name="Étape").first.fill("Frapper")
    page.get_by_role("button", name="Ajouter une étape").click()
    added = page.get_by_role("textbox", name="Étape").nth(2)
    expect(added).to_be_focused()
    expect(page.get_by_role("textbox", name="Étape").first).to_have_value("Frapper")


def test_without_script_a_session_that_ended_loses_nothing(world, new_page):
    page = sign_in(new_page, world, "member_a", java_script_enabled=False)
    page.goto(NEW)
    page.get_by_label("Titre").fill("Tapée sans script")
    session = [one for one in page.context.cookies() if one["name"] != "sessionid"]
    page.context.clear_cookies()
    page.context.add_cookies(session)
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    page.get_by_label("Adresse e-mail").fill(world.people["member_a"].email)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    expect(page.get_by_label("Titre")).to_have_value("Tapée sans script")


def test_the_conflict_shows_as_mine_only_what_i_touched(world, new_page):
    sheet = SheetFactory(space=world.a, title="Un titre", summary="Un début.")
    edit = f"/espaces/itc-a/-/ressources/{sheet.pk}/modifier/"
    mine, theirs = sign_in(new_page, world, "member_a"), sign_in(new_page, world, "chair_a")
    for page in (mine, theirs):
        page.goto(edit)
    theirs.get_by_label("Titre").fill("Le titre de l'autre")
    theirs.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(theirs.get_by_role("heading", level=1)).to_have_text("Le titre de l'autre")
    mine.get_by_label("En bref").fill("Mon début.")
    mine.get_by_role("button", name="Enregistrer le brouillon").click()
    expect(mine.get_by_role("heading", level=1)).to_have_text("Quelqu'un a enregistré avant vous")
    expect(mine.locator("main")).not_to_contain_text("retiré : Le titre")
    mine.locator("main form").get_by_role("button").first.click()
    expect(mine.get_by_role("heading", level=1)).to_have_text("Le titre de l'autre")
    expect(mine.locator("main")).to_contain_text("Mon début.")
