"""The editor with our words and our menu, and without what goes through the tree of pages."""

from django.urls import reverse, reverse_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.rich_text.converters.contentstate import link_entity
from wagtail.admin.rich_text.converters.html_to_contentstate import ExternalLinkElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from itc_spaces.spaces import access
from itc_spaces.spaces.access import Action
from itc_spaces.spaces.trace import Traced

LISTED = 50


@hooks.register("register_log_actions")
def register_traced_actions(actions):
    for action in Traced:
        actions.register_action(action.value, action.label, action.label)


class MyResources(Component):
    """Shows on the editor's home what the person may edit, the latest first."""

    template_name = "wagtailadmin/home/my_resources.html"
    order = 100

    def get_context_data(self, parent_context):
        pages = access.permitted(parent_context["request"].user, Action.EDIT, Page)
        latest = pages.select_related("placement__space").order_by("-latest_revision_created_at", "-pk")
        return {"pages": latest[:LISTED], "listed": LISTED}


@hooks.register("construct_homepage_panels", order=1000)
def show_my_resources(request, panels):
    panels[:] = [MyResources()]


@hooks.register("construct_homepage_summary_items", order=1000)
def count_nothing(request, items):
    items.clear()


@hooks.register("construct_main_menu", order=1000)
def offer_two_ways(request, items):
    items[:] = [
        MenuItem("Mes ressources", reverse("wagtailadmin_home"), name="resources", icon_name="edit", order=1),
        MenuItem("Revenir au site", "/espaces/", name="site", icon_name="home", order=2),
    ]


@hooks.register("register_rich_text_features", order=1000)
def link_to_the_outside_only(features):
    """Makes a link an address or an e-mail: a link stored as a page's id would tell readers the page's address."""
    external = reverse_lazy("wagtailadmin_choose_page_external_link")
    choosers = {
        "pageChooser": external,
        "externalLinkChooser": external,
        "emailLinkChooser": reverse_lazy("wagtailadmin_choose_page_email_link"),
    }
    plugin = {
        "type": "LINK",
        "icon": "link",
        "description": "Lien",
        "attributes": ["url"],
        "allowlist": {"href": "^(http:|https:|mailto:|undefined$)"},
        "chooserUrls": choosers,
    }
    features.register_editor_plugin(
        "draftail", "link", EntityFeature(plugin, js=["wagtailadmin/js/page-chooser-modal.js"])
    )
    features.register_converter_rule(
        "contentstate",
        "link",
        {
            "from_database_format": {"a[href]": ExternalLinkElementHandler("LINK")},
            "to_database_format": {"entity_decorators": {"LINK": _outside_link}},
        },
    )


def _outside_link(props):
    return link_entity({**props, "id": None})
