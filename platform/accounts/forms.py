"""The forms of sign-in, passwords and « Mon compte », in plain words."""

import re

from allauth.account import forms as allauth_forms
from allauth.mfa.base import forms as factor_forms
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as key_forms
from cryptography.exceptions import InvalidSignature
from django import forms
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.validators import MaxLengthValidator, RegexValidator

from accounts.models import ResetRequest, User

HOW_TO_CHOOSE = (
    "Douze caractères au moins. Une phrase courte que vous seul·e pourriez dire est facile à retenir et difficile à "
    "deviner."
)
NEW_TWICE = {"password1": "Nouveau mot de passe", "password2": "Le même, encore une fois"}
LONGEST_SECRET = 500
# Control characters, and overrides of writing direction, which can make a name look like another one.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def one_line(text: str) -> str:
    return " ".join(_UNSEEN.sub(" ", text).split())


class QuietLimits:
    """Checks limits that nobody reaches without showing them beside each field."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.CharField):
                field.max_length = None


def _in_plain_words(form: forms.Form, labels: dict[str, str]) -> None:
    for name, field in form.fields.items():
        field.widget.attrs.pop("placeholder", None)
        field.help_text = ""
        field.label = labels.get(name, field.label)
        if isinstance(field.widget, forms.PasswordInput):
            field.validators.append(MaxLengthValidator(LONGEST_SECRET))
            field.widget.attrs["maxlength"] = LONGEST_SECRET


class LoginForm(QuietLimits, allauth_forms.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _in_plain_words(self, {"login": "Adresse e-mail", "password": "Mot de passe"})


class ForgottenPasswordForm(QuietLimits, allauth_forms.ResetPasswordForm):
    """Takes an address without looking for its account: the worker does, unseen by the person who asks."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _in_plain_words(self, {"email": "Adresse e-mail"})

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def save(self, request, **kwargs) -> str:
        email = self.cleaned_data["email"]
        ResetRequest.objects.create(email=email)
        return email


class _HashedWhenJudged(forms.Form):
    """Hashes the password when the form is checked, before the transaction that saves it (see `passwords.py`)."""

    user: User

    def clean(self) -> dict:
        super().clean()
        if not self.errors:
            self.hashed = make_password(self.cleaned_data["password1"])
        return self.cleaned_data

    def save(self) -> None:
        """Saves only the password, and only of an open account: the row may have changed since it was read."""
        User.objects.filter(pk=self.user.pk, is_active=True).update(password=self.hashed)
        self.user.password = self.hashed


class NewPasswordForm(_HashedWhenJudged, allauth_forms.ResetPasswordKeyForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _in_plain_words(self, NEW_TWICE)
        self.fields["password1"].help_text = HOW_TO_CHOOSE


class ChangePasswordForm(_HashedWhenJudged, allauth_forms.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _in_plain_words(self, {"oldpassword": "Mot de passe actuel", **NEW_TWICE})
        self.fields["password1"].help_text = HOW_TO_CHOOSE


class ConfirmForm(allauth_forms.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _in_plain_words(self, {"password": "Votre mot de passe"})


class _OneCode:
    """Takes six digits of an application, or a recovery code."""

    label = "Code à usage unique"
    hint = "Les six chiffres de votre application, ou un de vos codes de secours."

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _in_plain_words(self, {"code": self.label})
        self.fields["code"].help_text = self.hint
        self.fields["code"].max_length = None
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "maxlength": 20}
        self.fields["code"].validators.append(MaxLengthValidator(20))


class CodeForm(_OneCode, factor_forms.AuthenticateForm):
    pass


class ConfirmByCodeForm(_OneCode, factor_forms.ReauthenticateForm):
    pass


class FirstCodeForm(_OneCode, ActivateTOTPForm):
    hint = "Les six chiffres que votre application montre en ce moment."


class _SentKey:
    """Takes what a script sends for a key: data that cannot be read is refused, and never makes the page crash."""

    def full_clean(self):
        try:
            super().full_clean()
        except (AttributeError, InvalidSignature, KeyError, TypeError, ValueError):
            self.cleaned_data = {}
            self.add_error("credential", "Cette clé n'a pas pu être lue. Recommencez, ou choisissez un autre moyen.")


class KeyForm(_SentKey, key_forms.AuthenticateWebAuthnForm):
    pass


class KeyAloneForm(_SentKey, key_forms.LoginWebAuthnForm):
    pass


class ConfirmByKeyForm(_SentKey, key_forms.ReauthenticateWebAuthnForm):
    pass


class NewKeyForm(_SentKey, key_forms.AddWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _in_plain_words(
            self,
            {"name": "Nom de cette clé", "passwordless": "Me connecter avec cette clé seule, sans mot de passe"},
        )
        self.fields["name"].help_text = "Pour la reconnaître : « mon téléphone », « l'ordinateur du centre »."


class KeyNameForm(key_forms.EditWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _in_plain_words(self, {"name": "Nom de cette clé"})


class NameMixin:
    """Requires the first and the last name, each on one line."""

    def clean_first_name(self) -> str:
        return self._name("first_name")

    def clean_last_name(self) -> str:
        return self._name("last_name")

    def _name(self, field: str) -> str:
        name = one_line(self.cleaned_data[field])
        if not name:
            raise forms.ValidationError("Écrivez un nom avec des lettres.")
        return name


class NewAccountForm(NameMixin, QuietLimits, forms.Form):
    """Takes what an invited person fills in to have an account."""

    first_name = forms.CharField(label="Prénom", max_length=80, widget=forms.TextInput({"autocomplete": "given-name"}))
    last_name = forms.CharField(label="Nom", max_length=80, widget=forms.TextInput({"autocomplete": "family-name"}))
    password = forms.CharField(
        label="Mot de passe",
        max_length=LONGEST_SECRET,
        strip=False,
        help_text=HOW_TO_CHOOSE,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, data=None, *, invitation):
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


class AccountForm(NameMixin, QuietLimits, forms.ModelForm):
    first_name = forms.CharField(label="Prénom", max_length=80, widget=forms.TextInput({"autocomplete": "given-name"}))
    last_name = forms.CharField(label="Nom", max_length=80, widget=forms.TextInput({"autocomplete": "family-name"}))
    phone = forms.CharField(
        label="Téléphone",
        max_length=30,
        required=False,
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}),
        validators=[RegexValidator(r"^\+?[0-9 .()/-]{4,30}$", "Écrivez le numéro en chiffres : 04 91 00 00 00.")],
    )

    class Meta:
        model = User
        fields = ["first_name", "last_name", "quality", "phone", "is_listed", "shows_email", "shows_phone"]

    def clean_quality(self) -> str:
        return one_line(self.cleaned_data["quality"])


class EraseForm(forms.Form):
    understood = forms.BooleanField(
        label="Je demande l'effacement de mon compte. Je sais qu'il n'y a pas de retour.",
        error_messages={"required": "Cochez la case pour confirmer, ou gardez votre compte."},
    )
