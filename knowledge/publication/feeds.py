"""Feeds for other sites and for machines: Atom, open data, sitemap, robots. They contain only editions."""

import json
from datetime import UTC, datetime

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from knowledge.publication import catalogue
from knowledge.publication.models import Edition
from knowledge.publication.public_views import citation
from knowledge.publication.shown import LICENCE_ADDRESSES, public_bytes
from web.numbers import page_asked
from web.routes import GET, Rule, route

IN_FEED = 30
IN_DATA_PAGE = 100
IN_SITEMAP_PAGE = 10_000
SITE = settings.WAGTAIL_SITE_NAME


class StableAtom(Atom1Feed):
    """Gives an empty feed a fixed date: with the time of the request, its ETag would never match."""

    def latest_post_date(self):
        return super().latest_post_date() if self.items else datetime(2020, 1, 1, tzinfo=UTC)

    def add_item_elements(self, handler, item):
        """Writes the summary as text: Django would declare it HTML, and « <b> » would become markup."""
        super().add_item_elements(handler, {**item, "description": None})
        if item["description"]:
            handler.addQuickElement("summary", item["description"], {"type": "text"})


@route(Rule.PUBLIC, GET)
def atom(request: HttpRequest) -> HttpResponse:
    base = settings.BASE_URL
    feed = StableAtom(
        title=f"{SITE} : ressources validées",
        link=base + reverse("catalogue"),
        description="Les dernières éditions publiées par les instances territoriales de concertation.",
        language="fr",
        feed_url=base + reverse("feed"),
    )
    for edition in catalogue.newest(IN_FEED):
        feed.add_item(
            title=edition.title,
            link=base + edition.get_absolute_url(),
            unique_id=base + edition.numbered_url(),
            description=edition.summary,
            author_name=edition.publication.publisher.name,
            pubdate=edition.accepted_at,
            updateddate=edition.accepted_at,
            item_copyright=edition.get_licence_display(),
        )
    return public_bytes(request, feed.writeString("utf-8").encode(), "application/atom+xml; charset=utf-8")


@route(Rule.PUBLIC, GET)
def open_data(request: HttpRequest) -> HttpResponse:
    """Answers with the whole catalogue, page by page; each item says its licence and how to cite it."""
    editions = Edition.objects.filter(in_catalogue=True).select_related("publication__publisher")
    rows = editions.prefetch_related("files", "credits").order_by("publication_id")
    shown = page_asked(Paginator(rows, IN_DATA_PAGE), request.GET.get("page", "1"))
    address = settings.BASE_URL + reverse("open_data")
    data = {
        "source": SITE,
        "page": shown.number,
        "pages": shown.paginator.num_pages,
        "count": shown.paginator.count,
        "next": f"{address}?page={shown.next_page_number()}" if shown.has_next() else None,
        "items": [_item(edition) for edition in shown],
    }
    return public_bytes(request, json.dumps(data, ensure_ascii=False).encode(), "application/json")


def _item(edition: Edition) -> dict:
    reading = edition.as_reading()
    return {
        "id": edition.publication_id,
        "edition": edition.number,
        "url": settings.BASE_URL + edition.numbered_url(),
        "kind": reading.kind,
        "kind_label": reading.kind_label,
        "title": edition.title,
        "summary": edition.summary,
        "published": edition.accepted_at.isoformat(),
        "publisher": {"id": edition.publication.publisher.slug, "name": edition.publication.publisher.name},
        "credits": [credit.name for credit in edition.credits.all()],
        "contact": edition.contact or None,
        "facts": {fact.key: [{"id": value, "label": label} for value, label in fact.values] for fact in reading.facts},
        "sections": [{"id": part.key, "label": part.label, "html": part.html} for part in reading.sections],
        "files": [
            {"name": file.name, "url": settings.BASE_URL + file.get_absolute_url(), "bytes": file.size,
             "sha256": file.sha256, "alternative_text": file.alternative_text}
            for file in edition.files.all()
        ],
        "adapted_from": edition.attribution or None,
        "licence": {"name": edition.get_licence_display(), "url": LICENCE_ADDRESSES[edition.licence]},
        "attribution": citation(edition),
    }  # fmt: skip


@route(Rule.PUBLIC, GET)
def sitemap(request: HttpRequest) -> HttpResponse:
    """Answers with one list, or with an index of lists beyond ten thousand editions."""
    editions = Edition.objects.filter(in_catalogue=True).order_by("publication_id")
    pages, base = Paginator(editions.only("publication_id", "slug", "accepted_at"), IN_SITEMAP_PAGE), settings.BASE_URL
    shown = page_asked(pages, request.GET.get("page", "1"))
    if shown.has_other_pages() and "page" not in request.GET:
        context = {"lists": [f"{base}{reverse('sitemap')}?page={page}" for page in pages.page_range]}
    else:
        fixed = [base + reverse(name) for name in ("public_home", "catalogue", "help")] if shown.number == 1 else []
        context = {"fixed": fixed, "entries": [(base + row.get_absolute_url(), row.accepted_at) for row in shown]}
    written = render_to_string("publication/sitemap.xml", context)
    return public_bytes(request, written.encode(), "application/xml; charset=utf-8")


@route(Rule.PUBLIC, GET)
def robots(request: HttpRequest) -> HttpResponse:
    closed = ("/espaces/", "/admin/", "/connexion/", "/invitations/", "/courriels/", "/ressources/*/telecharger/")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines.append(f"Sitemap: {settings.BASE_URL}{reverse('sitemap')}")
    return public_bytes(request, ("\n".join(lines) + "\n").encode(), "text/plain; charset=utf-8")
