"""The forms that prepare, plan, move and record a meeting: when, where, and how to join it."""

from datetime import date

from django import forms

from itc_spaces.meetings.enums import Mode
from itc_spaces.meetings.models import Meeting
from itc_spaces.meetings.models.meetings import (
    ADDRESS_LENGTH,
    NOTE_LENGTH,
    PLACE_LENGTH,
    REASON_LENGTH,
    TITLE_LENGTH,
)
from itc_spaces.meetings.rhythm import Rhythm, every
from itc_spaces.spaces.enums import MeetingKind
from knowledge.answers import PlainCharField
from web.fields import day_field, time_field

KINDS = [
    (MeetingKind.SESSION, "rencontre de l'ITC (compte pour la règle des deux mois)"),
    (MeetingKind.WORKSHOP, "groupe de travail ou visite"),
    (MeetingKind.RESTITUTION, "restitution (ceux qui suivent par compte rendu sont invités aussi)"),
]
WHY = "Dites pourquoi : chacun le lira."
FRAME = ("title", "kind", "mode", "place", "address", "access_note", "remote_link")


def title_field() -> PlainCharField:
    missing = {"required": "Donnez un objet à la rencontre : chacun le lira dans la convocation."}
    return PlainCharField(label="Objet", max_length=TITLE_LENGTH, error_messages=missing)


class TimesFields(forms.Form):
    day = day_field("Jour")
    starts = time_field("De")
    ends = time_field("À")


class PlaceFields(forms.Form):
    mode = forms.ChoiceField(label="Forme", choices=Mode, initial=Mode.ON_SITE, widget=forms.RadioSelect)
    place = PlainCharField(label="Lieu", required=False, max_length=PLACE_LENGTH)
    address = PlainCharField(label="Adresse", required=False, max_length=ADDRESS_LENGTH)
    access_note = PlainCharField(
        label="Pour entrer", required=False, max_length=NOTE_LENGTH, help_text="Le code, la porte, où se garer."
    )
    remote_link = PlainCharField(
        label="Lien de visio", required=False, max_length=500,
        help_text="Il commence par https:// ; seules les personnes convoquées le voient.",
    )  # fmt: skip


class PrepareForm(TimesFields, PlaceFields):
    title = title_field()
    kind = forms.ChoiceField(label="Nature", choices=KINDS, initial=MeetingKind.SESSION, widget=forms.RadioSelect)
    copies_agenda = forms.BooleanField(label="Reprendre l'ordre du jour de la précédente", required=False)

    field_order = ["title", "day", "starts", "ends", "mode", "place", "address", "access_note", "remote_link", "kind"]

    def __init__(self, data=None, *, copied: Meeting | None = None, day: date | None = None):
        initial = {"day": day, "copies_agenda": copied is not None}
        if copied is not None:
            initial |= {name: getattr(copied, name) for name in FRAME} | hours_of(copied)
        super().__init__(data, initial=initial)
        for name in ("day", "starts", "ends"):
            self.fields[name].required = False
        self.fields["day"].help_text = "Laissez vide pour proposer plusieurs dates et choisir ensemble."
        if copied is None:
            del self.fields["copies_agenda"]


def hours_of(meeting: Meeting) -> dict:
    if meeting.starts_at is None:
        return {}
    return {"starts": meeting.local_start.time(), "ends": meeting.local_end.time()}


def frame_of(meeting: Meeting) -> dict:
    day = {"day": meeting.local_start.date()} if meeting.starts_at else {}
    return {name: getattr(meeting, name) for name in FRAME} | hours_of(meeting) | day


class EditForm(TimesFields, PlaceFields):
    title = title_field()
    kind = forms.ChoiceField(label="Nature", choices=KINDS, widget=forms.RadioSelect)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    field_order = PrepareForm.field_order

    def __init__(self, data=None, *, meeting: Meeting):
        super().__init__(data, initial={**frame_of(meeting), "seen": meeting.sequence})
        for name in ("day", "starts", "ends"):
            self.fields[name].required = False


class MoveForm(TimesFields, PlaceFields):
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, meeting: Meeting):
        super().__init__(data, initial={**frame_of(meeting), "seen": meeting.sequence})


class RecordForm(TimesFields, PlaceFields):
    title = title_field()
    kind = forms.ChoiceField(label="Nature", choices=KINDS, initial=MeetingKind.SESSION, widget=forms.RadioSelect)

    field_order = PrepareForm.field_order


class PlanForm(PlaceFields):
    """Takes days at the ITC's rhythm, one a line; empty lines are left out."""

    starts = time_field("De")
    ends = time_field("À")

    def __init__(self, data=None, *, days: list[date], copied: Meeting | None = None):
        initial = frame_of(copied) if copied else {}
        super().__init__(data, initial=initial)
        del self.fields["access_note"], self.fields["remote_link"]
        names = [f"day_{number}" for number in range(1, len(days) + 1)]
        for name, day in zip(names, days, strict=True):
            self.fields[name] = day_field(f"Rencontre {name.removeprefix('day_')}", required=False)
            self.initial[name] = day
        self.order_fields([*names, "starts", "ends"])

    @property
    def days(self) -> list[date]:
        return [day for name, day in self.cleaned_data.items() if name.startswith("day_") and day]

    @property
    def said(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if not name.startswith("day_")}


class ReasonForm(forms.Form):
    reason = PlainCharField(
        label="Motif", lines=True, max_length=REASON_LENGTH, widget=forms.Textarea({"rows": 3}),
        help_text="Chaque personne convoquée le lira.", error_messages={"required": WHY},
    )  # fmt: skip


class PauseForm(forms.Form):
    starts_on = day_field("À partir du")
    ends_on = day_field("Jusqu'au", "Trois mois au plus.")
    reason = PlainCharField(
        label="Motif", max_length=300, help_text="Chacun le lira.", error_messages={"required": WHY}
    )


class RhythmForm(forms.Form):
    """Offers the rhythms that the agreement allows; the first choice is the agreement's own."""

    def __init__(self, data=None, *, rhythm: Rhythm):
        super().__init__(data, initial={"months": rhythm.own_months or 0})
        shorter = [(months, every(months)) for months in range(rhythm.asked_months - 1, 0, -1)]
        self.fields["months"] = forms.TypedChoiceField(
            label="L'ITC se réunit au moins", coerce=lambda months: int(months) or None, widget=forms.RadioSelect,
            choices=[(0, f"{every(rhythm.asked_months)}, comme le demande la convention"), *shorter],
        )  # fmt: skip
