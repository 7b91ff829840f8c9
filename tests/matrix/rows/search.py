"""Search of members and of the public, and what the coordination sees of it."""

from django.urls import reverse

from search.models import SynonymGroup
from tests.support.site import EVERYONE, NETWORK, SIGNED_IN, Site, plain


def of_a_group(site: Site) -> str:
    return reverse("synonym_group", args=["13", SynonymGroup.objects.first().pk])


MATRIX = {
    "search": (plain("search", query="?q=fiche"), SIGNED_IN),
    "search_suggestions": (plain("search_suggestions", query="?q=can"), SIGNED_IN),
    "similar_to_text": (plain("similar_to_text", query="?title=fiche"), SIGNED_IN),
    "similar_to_page": (lambda site: reverse("similar_to_page", args=[site.pages["network"].pk]), NETWORK),
    "public_suggestions": (plain("public_suggestions", query="?q=can"), EVERYONE),
    "search_state": (plain("search_state", "13"), {"coordinator"}),
    "synonyms": (plain("synonyms", "13"), {"coordinator"}),
    "synonym_group": (of_a_group, {"coordinator"}),
}

POSTS = {
    "synonyms": (plain("synonyms", "13"), {"coordinator"}),
    "synonym_group": (of_a_group, {"coordinator"}),
}
