"""The forms of a point's notes, of a circulation, of an observation and of its reply."""

from collections.abc import Sequence

from django import forms

from itc_spaces.meetings.models import AgendaItem
from itc_spaces.meetings.models.agenda import NOTES_LENGTH
from itc_spaces.minutes.models import DECISION_LENGTH, REASON_LENGTH, TASK_LENGTH, WORDS_LENGTH
from itc_spaces.spaces.models import Seat
from knowledge.answers import PlainCharField
from knowledge.files.formats import MAX_SIZE
from knowledge.files.kept_files import KeptFileInput
from web.fields import day_field
from web.sizes import weight


class PointForm(forms.Form):
    """Takes a point's notes, one more decision and one more task; one button saves all three."""

    notes = PlainCharField(
        label="Ce qui s'est dit", required=False, lines=True, max_length=NOTES_LENGTH,
        widget=forms.Textarea({"rows": 5, "data-limit": NOTES_LENGTH}),
    )  # fmt: skip
    reserved = forms.BooleanField(label="Réserver ce point aux membres présents", required=False)
    decision = PlainCharField(
        label="Ajouter une décision", required=False, lines=True, max_length=DECISION_LENGTH,
        widget=forms.Textarea({"rows": 2}),
    )  # fmt: skip
    task = PlainCharField(label="Ajouter une suite", required=False, max_length=TASK_LENGTH)
    task_due = day_field("Pour le", required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    field_order = ["notes", "reserved", "decision", "task", "task_seat", "task_due", "seen"]

    def __init__(self, data=None, *, item: AgendaItem, seats: Sequence[Seat]):
        initial = {"notes": item.notes, "reserved": item.reserved, "seen": item.notes_sequence}
        super().__init__(data, initial=initial, auto_id=f"point-{item.pk}-%s")
        known = {str(seat.pk): seat for seat in seats}
        self.fields["task_seat"] = forms.TypedChoiceField(
            label="Qui s'en charge", required=False, coerce=known.get, empty_value=None,
            choices=[("", "choisir un siège"), *((key, str(seat.organisation)) for key, seat in known.items())],
        )  # fmt: skip
        self.order_fields(self.field_order)

    @property
    def wants_more(self) -> bool:
        """Returns whether something was typed in the folded fields, so that the page shows them open."""
        return self.is_bound and any(self.data.get(name) for name in ("decision", "task", "task_seat", "task_due"))


class CirculateForm(forms.Form):
    reason = PlainCharField(
        label="Ce qui change", lines=True, max_length=REASON_LENGTH, widget=forms.Textarea({"rows": 3}),
        help_text="Chacun de ceux qui siègent ou suivent le lira, avec la nouvelle version.",
    )  # fmt: skip

    def __init__(self, data=None, *, is_first: bool):
        super().__init__(data)
        if is_first:
            del self.fields["reason"]


def words_field(label: str) -> PlainCharField:
    return PlainCharField(
        label=label, lines=True, max_length=WORDS_LENGTH, widget=forms.Textarea({"rows": 4}),
    )  # fmt: skip


class ObservationForm(forms.Form):
    words = words_field("Votre observation")


class ReplyForm(forms.Form):
    words = words_field("Votre réponse")
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class FileForm(forms.Form):
    file = forms.FileField(
        label="Le fichier du compte rendu",
        allow_empty_file=True,  # the check of files refuses an empty file with a clearer sentence
        widget=KeptFileInput(attrs={"accept": ".docx,.odt,.pdf"}),
        help_text=f"Word, LibreOffice ou PDF, {weight(MAX_SIZE)} au plus.",
    )
