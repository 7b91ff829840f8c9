"""The form that takes the password to tie an identity to its account."""

from allauth.account.adapter import get_adapter
from django import forms
from django.core.exceptions import ValidationError

from accounts.forms import LONGEST_SECRET
from accounts.models import User


class TieForm(forms.Form):
    password = forms.CharField(
        label="Votre mot de passe sur La Trame",
        strip=False,
        max_length=LONGEST_SECRET,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )

    def __init__(self, data=None, *, request, user: User):
        super().__init__(data)
        self.request, self.user = request, user

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        # Counted with the other attempts on this account.
        found = get_adapter(self.request).authenticate(self.request, email=self.user.email, password=password)
        if found is None or found.pk != self.user.pk:
            raise ValidationError("Ce n'est pas le mot de passe de ce compte.")
        return password
