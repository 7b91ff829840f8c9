"""What an invited person fills in to have an account."""

from django import forms
from django.contrib.auth.password_validation import validate_password

from accounts.forms import HOW_TO_CHOOSE, LONGEST_SECRET, NameMixin, QuietLimits
from accounts.models import User
from itc_spaces.membership.models import Invitation


class NewAccountForm(NameMixin, QuietLimits, forms.Form):
    first_name = forms.CharField(label="Prénom", max_length=80, widget=forms.TextInput({"autocomplete": "given-name"}))
    last_name = forms.CharField(label="Nom", max_length=80, widget=forms.TextInput({"autocomplete": "family-name"}))
    password = forms.CharField(
        label="Mot de passe",
        max_length=LONGEST_SECRET,
        strip=False,
        help_text=HOW_TO_CHOOSE,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, data=None, *, invitation: Invitation):
        super().__init__(data, initial={"first_name": invitation.first_name, "last_name": invitation.last_name})
        self.email = invitation.email

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("password"):
            names = {name: cleaned.get(name, "") for name in ("first_name", "last_name")}
            try:
                validate_password(cleaned["password"], User(email=self.email, **names))
            except forms.ValidationError as error:
                self.add_error("password", error)
        return cleaned
