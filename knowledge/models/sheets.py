"""Fiche pratique: what a centre tried, told so that another can take it up."""

from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock, TextBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable

from itc_spaces.enums import TerritoryKind
from itc_spaces.models import Organisation, Territory
from knowledge.enums import BudgetRange, ConditionKind, Maturity, ResidentLevel, Written
from knowledge.models.resources import Public, Resource
from knowledge.panels import SHEET_PANELS
from knowledge.reading import Reading, Section

NO_RESIDENT = "Aucun habitant ne doit pouvoir être reconnu."


class StepBlock(StructBlock):
    title = CharBlock(label="Étape", max_length=150)
    text = TextBlock(label="Ce qui se passe", required=False, max_length=3000)
    duration = CharBlock(label="Durée", required=False, max_length=60)

    class Meta:
        icon = "list-ol"
        label = "Étape"


class ConditionBlock(StructBlock):
    kind = ChoiceBlock(label="Cette condition est", choices=ConditionKind.choices)
    text = CharBlock(label="Condition", max_length=300)

    class Meta:
        icon = "check"
        label = "Condition"


class PracticeSheet(Resource):
    kind = "fiche"
    kind_label = "Fiche pratique"
    takes_feedback = True
    read_with = ("lead_organisation", "territory")
    facts = (
        "topics", "publics", "lead_organisation", "territory", "territory_kind", "resident_level", "maturity",
        "is_innovation", "budget_range", "funders", "duration", "period",
    )  # fmt: skip
    sections = (
        ("context", Written.RICH),
        ("objectives", Written.LINES),
        ("steps", Written.STEPS),
        ("resident_participation", Written.RICH),
        ("partners", Written.PARTNERS),
        ("human_means", Written.RICH),
        ("material_means", Written.RICH),
        ("outcomes", Written.RICH),
        ("levers", Written.RICH),
        ("obstacles", Written.RICH),
        ("watch_points", Written.LINES),
        ("lessons", Written.RICH),
        ("transfer_conditions", Written.CONDITIONS),
        ("innovation_note", Written.RICH),
    )

    publics = ParentalManyToManyField(Public, blank=True, related_name="sheets", verbose_name="publics")
    lead_organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="structure porteuse"
    )
    contact = models.CharField("contact", max_length=200, blank=True)
    contact_is_public = models.BooleanField("montrer le contact dans l'édition publique", default=False)
    territory = models.ForeignKey(
        Territory, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="territoire"
    )
    territory_kind = models.CharField("type de territoire", max_length=12, choices=TerritoryKind, blank=True)
    context = RichTextField("contexte et besoin repéré", blank=True, help_text=NO_RESIDENT)
    objectives = models.TextField("objectifs", blank=True, max_length=5000, help_text="Un objectif par ligne.")
    steps = StreamField([("step", StepBlock())], blank=True, verbose_name="déroulement, étapes", help_text=NO_RESIDENT)
    resident_level = models.CharField("place des habitants", max_length=12, choices=ResidentLevel, blank=True)
    resident_participation = RichTextField("comment ils prennent part", blank=True, help_text=NO_RESIDENT)
    human_means = RichTextField("moyens humains", blank=True)
    material_means = RichTextField("moyens matériels", blank=True)
    budget_range = models.CharField("budget", max_length=12, choices=BudgetRange, blank=True)
    funders = models.TextField("financeurs", blank=True, max_length=2000, help_text="Un financeur par ligne.")
    duration = models.CharField("durée", max_length=120, blank=True)
    period = models.CharField("période", max_length=120, blank=True)
    outcomes = RichTextField("résultats et effets", blank=True, help_text=NO_RESIDENT)
    levers = RichTextField("leviers", blank=True)
    obstacles = RichTextField("freins", blank=True)
    watch_points = models.TextField("points de vigilance", blank=True, max_length=5000, help_text="Un point par ligne.")
    lessons = RichTextField(
        "si c'était à refaire",
        blank=True,
        help_text="Les échecs sont bienvenus : ils évitent aux autres de les refaire.",
    )
    transfer_conditions = StreamField(
        [("condition", ConditionBlock())], blank=True, verbose_name="conditions de transférabilité"
    )
    maturity = models.CharField("maturité", max_length=8, choices=Maturity, blank=True)
    is_innovation = models.BooleanField("innovation sociale", default=False)
    innovation_note = RichTextField("en quoi c'est nouveau", blank=True)

    content_panels = SHEET_PANELS

    class Meta:
        verbose_name = "fiche pratique"
        verbose_name_plural = "fiches pratiques"

    # ★ of the content plan: (label, is it answered?)
    def missing_to_share(self) -> list[str]:
        answers = {
            "Titre": self.title,
            "En bref": self.summary,
            "Sujets": self.topics.all(),
            "Publics": self.publics.all(),
            "Structure porteuse": self.lead_organisation_id,
            "Territoire": self.territory_id,
            "Contexte et besoin repéré": self.context,
            "Déroulement, étapes": len(self.steps),
            "Résultats et effets": self.outcomes,
        }
        return [label for label, answer in answers.items() if not answer]

    def take_list(self, section: Section) -> None:
        if section.key == "steps":
            self.steps = [("step", item) for item in section.items]
        elif section.key == "transfer_conditions":
            self.transfer_conditions = [("condition", item) for item in section.items]
        elif section.key == "partners":
            # An organisation of another department is none of ours: its name travels, not its row.
            self.partners = [SheetPartner(name=item["name"][:120], role=item["role"]) for item in section.items]

    def take_from(self, reading: Reading) -> None:
        slugs = {fact.key: [value for value, _ in fact.values] for fact in reading.facts}
        self.publics = list(Public.objects.filter(slug__in=slugs.get("publics", ())))
        self.funders = "\n".join(slugs.get("funders", ()))
        self.is_innovation = "is_innovation" in slugs


class SheetPartner(Orderable):
    page = ParentalKey(PracticeSheet, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="organisation"
    )
    name = models.CharField("ou un nom libre", max_length=120, blank=True)
    role = models.CharField("rôle", max_length=250, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = "partenaire"

    def __str__(self) -> str:
        return self.name or str(self.organisation or "")
