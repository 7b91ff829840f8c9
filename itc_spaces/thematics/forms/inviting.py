"""Forms that invite to a thematic, change an access, and take an invited person's answer."""

from django import forms

from accounts.forms import NewAccountForm, QuietLimits
from itc_spaces.spaces import access
from itc_spaces.spaces.enums import Capacity, GrantLevel
from itc_spaces.spaces.models import Grant, Thematic
from itc_spaces.thematics.actions.granting import state_of
from itc_spaces.thematics.actions.inviting import commitment_digest
from itc_spaces.thematics.forms.life import lines_field
from itc_spaces.thematics.models import ThematicInvitation
from knowledge.answers import PlainCharField
from web.fields import day_field

LEVELS = [
    (GrantLevel.CONTRIBUTE.value, "lire et contribuer : participer aux échanges, commencer des fiches et des outils"),
    (GrantLevel.READ.value, "lire seulement"),
]


class AccessFields(forms.Form):
    """What the access allows, and its dates."""

    level = forms.ChoiceField(label="Ce que la personne peut faire", choices=LEVELS, widget=forms.RadioSelect)
    starts_on = day_field("À partir du")
    ends_on = day_field("Jusqu'au", "Au plus tard à la clôture prévue de la thématique.")


class GrantForm(AccessFields):
    """`seen` says which state of the access was shown."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)

    def __init__(self, data=None, *, grant: Grant):
        super().__init__(data, initial={**_proposed(grant), "seen": state_of(grant)})


def _proposed(grant: Grant) -> dict:
    """Returns the values to propose: an ended access is proposed again until the closing."""
    over = grant.ended_at or grant.ends_on < access.today()
    return {**access_of(grant), "ends_on": grant.content_object.closes_on} if over else access_of(grant)


class InviteForm(QuietLimits, AccessFields):
    email = forms.EmailField(
        label="Adresse e-mail", max_length=254, help_text="Le lien y est envoyé ; il sert une fois, pendant 14 jours."
    )
    first_name = PlainCharField(label="Prénom", max_length=80, required=False)
    last_name = PlainCharField(label="Nom", max_length=80, required=False)
    capacity = forms.ChoiceField(label="Invitée comme", choices=Capacity, widget=forms.RadioSelect)
    organisation = PlainCharField(label="Organisation", max_length=160, required=False)
    why = lines_field("Pourquoi cette personne", 1000, "Elle le lira dans l'invitation.", rows=3)

    field_order = ["email", "first_name", "last_name", "capacity", "organisation", "why"]

    def __init__(self, data=None, *, thematic: Thematic):
        dates = {"starts_on": max(thematic.opened_on, access.today()), "ends_on": thematic.closes_on}
        super().__init__(data, initial={**dates, "level": GrantLevel.CONTRIBUTE.value, "capacity": Capacity.EXPERT})


def access_of(row: Grant | ThematicInvitation) -> dict:
    """Returns the initial values of `AccessFields`."""
    return {"level": row.level, "starts_on": row.starts_on, "ends_on": row.ends_on}


class AddressForm(QuietLimits, forms.Form):
    email = forms.EmailField(label="Nouvelle adresse e-mail", max_length=254)


class CommitmentFields(forms.Form):
    """`seen` is the digest of the commitment that was shown: people accept exactly what they read."""

    committed = forms.BooleanField(
        label="Je prends cet engagement", error_messages={"required": "Cochez la case pour prendre cet engagement."}
    )
    consents = forms.BooleanField(
        label="J'accepte que mon nom et ma qualité paraissent dans les éditions publiques de ce que j'écrirai ici.",
        required=False,
        help_text="Vous pourrez changer d'avis à tout moment, après la fin de la thématique aussi.",
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def clean(self) -> dict:
        cleaned = super().clean()
        cleaned.pop("committed", None)
        return cleaned


class AcceptForm(CommitmentFields):
    def __init__(self, data=None, *, invitation: ThematicInvitation):
        super().__init__(data, initial={"seen": commitment_digest(invitation.thematic.commitment)})


class AcceptWithAccountForm(NewAccountForm, CommitmentFields):
    def __init__(self, data=None, *, invitation: ThematicInvitation):
        super().__init__(data, invitation=invitation)
        self.initial["seen"] = commitment_digest(invitation.thematic.commitment)


class DeclineForm(forms.Form):
    word = lines_field("Un mot, si vous voulez", 1000, "La personne qui vous a invité·e le lira.", rows=2)


class GrantConsentForm(forms.Form):
    consents = forms.BooleanField(required=False)
