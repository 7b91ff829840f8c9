"""Fiche pratique: what a centre tried, told so that another centre can do it too."""

from collections.abc import Iterable

from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock, TextBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable

from itc_spaces.spaces.enums import TerritoryKind
from itc_spaces.spaces.models import Organisation, Territory
from knowledge.editor import uncut
from knowledge.enums import BudgetRange, ConditionKind, Maturity, ResidentLevel, Written
from knowledge.models.resources import Public, Resource
from knowledge.panels import panels_of
from knowledge.questions import SHEET
from knowledge.reading import Reading, Section

NOBODY_KNOWN = "Aucun habitant ne doit pouvoir être reconnu."


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


for block in (*StepBlock.base_blocks.values(), *ConditionBlock.base_blocks.values()):
    uncut([block.field])


BLOCKS = {"steps": "step", "transfer_conditions": "condition"}


class PracticeSheet(Resource):
    kind = "fiche"
    questions = SHEET
    own = (
        "outcomes", "partners", "human_means", "material_means", "budget_range", "funders", "maturity",
        "territory_kind",
    )  # fmt: skip
    read_with = ("lead_organisation", "territory")
    facts = (
        "topics", "keywords", "publics", "lead_organisation", "territory", "territory_kind", "resident_level",
        "maturity", "is_innovation", "budget_range", "funders", "duration", "period",
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
    context = RichTextField("contexte et besoin repéré", blank=True, help_text=NOBODY_KNOWN)
    objectives = models.TextField("objectifs", blank=True, max_length=5000, help_text="Un objectif par ligne.")
    steps = StreamField([("step", StepBlock())], blank=True, verbose_name="déroulement, étapes", help_text=NOBODY_KNOWN)
    resident_level = models.CharField("place des habitants", max_length=12, choices=ResidentLevel, blank=True)
    resident_participation = RichTextField("comment ils prennent part", blank=True, help_text=NOBODY_KNOWN)
    human_means = RichTextField("moyens humains", blank=True)
    material_means = RichTextField("moyens matériels", blank=True)
    budget_range = models.CharField("budget", max_length=12, choices=BudgetRange, blank=True)
    funders = models.TextField("financeurs", blank=True, max_length=2000, help_text="Un financeur par ligne.")
    duration = models.CharField("durée", max_length=120, blank=True)
    period = models.CharField("période", max_length=120, blank=True)
    outcomes = RichTextField("résultats et effets", blank=True, help_text=NOBODY_KNOWN)
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

    content_panels = panels_of(SHEET)

    class Meta:
        verbose_name = "fiche pratique"
        verbose_name_plural = "fiches pratiques"

    def list_items(self, name: str) -> list[dict]:
        if name == "partners":
            rows = getattr(self, name).all()
            return [{"organisation": row.organisation_id, "name": row.name, "role": row.role} for row in rows]
        return [dict(block.value) for block in getattr(self, name)]

    def write_list(self, name: str, items: Iterable[dict]) -> None:
        if name == "partners":
            self.partners = [SheetPartner(**item, sort_order=place) for place, item in enumerate(items)]
        else:
            setattr(self, name, [(BLOCKS[name], item) for item in items])

    def take_list(self, section: Section) -> None:
        items = section.items
        if section.key == "partners":
            # Another department's organisation is not in our lists, so only its name is kept.
            items = tuple({"name": item["name"][:120], "role": item["role"]} for item in items)
        self.write_list(section.key, items)

    def take_from(self, reading: Reading) -> None:
        slugs = {fact.key: [value for value, _ in fact.values] for fact in reading.facts}
        self.publics = list(Public.objects.filter(slug__in=slugs.get("publics", ()), retired_at__isnull=True))
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
