"""A sheet to write, of every sort of part."""

from datetime import date

from knowledge.exchange import tags
from knowledge.exchange.content import Frame
from knowledge.reading import Fact, Reading, ReadingFile, Section

FRAME = Frame(
    itc="ITC Marseille Nord",
    readers="Qui peut lire ce document ? Partagé avec le réseau.",
    day=date(2026, 4, 3),
    about=("Partagé le 03/04/2026.",),
    signed=("Jeanne Roux, directrice", "Contact : 01 23 45 67 89"),
    ending=("https://itc.example.org/espaces/itc-a/fiche/",),
    known_by={tags.PAGE: "12", tags.REVISION: "34"},
)
READING = Reading(
    kind="fiche",
    kind_label="Fiche pratique",
    title="Accueillir les adolescents",
    summary="Le soir, une salle et deux adultes.",
    licence="LO2",
    facts=(
        Fact("topics", "Sujets", (("jeunesse", "Jeunesse"), ("quartier", "Vie de quartier"))),
        Fact("maturity", "Maturité", (("PROVEN", "éprouvée"),)),
    ),
    sections=(
        Section(
            "context", "Contexte", "<p>Un <b>besoin</b> <i>rare</i>.</p><h4>À noter</h4><p>La #salle[x] ferme.</p>"
        ),
        Section("steps", "Déroulement", "<ol><li><b>Ouvrir</b><ul><li>la porte</li></ul></li><li>Ranger</li></ol>"),
    ),
    files=(
        ReadingFile(1, "porte.jpg", "PICTURE", 2048, "Devant la porte", "Une porte bleue ouverte"),
        ReadingFile(2, "affiche.pdf", "PDF", 4096, "À imprimer"),
    ),
)
