"""The texts of the invented resources, varied enough to give lists and search real work."""

import json
from itertools import product

from knowledge.reading import Fact, Reading, Section

GESTURES = ("Ouvrir", "Préparer", "Partager", "Relancer", "Tenir", "Inventer", "Raconter", "Accompagner")
THINGS = (
    "un café des parents", "un atelier de réparation", "une permanence numérique", "un jardin au pied des immeubles",
    "une sortie en famille", "un groupe de parole", "un repas de quartier", "une bourse aux vêtements",
    "un conseil d'habitants", "une aide aux devoirs", "un ciné-débat", "une marche exploratoire",
)  # fmt: skip
PLACES = ("avec l'école", "en bas de la tour", "le mercredi", "avec la Caf", "dans les villages", "en soirée", "l'été")
TITLES = [" ".join(words) for words in product(GESTURES, THINGS, PLACES)]
TOWNS = ("du Val", "des Collines", "de la Rive", "du Plateau", "des Deux Ponts", "de la Plaine", "du Bocage", "du Port")
SENTENCES = (
    "Des familles passaient devant le centre sans y entrer.",
    "Une animatrice et deux habitants ont proposé de commencer petit, sans inscription.",
    "Le lieu a été prêté par la commune, la première séance n'a réuni que quatre personnes.",
    "On s'est tenu à une règle : chacun repart avec quelque chose à faire pour la fois suivante.",
    "La Caf a suivi, puis le Département, une fois les premiers effets visibles.",
    "Au bout d'un an, douze personnes portent l'action, dont trois n'étaient jamais venues.",
    "Ce qui a manqué : du temps pour raconter ce qui se passait, au moment où cela se passait.",
)


def title_of(number: int) -> str:
    return f"{TITLES[number % len(TITLES)]}, {number // len(TITLES) + 1}" if number >= len(TITLES) else TITLES[number]


def paragraph(number: int, sentences: int = 4) -> str:
    chosen = [SENTENCES[(number + step) % len(SENTENCES)] for step in range(sentences)]
    return f"<p>{' '.join(chosen)}</p>"


def summary_of(number: int) -> str:
    return f"{SENTENCES[number % len(SENTENCES)]} {SENTENCES[(number + 3) % len(SENTENCES)]}"


def sheet_fields(number: int) -> dict:
    steps = [
        {"type": "step", "value": {"title": f"Étape {n}", "text": SENTENCES[(number + n) % 7], "duration": "1 mois"}}
        for n in (1, 2, 3)
    ]
    return {
        "summary": summary_of(number),
        "territory_kind": ("QPV", "RURAL", "URBAN")[number % 3],
        "context": paragraph(number),
        "objectives": "Aller vers les familles\nFaire avec elles",
        "steps": json.dumps(steps),
        "human_means": paragraph(number + 1, 2),
        "outcomes": paragraph(number + 2, 3),
    }


def note_fields(number: int) -> dict:
    return {
        "summary": summary_of(number),
        "source": "Lettre circulaire de la branche famille",
        "concerned": "Les centres agréés",
        "what_to_do": paragraph(number, 3),
    }


def reading_of(number: int, topic, public) -> Reading:
    """Returns what the public reads of the sheet with this number."""
    fields = sheet_fields(number)
    sections = [("context", "Contexte et besoin repéré"), ("human_means", "Moyens humains"), ("outcomes", "Résultats")]
    return Reading(
        "fiche",
        "Fiche pratique",
        title_of(number),
        fields["summary"],
        "LO2",
        (
            Fact("topics", "Sujets", ((topic.slug, topic.name),)),
            Fact("publics", "Publics", ((public.slug, public.name),)),
        ),
        tuple(Section(key, label, fields[key]) for key, label in sections),
    )
