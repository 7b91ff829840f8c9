"""The forms of points, dates, presence, turns and calendars."""

from collections.abc import Iterable, Iterator

from django import forms

from itc_spaces.meetings.actions import OtherPresent, SeatPresence
from itc_spaces.meetings.actions.attending import CAME, noting_of
from itc_spaces.meetings.enums import Aim, Answer, Availability, Carried, ItemState, Presence, TurnUnit
from itc_spaces.meetings.models import AgendaItem, Attendance, DateOption, Meeting, TurnScheme
from itc_spaces.meetings.models.agenda import ITEM_LENGTH
from itc_spaces.meetings.models.convocations import NAME_LENGTH, WORD_LENGTH
from itc_spaces.meetings.seats import SeatedPeople
from itc_spaces.spaces.enums import MandateKind
from itc_spaces.spaces.models import Seat
from knowledge.answers import PlainCharField

ANSWERS = [(Answer.COMING, "je viens"), (Answer.REMOTE, "à distance"), (Answer.EXCUSED, "je m'excuse")]
DURATION = "Donnez une durée entre une minute et dix heures, ou n'en donnez pas."
OTHERS = 3  # lines for people who came only this time
SOMEBODY_ELSE, ELSE = "autre", "une autre personne"


class ItemForm(forms.Form):
    title = PlainCharField(
        label="Point", max_length=ITEM_LENGTH, error_messages={"required": "Écrivez le point en quelques mots."}
    )
    aim = forms.ChoiceField(label="Pour", choices=Aim, initial=Aim.EXCHANGE)
    minutes = forms.IntegerField(
        label="Durée, en minutes", required=False, min_value=1, max_value=600,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), DURATION),
    )  # fmt: skip
    reserved = forms.BooleanField(
        label="Réservé aux membres présents", required=False,
        help_text="Ceux qui suivent et les personnes invitées ne le voient pas ; il n'est dans aucun courriel.",
    )  # fmt: skip

    field_order = ["title", "aim", "minutes", "thematic", "reserved"]

    def __init__(self, data=None, *, thematics, item: AgendaItem | None = None):
        names = ("title", "aim", "minutes", "thematic", "reserved")
        super().__init__(data, initial={name: getattr(item, name) for name in names} if item else None)
        self.fields["thematic"] = forms.ModelChoiceField(
            thematics, label="Thématique", required=False, empty_label="aucune"
        )
        self.order_fields(self.field_order)


class EditItemForm(ItemForm):
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, thematics, item: AgendaItem):
        super().__init__(data, thematics=thematics, item=item)
        self.initial["seen"] = item.sequence


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label="Votre réponse", choices=ANSWERS, widget=forms.RadioSelect,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Choisissez une réponse : je viens, à distance, ou je m'excuse."
        ),
    )  # fmt: skip
    word = PlainCharField(
        label="Un mot, si vous voulez", required=False, lines=True, max_length=WORD_LENGTH,
        widget=forms.Textarea({"rows": 2}), help_text="Seule la personne qui mène la rencontre le lit.",
    )  # fmt: skip
    represented_by = PlainCharField(label="Qui vous représente", required=False, max_length=NAME_LENGTH)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class DatesForm(forms.Form):
    """Takes a choice for each date; a date without a choice keeps its earlier answer."""

    def __init__(self, data=None, *, options: list[DateOption], chosen: dict[int, str]):
        super().__init__(data)
        for option in options:
            self.fields[f"date_{option.pk}"] = forms.ChoiceField(
                label=option.when.capitalize(), choices=Availability, required=False, widget=forms.RadioSelect,
                initial=chosen.get(option.pk),
            )  # fmt: skip

    @property
    def choices(self) -> dict[int, Availability]:
        return {int(name.removeprefix("date_")): value for name, value in self.cleaned_data.items() if value}


ANNOUNCED = {Answer.COMING: Presence.PRESENT, Answer.REMOTE: Presence.REMOTE, Answer.EXCUSED: Presence.EXCUSED}


def _noted(row: Attendance) -> tuple[str, int | str | None]:
    else_came = SOMEBODY_ELSE if row.presence in CAME else None
    return row.presence, row.person_id or else_came


def _guessed(place: SeatedPeople, answers: dict[int, str]) -> tuple[str | None, int | None]:
    """Returns the presence and the person that a seat's people announced, as initial values to correct."""
    for answer, presence in ANNOUNCED.items():
        for person in place.people:
            if answers.get(person.pk) == answer:
                return presence, person.pk
    return None, None


def _invited(meeting: Meeting):
    """Returns the convocations of people invited to one of the meeting's thematics."""
    rows = meeting.convocations.filter(grant__isnull=False, withdrawn_at__isnull=True)
    return rows.select_related("grant__user").order_by("pk")


class PresenceField(forms.ChoiceField):
    """Not required here, because the action refuses with the names of all missing seats."""

    mark = "à noter"


class PresenceForm(forms.Form):
    """Takes each seat's presence and who came, then who did each duty, and the other people present."""

    def __init__(self, data=None, *, meeting: Meeting, places: list[SeatedPeople], items: list[AgendaItem]):
        self.places = {place.seat.pk: place for place in places}
        super().__init__(data)
        noted = {row.seat_id: row for row in meeting.attendances.all()}
        answers = dict(meeting.convocations.filter(withdrawn_at=None).values_list("recipient", "answer"))
        for place in places:
            self._add_seat(place, noted.get(place.seat.pk), answers)
        self.fields["seen"] = forms.IntegerField(required=False, widget=forms.HiddenInput)
        self.initial["seen"] = noting_of(meeting)
        self._add_duties(meeting, places)
        self._add_items(items)
        self._add_invited(meeting)
        self._add_others(meeting)

    def _add_duties(self, meeting: Meeting, places: list[SeatedPeople]) -> None:
        seats = [(place.seat.pk, place.name) for place in places]
        for name, label, seat in (
            ("chaired_by", "Qui a animé", meeting.chair_seat_id),
            ("kept_by", "Qui a pris les notes", meeting.secretary_seat_id),
        ):
            self.fields[name] = forms.TypedChoiceField(
                label=label, choices=[("", "personne, ou hors de l'ITC"), *seats], coerce=int, empty_value=None,
                required=False, initial=seat,
            )  # fmt: skip

    def _add_items(self, items: list[AgendaItem]) -> None:
        if items:
            self.fields["postponed"] = forms.TypedMultipleChoiceField(
                label="Points reportés à la prochaine rencontre", coerce=int, required=False,
                choices=[(item.pk, item.title) for item in items], widget=forms.CheckboxSelectMultiple,
                initial=[item.pk for item in items if item.state == ItemState.POSTPONED],
            )  # fmt: skip

    def _add_invited(self, meeting: Meeting) -> None:
        self.grants = {row.grant_id: row.grant for row in _invited(meeting)}
        if self.grants:
            self.fields["invited"] = forms.TypedMultipleChoiceField(
                label="Personnes invitées qui sont venues", coerce=int, required=False,
                choices=[(pk, grant.user.get_full_name()) for pk, grant in self.grants.items()],
                initial=list(meeting.attendances.filter(grant__isnull=False).values_list("grant", flat=True)),
                widget=forms.CheckboxSelectMultiple,
            )  # fmt: skip

    def _add_others(self, meeting: Meeting) -> None:
        """Adds the people recorded before, and a few empty lines."""
        noted = list(meeting.attendances.filter(seat__isnull=True, grant__isnull=True).values_list("quality", "name"))
        self.lines = len(noted) + OTHERS
        for number in range(1, self.lines + 1):
            quality, name = noted[number - 1] if number <= len(noted) else ("", "")
            self.fields[f"quality_{number}"] = PlainCharField(
                label=f"Autre personne {number} : à quel titre", required=False, max_length=NAME_LENGTH,
                initial=quality, help_text="« Habitante », « Éducation nationale »…" if number == 1 else "",
            )  # fmt: skip
            self.fields[f"name_{number}"] = PlainCharField(
                label="Son nom", required=False, max_length=NAME_LENGTH, initial=name
            )

    def _add_seat(self, place: SeatedPeople, noted: Attendance | None, answers: dict[int, str]) -> None:
        pk, people = place.seat.pk, [(person.pk, person.get_full_name()) for person in place.people]
        presence, person = _noted(noted) if noted else _guessed(place, answers)
        self.fields[f"presence_{pk}"] = PresenceField(
            label=place.name, choices=Presence, required=False, widget=forms.RadioSelect, initial=presence
        )
        self.fields[f"person_{pk}"] = forms.ChoiceField(
            label="Qui est venu·e",
            required=False,
            initial=person,
            choices=[*people, (SOMEBODY_ELSE, ELSE)],
        )  # fmt: skip
        self.fields[f"substitute_{pk}"] = PlainCharField(
            label="Son nom, si c'est une autre personne", required=False, initial=noted and noted.substitute
        )

    def lines_of_seats(self) -> Iterator[dict]:
        """Yields each seat's fields; the page folds who came, for it is mostly whom the seat announced."""
        for pk, place in self.places.items():
            who, substitute = self[f"person_{pk}"], self[f"substitute_{pk}"]
            announced = {str(person.pk): person.get_full_name() for person in place.people} | {SOMEBODY_ELSE: ELSE}
            yield {
                "presence": self[f"presence_{pk}"], "who": [who, substitute],
                "came": substitute.value() or announced.get(str(who.value() or next(iter(announced)))),
                "opens": bool(who.errors or substitute.errors),
            }  # fmt: skip

    def after_seats(self) -> list[forms.BoundField]:
        names = ("chaired_by", "kept_by", "postponed", "invited")
        return [self[name] for name in names if name in self.fields]

    @property
    def has_others(self) -> bool:
        return any(field.value() or field.errors for field in self.lines_of_others())

    def lines_of_others(self) -> list[forms.BoundField]:
        return [self[f"{name}_{number}"] for number in range(1, self.lines + 1) for name in ("quality", "name")]

    def seats(self) -> list[SeatPresence]:
        said = self.cleaned_data
        rows = []
        for pk, place in self.places.items():
            who = said.get(f"person_{pk}")
            person = next((one for one in place.people if str(one.pk) == who), None)
            presence = said.get(f"presence_{pk}")
            substitute = said.get(f"substitute_{pk}", "") if person is None else ""
            rows.append(SeatPresence(place.seat, Presence(presence) if presence else None, person, substitute))
        return rows

    def others(self) -> list[OtherPresent]:
        said = self.cleaned_data
        pairs = [(said[f"quality_{number}"], said[f"name_{number}"]) for number in range(1, self.lines + 1)]
        came = [self.grants[pk] for pk in said.get("invited", ())]
        invited = [
            OtherPresent(grant.quality or "personne invitée", grant.user.get_full_name(), grant) for grant in came
        ]
        return invited + [OtherPresent(quality, name) for quality, name in pairs if quality or name]

    def seat(self, name: str):
        place = self.places.get(self.cleaned_data.get(name))
        return place and place.seat


class SchemeForm(forms.Form):
    unit = forms.ChoiceField(
        label="La charge tourne", choices=TurnUnit, initial=TurnUnit.MEETING, widget=forms.RadioSelect
    )
    months = forms.IntegerField(
        label="Tous les combien de mois", required=False, min_value=1, max_value=24,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), "Dites tous les combien de mois : entre un et vingt-quatre."
        ),
    )  # fmt: skip
    moves_mandate = forms.BooleanField(label="Le mandat suit le tour", required=False)
    why = PlainCharField(
        label="Pourquoi", required=False, lines=True, max_length=1000, widget=forms.Textarea({"rows": 2})
    )

    field_order = ["unit", "months", "moves_mandate", "decided_in", "why"]

    def __init__(self, data=None, *, prefix: str, held: Iterable[Meeting], standing: TurnScheme | None):
        names = ("unit", "months", "moves_mandate", "why")
        initial = {name: getattr(standing, name) for name in names} if standing else {}
        super().__init__(data, prefix=prefix, initial=initial | {"decided_in": standing and standing.decided_in_id})
        known = {str(meeting.pk): meeting for meeting in held}
        if standing and (decided_in := standing.decided_in):
            known.setdefault(str(decided_in.pk), decided_in)
        self.fields["decided_in"] = forms.TypedChoiceField(
            label="La rencontre qui l'a décidé", required=False, coerce=known.get, empty_value=None,
            choices=[("", "aucune, ou une autre"), *((key, meeting.when) for key, meeting in known.items())],
        )  # fmt: skip
        self.order_fields(self.field_order)


class GiveTurnForm(forms.Form):
    duty = forms.TypedChoiceField(
        label="La charge", choices=MandateKind, coerce=MandateKind, widget=forms.RadioSelect,
        error_messages={"required": "Choisissez la charge."},
    )  # fmt: skip

    def __init__(self, data=None, *, seats: Iterable[Seat], duty: str):
        super().__init__(data, initial={"duty": duty})
        known = {str(seat.pk): seat for seat in seats}
        self.fields["seat"] = forms.TypedChoiceField(
            label="Confiée à", coerce=known.get, error_messages={"required": "Choisissez un siège."},
            choices=[("", "choisir un siège"), *((key, str(seat.organisation)) for key, seat in known.items())],
            help_text="Un siège présent ce jour-là, avec une personne qui ne s'est pas excusée.",
        )  # fmt: skip


class DeclineForm(forms.Form):
    accepts = forms.BooleanField(required=False)
    reason = PlainCharField(label="Un mot, si vous voulez", required=False, max_length=300)


class AddressForm(forms.Form):
    name = PlainCharField(
        label="Nom de cette adresse",
        max_length=60,
        help_text="« Mon téléphone », « Outlook du centre ».",
        error_messages={"required": "Donnez un nom à cette adresse : « mon téléphone »."},
    )

    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=100)

    def __init__(self, data=None, *, spaces, key: str):
        super().__init__(data, initial={"key": key})
        self.fields["space"] = forms.ModelChoiceField(
            spaces, label="ITC", required=False, empty_label="toutes les miennes"
        )


class MailsForm(forms.Form):
    carried = forms.ChoiceField(label="Mes invitations d'agenda arrivent", choices=Carried, widget=forms.RadioSelect)
    reminders = forms.BooleanField(label="Me rappeler les rencontres sept jours et un jour avant", required=False)
