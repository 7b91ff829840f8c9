"""Fields that several apps use in forms, and how to renew a hidden one."""

from typing import cast

from django import forms
from django.http import QueryDict


def day_field(label: str, help_text: str = "", required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label, required=required, help_text=help_text, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        error_messages={"required": "Donnez un jour."},
    )  # fmt: skip


def renew(form: forms.Form, name: str) -> None:
    """Gives a hidden field of a returned form its current value: the person may send what they have read again."""
    sent = cast(QueryDict, form.data).copy()
    sent[name] = form.initial[name]
    form.data = sent


def time_field(label: str, help_text: str = "", required: bool = True) -> forms.TimeField:
    return forms.TimeField(
        label=label, required=required, help_text=help_text, widget=forms.TimeInput({"type": "time"}, "%H:%M"),
        error_messages={"required": "Donnez une heure."},
    )  # fmt: skip
