"""For other sites and for machines: Atom, open data, sitemap, robots. All of it is editions."""

import json
from datetime import UTC, datetime
from math import ceil

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from itc_spaces.routes import Rule, route
from knowledge.publication import catalogue
from knowledge.publication.models import Edition
from knowledge.publication.public_views import citation
from knowledge.publication.shown import LICENCE_ADDRESSES, public_bytes

IN_FEED = 30
IN_DATA_PAGE = 100
IN_SITEMAP_PAGE = 10_000
SITE = settings.WAGTAIL_SITE_NAME


class StableAtom(Atom1Feed):
    """An empty feed keeps one date: with the time of the request its ETag would never match."""

    def latest_post_date(self):
        return super().latest_post_date() if self.items else datetime(2020, 1, 1, tzinfo=UTC)


@route(Rule.PUBLIC)
@require_safe
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


@route(Rule.PUBLIC)
@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """The whole catalogue, page by page; each item says its licence and how to cite it."""
    editions = Edition.objects.filter(in_catalogue=True)
    number, pages, count = _page_of(request, editions.count(), IN_DATA_PAGE)
    start = (number - 1) * IN_DATA_PAGE
    shown = (
        editions.select_related("publication__publisher")
        .prefetch_related("files", "credits")
        .order_by("publication_id")[start : start + IN_DATA_PAGE]
    )
    address = settings.BASE_URL + reverse("open_data")
    data = {
        "source": SITE,
        "page": number,
        "pages": pages,
        "count": count,
        "next": f"{address}?page={number + 1}" if number < pages else None,
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


def _page_of(request: HttpRequest, count: int, per_page: int) -> tuple[int, int, int]:
    """Asked page, number of pages, number of rows; raises Http404 out of range."""
    pages = max(1, ceil(count / per_page))
    asked = request.GET.get("page", "1")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 7 and 1 <= int(asked) <= pages):
        raise Http404
    return int(asked), pages, count


@route(Rule.PUBLIC)
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """One list, or past ten thousand editions an index of lists."""
    editions = Edition.objects.filter(in_catalogue=True).order_by("publication_id")
    number, pages, _ = _page_of(request, editions.count(), IN_SITEMAP_PAGE)
    base = settings.BASE_URL
    if pages > 1 and "page" not in request.GET:
        lists = [f"{base}{reverse('sitemap')}?page={page}" for page in range(1, pages + 1)]
        context = {"lists": lists}
    else:
        start = (number - 1) * IN_SITEMAP_PAGE
        rows = editions.only("publication_id", "slug", "accepted_at")[start : start + IN_SITEMAP_PAGE]
        fixed = [base + reverse(name) for name in ("public_home", "catalogue", "help")] if number == 1 else []
        context = {"fixed": fixed, "entries": [(base + row.get_absolute_url(), row.accepted_at) for row in rows]}
    written = render_to_string("publication/sitemap.xml", context)
    return public_bytes(request, written.encode(), "application/xml; charset=utf-8")


@route(Rule.PUBLIC)
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    closed = ("/espaces/", "/admin/", "/connexion/", "/invitations/")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines.append(f"Sitemap: {settings.BASE_URL}{reverse('sitemap')}")
    return public_bytes(request, ("\n".join(lines) + "\n").encode(), "text/plain; charset=utf-8")
