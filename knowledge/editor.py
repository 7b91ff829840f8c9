"""The full editor's form: it offers the lists of the page's department, and refuses what it cannot read."""

from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminPageForm

from knowledge.topics import few_topics
from knowledge.typed_keywords import words_of
from web.text import MOST_LINES

# Lists of one department, each with the path from its rows to the department.
DEPARTMENT_OF = {
    "lead_organisation": "college__department",
    "organisation": "college__department",
    "territory": "department",
}


def offered(rows: QuerySet, name: str, department: int, held: list[int]) -> QuerySet:
    """Returns the department's rows that are not retired, and the rows that the page already has."""
    own = {DEPARTMENT_OF[name]: department} if name in DEPARTMENT_OF else {}
    return rows.filter(retired_at__isnull=True, **own) | rows.filter(pk__in=held)


def uncut(fields) -> None:
    """Removes `maxlength`: browsers silently cut what is pasted beyond it; the form refuses a long text in words."""
    for field in fields:
        field.widget.attrs.pop("maxlength", None)


class ResourceForm(WagtailAdminPageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        uncut(self.fields.values())
        page = self.instance
        department = page.placement.space.record.department_id
        for name in self.fields.keys() & {"topics", "publics", "lead_organisation", "territory"}:
            field = self.fields[name]
            several = name in ("topics", "publics")
            held = [word.pk for word in getattr(page, name).all()] if several else [getattr(page, f"{name}_id")]
            field.queryset = offered(field.queryset, name, department, held)

    def full_clean(self):
        try:
            super().full_clean()
        except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
            # Wagtail's rich text and blocks do not check their JSON and counts.
            raise BadRequest("Ce formulaire est incomplet : rechargez la page.") from error

    def clean_keywords(self):
        return words_of(",".join(self.cleaned_data["keywords"]))

    def clean(self):
        from knowledge.rich_text import BoundedRichText  # imported here: it imports models, which import this form

        answers = super().clean()
        for name, field in self.fields.items():
            if isinstance(field.widget, BoundedRichText):
                self._check_bounds(name)
        return answers

    def _check_bounds(self, name: str) -> None:
        from knowledge.rich_text import MOST_LEVELS, levels_and_blocks

        levels, blocks = levels_and_blocks(self.data.get(self.add_prefix(name)))
        if levels > MOST_LEVELS:
            self.add_error(
                name,
                f"Ce texte a des listes imbriquées sur {levels} niveaux : gardez-en {MOST_LEVELS} au plus. Les plus "
                "profondes sont remontées ci-dessous : relisez, puis enregistrez.",
            )
        if blocks > MOST_LINES:
            self.add_error(name, f"Ce texte compte {blocks} paragraphes : gardez-en {MOST_LINES} au plus.")

    def clean_topics(self):
        return few_topics(self.cleaned_data["topics"])


class PartnerFormSet(BaseChildFormSet):
    """Offers the organisations of the page's department in each row, including the empty one."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        uncut(form.fields.values())
        field = form.fields["organisation"]
        department = self.instance.placement.space.record.department_id
        field.queryset = offered(field.queryset, "organisation", department, [form.instance.organisation_id])
