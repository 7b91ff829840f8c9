"""`make effort`: what writing, sharing and taking up cost a director, in screens, clicks and required answers.

The same walks are held to their bounds in test_form_walk.py; here they are made on the demonstration and printed,
beside what they cost before.
"""

import re
import sys
from dataclasses import dataclass

from playwright.sync_api import Page, expect, sync_playwright

from tests.knowledge.importing.word_files import titled

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SLOW = 30_000  # a file is read by a process of its own, behind everybody else's
TAKEN_UP = "Un conseil de maison en trois langues"  # a sheet of another ITC of the demonstration
TITLE = "Un café des parents devant l'école"


@dataclass(frozen=True)
class Cost:
    screens: int
    clicks: int
    answers: int

    def __str__(self) -> str:
        return f"{self.screens} screens, {self.clicks} clicks, {self.answers} answers"


class Effort:
    """Counts what is done on a page: `screens` are pages that were shown after the first one."""

    def __init__(self, page: Page):
        self.page, self.screens, self.clicks, self.answers = page, 0, 0, 0
        page.on("framenavigated", self._note)

    def _note(self, frame) -> None:
        self.screens += frame == self.page.main_frame

    def click(self, found) -> None:
        self.clicks += 1
        found.click()

    def fill(self, label: str, text: str) -> None:
        self.answers += 1
        self.page.get_by_label(label).first.fill(text)

    def check_first(self, group: str) -> None:
        self.answers += 1
        self.page.get_by_role("group", name=group).get_by_role("checkbox").first.check()

    def select_where_empty(self, label: str) -> None:
        """An answer that is there already costs nothing."""
        box = self.page.get_by_label(label).first
        if not box.input_value():
            self.answers += 1
            box.select_option(index=1)

    @property
    def cost(self) -> "Cost":
        return Cost(self.screens, self.clicks, self.answers)

    def told(self, walk: str) -> str:
        return f"{walk}: {self.cost}"


def first_sheet(page: Page) -> Effort:
    """From « Mon ITC » to a sheet that the whole network reads."""
    effort = Effort(page)
    effort.click(page.get_by_role("link", name="Nouvelle fiche").first)
    expect(page.get_by_role("heading", level=1)).to_have_text("Nouvelle fiche")
    effort.fill("Titre", TITLE)
    effort.fill("En bref", "Un café sur le trottoir, un matin par semaine.")
    complete(effort)
    effort.fill("Contexte et besoin repéré", "Des parents n'entraient pas.")
    effort.answers += 1
    page.get_by_role("textbox", name="Étape").first.fill("Aller devant l'école")
    effort.fill("Résultats et effets", "Douze parents viennent chaque semaine.")
    effort.click(page.get_by_role("button", name="Enregistrer et choisir qui lira"))
    share_with_network(effort)
    return effort


def complete(effort: Effort) -> None:
    """The choices that no text says."""
    effort.check_first("Sujets")
    effort.check_first("Publics")
    effort.select_where_empty("Structure porteuse")
    effort.select_where_empty("Territoire")


def share_with_network(effort: Effort) -> None:
    page = effort.page
    effort.click(page.get_by_label("Tout le réseau"))
    effort.click(page.get_by_label("Je confirme qu'aucun habitant"))
    effort.click(page.get_by_role("button", name="Enregistrer ce choix"))
    expect(page.get_by_text("C'est partagé avec le réseau")).to_be_visible()


def reuse(page: Page) -> Effort:
    """From a sheet of another ITC to one's own adaptation, shared with the network."""
    effort = Effort(page)
    effort.click(page.get_by_role("link", name="Reprendre dans mon ITC").first)
    effort.fill("Qu'allez-vous adapter", "Le soir, avec les pères.")
    effort.click(page.get_by_role("button", name="Reprendre en brouillon"))
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Modifier"))
    effort.select_where_empty("Structure porteuse")
    effort.select_where_empty("Territoire")
    effort.fill("Résultats et effets", "Douze familles viennent.")
    effort.click(page.get_by_role("button", name="Enregistrer et choisir qui lira"))
    share_with_network(effort)
    return effort


def share_changes(page: Page) -> Effort:
    """From a shared sheet to its readers having a corrected one."""
    effort = Effort(page)
    effort.click(page.get_by_role("link", name="Modifier", exact=True))
    effort.fill("En bref", "Un café, deux matins par semaine.")
    effort.click(page.get_by_role("button", name="Enregistrer et partager les modifications"))
    expect(page.get_by_text("Les modifications sont partagées.")).to_be_visible()
    return effort


def from_a_word_file(page: Page) -> Effort:
    """From « Mon ITC » and a sheet that stands in Word to the same, that the whole network reads."""
    effort, made = Effort(page), titled()
    effort.click(page.get_by_role("link", name="Partir d'un fichier Word").first)
    effort.answers += 1
    file = {"name": made.name, "mimeType": WORD, "buffer": made.content}
    page.get_by_label("Un fichier Word ou ODT").set_input_files([file])
    with page.expect_navigation(timeout=SLOW):
        effort.click(page.get_by_role("button", name="Lire et remplir le formulaire"))
    effort.answers += 1
    page.get_by_label(re.compile("Ce passage va")).select_option(label="Dans « Résultats et effets »")
    complete(effort)
    effort.click(page.get_by_role("button", name="Enregistrer et choisir qui lira"))
    share_with_network(effort)
    return effort


# What the same walks cost on the code of version 0.1.0, walked once on its own demonstration. A correction was shared
# through « Qui lira ? » again; what stood in Word was copied into the form, answer by answer.
BEFORE = {
    "A first sheet, shared": Cost(3, 5, 9),
    "A correction, shared": Cost(3, 5, 1),
    "A sheet in Word, shared": Cost(3, 5, 9),
    "A sheet taken up, shared": Cost(4, 6, 4),
}


def told(walk: str, effort: Effort) -> None:
    sys.stdout.write(f"{walk}: {effort.cost}; before: {BEFORE[walk]}\n")


def main() -> int:
    from tests.browser import screens

    if screens.executable() is None:
        sys.stderr.write(f"{screens.MISSING}\n")
        return 1
    with screens.served() as base, sync_playwright() as playwright:
        browser = screens.launch(playwright)
        page = browser.new_context(locale="fr-FR").new_page()
        screens.sign_in(page, base, "directrice@demo.test")
        told("A first sheet, shared", first_sheet(page))
        told("A correction, shared", share_changes(page))
        page.goto(f"{base}/espaces/")
        told("A sheet in Word, shared", from_a_word_file(page))
        page.goto(f"{base}/espaces/-/recherche/?q={TAKEN_UP}")
        page.get_by_role("link", name=TAKEN_UP).first.click()
        told("A sheet taken up, shared", reuse(page))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
