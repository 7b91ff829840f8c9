"""The page for developers, with every component in every state."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify

from design.covers import DRAWINGS
from design.glyphs import GLYPHS
from knowledge.publication.catalogue import Value
from web.routes import GET, Rule, route


class SampleForm(forms.Form):
    title = forms.CharField(label="Titre", max_length=100)
    summary = forms.CharField(
        label="En bref",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ce qu'un collègue lira en premier, en deux ou trois phrases.",
    )
    kind = forms.ChoiceField(label="Type de territoire", choices=[("rural", "rural"), ("urban", "urbain")])
    level = forms.ChoiceField(
        label="Place des habitants",
        choices=[("informed", "informés"), ("consulted", "consultés"), ("deciding", "décideurs")],
        widget=forms.RadioSelect,
        help_text="Ce qui s'est vraiment passé, pas ce qui était prévu.",
    )
    topics = forms.MultipleChoiceField(
        label="Sujets",
        choices=[(slugify(topic), topic) for topic in DRAWINGS],
        widget=forms.CheckboxSelectMultiple,
        help_text="Un à trois.",
    )
    revisit_on = forms.DateField(
        label="À réinterroger le", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    attached = forms.FileField(label="Pièce jointe", required=False, help_text="PDF, texte, tableur ou image, 10 Mo.")
    confirmed = forms.BooleanField(label="Aucun habitant ne peut être reconnu dans ce texte")


STEPS = [
    {"label": "Soumise par l’ITC Marseille Nord", "state": "done", "detail": "le 3 novembre 2026"},
    {"label": "Coordination départementale", "state": "current", "detail": ""},
    {"label": "Comité technique", "state": "todo", "detail": ""},
]
REFUSED = [STEPS[0], {"label": "Coordination départementale", "state": "refused", "detail": ""}]
TABS = [
    {"label": "Ressources", "url": "#", "current": True, "count": 12},
    {"label": "Thématiques", "url": "#", "current": False, "count": 2},
    {"label": "Membres", "url": "#", "current": False},
]
FACET = [
    Value("fiche", "Fiche pratique", 12, selected=True),
    Value("outil", "Outil", 4, selected=False),
    Value("note", "Note", 0, selected=False),
]
ACTIONS = [
    {"label": "Imprimer pour une réunion", "url": "#", "glyph_name": "print"},
    {"label": "Historique", "url": "#", "glyph_name": "history"},
    {"label": "Mettre à la corbeille", "url": "#", "glyph_name": "bin", "danger": True},
]
CARDS = [
    {"kind": "fiche", "kind_label": "Fiche pratique", "title": "Le café du portail", "topic": "aller-vers",
     "audience": "NETWORK", "edition": 2, "innovation": True},
    {"kind": "outil", "kind_label": "Outil", "title": "Grille pour préparer une sortie dans le quartier",
     "topic": "familles-et-parentalite", "audience": "SPACE"},
    {"kind": "note", "kind_label": "Note : veille", "title": "Des logements vidés sans relogement, rue des Lauriers",
     "topic": "logement-cadre-de-vie", "audience": "DRAFT"},
    {"kind": "bilan", "kind_label": "Bilan de thématique", "title": "Ce que nous savons des adolescents le soir",
     "topic": "jeunesse-jeunes-adultes", "audience": "PUBLIC"},
]  # fmt: skip


@route(Rule.PUBLIC, GET)
def components_page(request: HttpRequest) -> HttpResponse:
    sample = {"title": "Le café du portail", "level": "consulted"}
    shown = {
        "form": SampleForm(initial=sample),
        "bad_form": SampleForm(data=sample, auto_id="bad_%s"),
        "steps": STEPS,
        "refused": REFUSED,
        "tabs": TABS,
        "facet": FACET,
        "actions": ACTIONS,
        "cards": CARDS,
        "trail": [("Mon ITC", "#"), ("ITC Marseille Nord", "#")],
        "page_obj": Paginator(range(30), 10).page(2),
        "topics": [(topic, slugify(topic)) for topic in DRAWINGS],
        "glyphs": list(GLYPHS),
        "headers": ["Siège", "Titulaire", "Suppléante", "Présence"],
        "rows": [["CS Les Terrasses du Vallon", "Nadia Ferhat", "–", "présent"],
                 ["Caf 13", "Hélène Vidal", "Paul Orsini", "suit par compte rendu"]],
    }  # fmt: skip
    return render(request, "website/components_page.html", shown)
