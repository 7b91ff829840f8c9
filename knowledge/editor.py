"""The full editor's form: its lists are of the page's department, and what cannot be read is refused, not a failure."""

from django.core.exceptions import BadRequest, ValidationError
from django.db.models import QuerySet
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminPageForm

# Lists of one department: the path from their rows to it.
DEPARTMENT_OF = {
    "lead_organisation": "college__department",
    "organisation": "college__department",
    "territory": "department",
}


def offered(rows: QuerySet, name: str, page, held: list[int]) -> QuerySet:
    """Rows of the page's department that are not retired; what the page has already stays."""
    own = {DEPARTMENT_OF[name]: page.placement.space.record.department_id} if name in DEPARTMENT_OF else {}
    return rows.filter(retired_at__isnull=True, **own) | rows.filter(pk__in=held)


class ResourceForm(WagtailAdminPageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        page = self.instance
        for name in self.fields.keys() & {"topics", "lead_organisation", "territory"}:
            field = self.fields[name]
            held = [topic.pk for topic in page.topics.all()] if name == "topics" else [getattr(page, f"{name}_id")]
            field.queryset = offered(field.queryset, name, page, held)

    def full_clean(self):
        try:
            super().full_clean()
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            # Wagtail's rich text and blocks take their JSON and counts for granted.
            raise BadRequest("Ce formulaire est incomplet : rechargez la page.") from error

    def clean_topics(self):
        from knowledge.answers import MAX_TOPICS

        topics = self.cleaned_data["topics"]
        if len(topics) > MAX_TOPICS:
            raise ValidationError(f"Vous en avez choisi {len(topics)} : gardez les {MAX_TOPICS} qui comptent le plus.")
        return topics


class PartnerFormSet(BaseChildFormSet):
    """Each row, the empty one too, offers the organisations of the page's department."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        field = form.fields["organisation"]
        field.queryset = offered(field.queryset, "organisation", self.instance, [form.instance.organisation_id])
