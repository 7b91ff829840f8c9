"""Each route declares its access rule; one that does not is refused."""

from collections.abc import Callable

from django.db.models import TextChoices
from django.urls import ResolverMatch, register_converter
from django.urls.converters import IntConverter


class IdConverter(IntConverter):
    """`<id:pk>`: a key that every database can hold; a longer number is an address that does not exist."""

    regex = "[0-9]{1,18}"


register_converter(IdConverter, "id")


class Rule(TextChoices):
    PUBLIC = "PUBLIC", "tout le monde"
    SIGNED_IN = "SIGNED_IN", "personne connectée"  # what is hers alone, or a list of what she may read
    OBJECT = "OBJECT", "ce que `access` permet"  # the view takes its object from `access.permitted`
    ADMIN = "ADMIN", "éditeur"  # Wagtail's own routes: the guard decides


# Routes that cannot declare their own, by where they are mounted.
FOREIGN = {
    "/connexion/": Rule.PUBLIC,
    "/espaces/-/mon-compte/": Rule.SIGNED_IN,  # `accounts` lies below this module
    "/admin/": Rule.ADMIN,
    "/static/": Rule.PUBLIC,
}


def route(rule: Rule) -> Callable:
    """Declares the rule of a view: `@route(Rule.OBJECT)`."""

    def declare(view: Callable) -> Callable:
        view.access_rule = rule
        return view

    return declare


def rule_of(path: str, match: ResolverMatch) -> Rule | None:
    """The rule of a resolved route, None when nobody declared one."""
    declared = getattr(match.func, "access_rule", None)
    if declared:
        return declared
    return next((rule for prefix, rule in FOREIGN.items() if path.startswith(prefix)), None)
