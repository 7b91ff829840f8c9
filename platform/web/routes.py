"""Each route declares its access rule and its methods; a route without a rule is refused."""

from collections.abc import Callable

from django.db.models import TextChoices
from django.urls import ResolverMatch, register_converter
from django.urls.converters import IntConverter


class IdConverter(IntConverter):
    """`<id:pk>`: a key that every database can hold; an address with a longer number does not exist."""

    regex = "[0-9]{1,18}"


register_converter(IdConverter, "id")


class Rule(TextChoices):
    PUBLIC = "PUBLIC", "tout le monde"
    SIGNED_IN = "SIGNED_IN", "personne connectée"  # the viewer's own things, or a list of what the viewer may read
    OBJECT = "OBJECT", "ce que `access` permet"  # the view takes its object from `access.permitted`
    ADMIN = "ADMIN", "éditeur"  # Wagtail's own routes: the guard decides


# Routes of other people's code, which cannot declare a rule, by the address where they are mounted.
FOREIGN = {
    "/connexion/": Rule.PUBLIC,
    "/espaces/-/mon-compte/": Rule.SIGNED_IN,
    "/admin/": Rule.ADMIN,
    "/static/": Rule.PUBLIC,
}


GET = ("GET", "HEAD")  # anybody who may read may also ask for the headers only
POST = ("POST",)


def route(rule: Rule, methods: tuple[str, ...]) -> Callable:
    """Declares the rule and the methods of a view: `@route(Rule.OBJECT, GET + POST)`."""

    def declare(view: Callable) -> Callable:
        view.access_rule, view.answers_to = rule, methods
        return view

    return declare


def first(prepare: Callable) -> Callable:
    """Declares what runs before a writing view's transaction: `prepare` gets the view's arguments and asks access.

    It does what takes long, so that nobody waits for it to write; if it returns a response, that is the answer.
    """

    def declare(view: Callable) -> Callable:
        view.before_transaction = prepare
        return view

    return declare


def rule_of(path: str, match: ResolverMatch) -> Rule | None:
    """Returns the rule of a resolved route; None when nobody declared one."""
    declared = getattr(match.func, "access_rule", None)
    if declared:
        return declared
    return next((rule for prefix, rule in FOREIGN.items() if path.startswith(prefix)), None)


def methods_of(match: ResolverMatch) -> tuple[str, ...] | None:
    """Returns the methods that a route's view declared; None for other people's views, which check their own."""
    return getattr(match.func, "answers_to", None)
