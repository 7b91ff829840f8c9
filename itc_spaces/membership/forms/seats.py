"""The gestures of a seat's page: each form does one, and says in a sentence what it did."""

from django import forms

from accounts.forms import QuietLimits
from accounts.models import User
from itc_spaces.membership import actions
from itc_spaces.membership.roster import ShownSeat
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import MandateKind, MembershipRole, Mode, Standing
from itc_spaces.spaces.models import Mandate, Membership, Organisation, Space
from web.alphabet import French
from web.fields import day_field

LATER = "Aujourd'hui si vous laissez vide."


class Gesture(QuietLimits, forms.Form):
    """`name` is posted in `do`; the page shows `title` and `verb`."""

    name: str
    title: str
    verb: str
    style = "secondary"

    def __init__(self, data=None, *, shown: ShownSeat):
        super().__init__(data, auto_id=f"{self.name}_%s")
        self.shown = shown
        self.seat = shown.seat
        self.prepare()

    def prepare(self) -> None:
        """Adapts the form's fields to the seat."""

    @classmethod
    def is_offered(cls, shown: ShownSeat) -> bool:
        return True

    def act(self, actor: User) -> str:
        raise NotImplementedError


class Invite(Gesture):
    name, title, verb = "invite", "Inviter quelqu'un", "Envoyer l'invitation"
    style = ""

    role = forms.ChoiceField(label="Pour siéger comme", choices=MembershipRole, widget=forms.RadioSelect)
    email = forms.EmailField(
        label="Adresse e-mail", max_length=254, help_text="Le lien y est envoyé ; il sert une fois, pendant 14 jours."
    )
    first_name = forms.CharField(label="Prénom", max_length=80, required=False)
    last_name = forms.CharField(label="Nom", max_length=80, required=False)

    def prepare(self) -> None:
        if self.shown.holder:
            self.fields["role"].choices = [(MembershipRole.DEPUTY.value, MembershipRole.DEPUTY.label)]
        self.initial["role"] = self.fields["role"].choices[0][0]

    def act(self, actor: User) -> str:
        actions.invite_to_seat(seat=self.seat, actor=actor, **self.cleaned_data)
        return f"L'invitation part à {self.cleaned_data['email']}. Vous serez prévenu·e quand elle sera acceptée."


class HandOver(Gesture):
    name, title, verb = "hand_over", "Transmettre le siège à un membre de l'ITC", "Transmettre le siège"

    person = forms.ModelChoiceField(User.objects.none(), label="À qui", empty_label="À choisir")
    on = day_field("À partir du", LATER, required=False)

    @classmethod
    def is_offered(cls, shown: ShownSeat) -> bool:
        return shown.holder is not None or bool(shown.deputies)

    def prepare(self) -> None:
        seated = access.memberships_in_force().filter(seat__space=self.seat.space_id).values("user")
        people = User.objects.filter(pk__in=seated).order_by(French("last_name"), French("first_name"), "pk")
        holder = self.shown.holder
        self.fields["person"].queryset = people.exclude(pk=holder.user_id) if holder else people

    def act(self, actor: User) -> str:
        person = self.cleaned_data["person"]
        actions.hand_over(seat=self.seat, actor=actor, person=person, on=self.cleaned_data["on"])
        return f"Le siège est transmis à {person}."


class HandOverByInvitation(Gesture):
    name, title = "hand_over_by_invitation", "Transmettre le siège à quelqu'un d'autre"
    verb = "Envoyer l'invitation"

    email = forms.EmailField(
        label="Adresse e-mail",
        max_length=254,
        help_text="La personne titulaire le reste jusqu'à ce que cette invitation soit acceptée.",
    )
    first_name = forms.CharField(label="Prénom", max_length=80, required=False)
    last_name = forms.CharField(label="Nom", max_length=80, required=False)

    @classmethod
    def is_offered(cls, shown: ShownSeat) -> bool:
        return shown.holder is not None

    def act(self, actor: User) -> str:
        actions.invite_to_seat(seat=self.seat, actor=actor, replacing=True, **self.cleaned_data)
        return f"L'invitation part à {self.cleaned_data['email']}. Le siège changera de mains quand elle sera acceptée."


class EndMembership(Gesture):
    name, title, verb = "end_membership", "Terminer une participation", "Terminer maintenant"
    style = "danger"

    membership = forms.ModelChoiceField(
        Membership.objects.none(),
        label="De qui",
        empty_label="À choisir",
        help_text="Son accès à l'ITC s'arrête tout de suite ; ce que la personne a écrit reste.",
    )

    @classmethod
    def is_offered(cls, shown: ShownSeat) -> bool:
        return bool(shown.people or shown.planned)

    def prepare(self) -> None:
        going_on = [membership.pk for membership in [*self.shown.people, *self.shown.planned]]
        field = self.fields["membership"]
        field.queryset = Membership.objects.filter(pk__in=going_on).select_related("user", "seat__space")
        field.label_from_instance = lambda membership: f"{membership.user}, {membership.get_role_display()}"

    def act(self, actor: User) -> str:
        membership = self.cleaned_data["membership"]
        actions.end_membership(membership=membership, actor=actor)
        return f"La participation de {membership.user} est terminée."


class ChangeMode(Gesture):
    name, title, verb = "change_mode", "Changer la participation", "Changer"

    mode = forms.ChoiceField(
        label="Ce siège",
        choices=[
            (Mode.ATTENDS.value, "est présent : il lit les brouillons, écrit et partage"),
            (Mode.FOLLOWS.value, "suit par compte rendu : il lit ce qui est partagé"),
        ],
        widget=forms.RadioSelect,
    )
    on = day_field("À partir du", LATER, required=False)

    def act(self, actor: User) -> str:
        actions.change_mode(seat=self.seat, actor=actor, **self.cleaned_data)
        return "La participation de ce siège est changée."


class StartMandate(Gesture):
    name, title, verb = "start_mandate", "Confier l'animation ou le secrétariat", "Confier"

    kind = forms.ChoiceField(label="Quoi", choices=MandateKind, widget=forms.RadioSelect)
    on = day_field("À partir du", f"{LATER} Le siège qui a ce mandat aujourd'hui le garde jusque-là.", required=False)
    until = day_field("Jusqu'au", "Sans fin prévue si vous laissez vide.", required=False)

    def act(self, actor: User) -> str:
        mandate = actions.start_mandate(seat=self.seat, actor=actor, **self.cleaned_data)
        return f"Ce siège prend ce mandat : {mandate.get_kind_display()}."


class EndMandate(Gesture):
    name, title, verb = "end_mandate", "Terminer un mandat", "Terminer maintenant"
    style = "danger"

    mandate = forms.ModelChoiceField(Mandate.objects.none(), label="Lequel", empty_label="À choisir")

    @classmethod
    def is_offered(cls, shown: ShownSeat) -> bool:
        return bool(shown.mandates)

    def prepare(self) -> None:
        mandates = Mandate.objects.filter(pk__in=[mandate.pk for mandate in self.shown.mandates])
        self.fields["mandate"].queryset = mandates.select_related("seat__space")

    def act(self, actor: User) -> str:
        actions.end_mandate(mandate=self.cleaned_data["mandate"], actor=actor)
        return "Le mandat est terminé."


class EndSeat(Gesture):
    name, title, verb = "end_seat", "Terminer ce siège", "Terminer ce siège"
    style = "danger"

    confirmed = forms.BooleanField(
        label="Terminer le siège et toutes ses participations",
        help_text="Tout de suite. L'histoire du siège reste sur la page des membres.",
    )

    def act(self, actor: User) -> str:
        actions.end_seat(seat=self.seat, actor=actor)
        return f"Le siège de {self.seat.organisation} est terminé."


GESTURES: dict[str, type[Gesture]] = {
    gesture.name: gesture
    for gesture in (
        Invite, HandOver, HandOverByInvitation, ChangeMode, StartMandate, EndMandate, EndMembership, EndSeat,
    )
}  # fmt: skip


class SeatForm(forms.Form):
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Organisation",
        empty_label="À choisir",
        help_text="Elle n'y est pas ? La coordination départementale l'ajoute à sa liste.",
    )
    standing = forms.ChoiceField(label="Qualité", choices=Standing, widget=forms.RadioSelect)
    mode = forms.ChoiceField(label="Participation", choices=Mode, widget=forms.RadioSelect)
    on = day_field("À partir du", LATER, required=False)

    def __init__(self, data=None, *, space: Space):
        super().__init__(data, initial={"standing": Standing.PERMANENT, "mode": Mode.ATTENDS})
        organisations = Organisation.objects.filter(
            college__department=space.record.department_id, retired_at__isnull=True
        )
        self.fields["organisation"].queryset = organisations.select_related("college").order_by(French("name"), "pk")
        self.fields["organisation"].label_from_instance = lambda named: f"{named.name} ({named.college.name})"
