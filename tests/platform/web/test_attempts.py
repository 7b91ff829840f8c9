"""What is refused is undone and told; what is forbidden is answered as what is missing."""

import pytest
from django import forms

from itc_spaces.spaces.models import Topic
from web.attempts import tried
from web.refusals import NotAllowed, Refused

pytestmark = pytest.mark.django_db  # `tried` opens a savepoint


class Said(forms.Form):
    word = forms.CharField()


def test_a_refusal_is_told_on_the_form():
    form = Said({"word": "oui"})
    assert form.is_valid()
    with tried(form):
        raise Refused("Ce mot est pris.")
    assert form.non_field_errors() == ["Ce mot est pris."]


def test_without_a_form_the_view_reads_the_refusal():
    with tried() as attempt:
        raise Refused("Ce mot est pris.")
    assert str(attempt.refusal) == "Ce mot est pris."


def test_what_goes_through_has_no_refusal():
    with tried() as attempt:
        pass
    assert attempt.refusal is None


def test_what_was_written_before_a_refusal_is_undone():
    with tried():
        Topic.objects.create(name="Un sujet d'essai", slug="un-sujet-d-essai")
        raise Refused("Non.")
    assert not Topic.objects.filter(slug="un-sujet-d-essai").exists()


@pytest.mark.parametrize("error", [NotAllowed("Non."), ValueError("Non.")])
def test_what_is_forbidden_or_broken_passes(error):
    form = Said({"word": "oui"})
    assert form.is_valid()
    with pytest.raises(type(error)), tried(form):
        raise error
    assert not form.errors


def test_who_may_not_is_not_refused():
    assert not issubclass(NotAllowed, Refused)
