"""All routes. Addresses that are no pages lie under a `-`; pages come last."""

from django.conf import settings
from django.urls import include, path, re_path
from wagtail.admin import urls as admin_urls

from itc_spaces.spaces.views import serve

development = []
if settings.DEBUG:
    from website.views_dev import components_page

    development = [path("-/composants/", components_page, name="components")]

urlpatterns = [
    *development,
    path("connexion/", include("accounts.urls")),
    path("espaces/-/mon-compte/", include("accounts.own_urls")),
    path("", include("itc_spaces.thematics.urls")),
    path("", include("itc_spaces.minutes.urls")),
    path("", include("itc_spaces.meetings.urls")),
    path("", include("itc_spaces.membership.urls")),
    path("", include("itc_spaces.coordination.urls")),
    path("", include("itc_spaces.discussion.urls")),
    path("", include("notifications.urls")),
    path("", include("knowledge.urls")),
    path("", include("search.urls")),
    path("", include("knowledge.publication.urls")),
    path("", include("tools.urls")),
    path("", include("website.urls")),
    path("", include("operations.urls")),
    path("admin/", include(admin_urls)),
    # With `path`, the empty path (« Mon ITC ») could not be reversed.
    re_path(r"^espaces/((?:[\w\-]+/)*)$", serve, name="wagtail_serve"),
]

handler404 = "website.views.not_found"
