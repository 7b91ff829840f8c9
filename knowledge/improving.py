"""Which parts of an adaptation may be offered to its source, and how an offer compares with the source of today."""

from collections.abc import Collection
from dataclasses import replace

from django.urls import reverse
from wagtail.models import Page

from accounts.models import User
from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.models import Space
from knowledge.compare import ADDED, CHANGED, SectionDiff, compare
from knowledge.models import Improvement, Resource, Reuse
from knowledge.reading import Reading
from knowledge.taking import take_sections

SUMMARY = "summary"


def limited_to(reading: Reading, keys: Collection[str]) -> Reading:
    """Returns only these parts of a reading, without title, facts or files."""
    return replace(
        reading,
        title="",
        summary=reading.summary if SUMMARY in keys else "",
        facts=(),
        sections=tuple(section for section in reading.sections if section.key in keys),
        files=(),
    )


def offerable(source: Reading, adaptation: Reading) -> list[SectionDiff]:
    """Returns the summary and the sections that the adaptation changed or added."""
    found = compare(source, adaptation)
    return [part for part in (found.summary, *found.sections) if part.state in (CHANGED, ADDED)]


def beside(current: Reading, offered: Reading, keys: Collection[str]) -> list[SectionDiff]:
    """Compares each offered part with what the source says today."""
    found = compare(limited_to(current, keys), offered)
    return [part for part in (found.summary, *found.sections) if part.key in keys]


def write_offered(page: Resource, offer: Improvement, keys: Collection[str]) -> None:
    """Replaces these parts of a text by those of the offer."""
    take_sections(page, limited_to(offer.as_reading(), keys))


def labels_of(reading: Reading, keys: Collection[str]) -> list[str]:
    labels = {SUMMARY: "En bref"} | {section.key: section.label for section in reading.sections}
    return [labels[key] for key in keys if key in labels]


def way_to_improve(viewer: User, source: Resource) -> str | None:
    """Returns where the viewer improves `source`: in their adaptation, or where they can make one; else None."""
    own = Reuse.objects.filter(
        source_page=source.pk, adaptation__in=access.permitted(viewer, Action.SHARE, Page).values("pk")
    )
    reuse = own.select_related("adaptation__placement__space").order_by("-reused_at").first()
    if reuse:
        return reverse("offer_improvement", args=[reuse.adaptation.placement.space.slug, reuse.adaptation_id])
    may_reuse = access.may(viewer, Action.REUSE, source) and access.permitted(viewer, Action.WRITE, Space).exists()
    return reverse("reuse", args=[source.placement.space.slug, source.pk]) if may_reuse else None
