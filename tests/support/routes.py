"""Lists the routes of the project, as the resolver knows them."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from web.routes import FOREIGN


def own_routes(patterns=None, prefix: str = "") -> Iterator[tuple[str, str, object]]:
    """Yields (name, route, view) of each of our routes; routes under a prefix of FOREIGN are other people's."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern).removeprefix("^")
        if any(f"/{route}".startswith(mounted) for mounted in FOREIGN):
            continue
        if isinstance(pattern, URLResolver):
            yield from own_routes(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield pattern.name, route, pattern.callback
