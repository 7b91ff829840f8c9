"""A message's HTML is made once; messages written before, in light Markdown, keep what they showed."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils import timezone

from itc_spaces.discussion import actions
from itc_spaces.discussion.models import Contribution
from tests.support.factories.discussion import ContributionFactory
from web.text import text_from_html

pytestmark = pytest.mark.django_db
migration = import_module("itc_spaces.discussion.migrations.0002_messages_keep_their_html")
BEFORE = (
    "Un **gras** et *italique*, https://exemple.test/a_b.\nLigne\n\n- un\n- deux\n\n[dehors](https://exemple.test/)"
)
SHOWN = (
    '<p>Un <strong>gras</strong> et <em>italique</em>, <a href="https://exemple.test/a_b" rel="noopener noreferrer '
    'nofollow">https://exemple.test/a_b</a>.<br>\nLigne</p>\n<ul>\n<li>un</li>\n<li>deux</li>\n</ul>\n<p><a '
    'href="https://exemple.test/" rel="noopener noreferrer nofollow">dehors</a></p>'
)


def test_messages_written_before_keep_what_they_showed(world):
    moderated = ContributionFactory(
        space=world.a, body="", withheld=BEFORE, removed_at=timezone.now(), removal_reason="Un nom y était."
    )
    migration.fill(apps, None)
    moderated.refresh_from_db()
    assert (moderated.withheld, moderated.withheld_html) == (BEFORE, SHOWN)
    actions.restore_contribution(contribution=moderated, actor=world.people["chair_a"])
    moderated.refresh_from_db()
    assert (moderated.body, moderated.html, moderated.withheld_html) == (BEFORE, SHOWN, "")


def test_a_message_written_before_is_edited_as_it_reads(world, client):
    author = world.people["member_a"]
    said = ContributionFactory(space=world.a, author=author, body=BEFORE, html=SHOWN)
    text = text_from_html(SHOWN)
    assert "**" not in text
    actions.edit_contribution(contribution=said, actor=author, body=text)
    said.refresh_from_db()
    assert (said.body, said.html, said.edited_at) == (BEFORE, SHOWN, None), "untouched"
    actions.edit_contribution(contribution=said, actor=author, body=text.replace("deux", "trois"))
    said.refresh_from_db()
    assert "<strong>gras</strong>" in said.html
    assert "<li>trois</li>" in said.html


def test_a_message_never_stands_without_its_html(world):
    said = ContributionFactory(space=world.a, body="Un.\nDeux.")
    assert said.html == "<p>Un.<br>Deux.</p>"
    with pytest.raises(IntegrityError), transaction.atomic():
        Contribution.objects.filter(pk=said.pk).update(html="")
