"""Lets higher apps show something on a lower app's page: they register a fragment for a place of that page."""

from collections import defaultdict
from collections.abc import Callable

from django.http import HttpRequest
from django.template.loader import render_to_string

# place: [(order, render)]; `render(request, **context)` returns (template name, context), or None to show nothing.
_registered: dict[str, list[tuple[int, Callable]]] = defaultdict(list)


def register_fragment(place: str, render: Callable, order: int = 50) -> None:
    """Registers a fragment from `AppConfig.ready`; a template names its place: `{% fragments "home" %}`."""
    if (order, render) not in _registered[place]:
        _registered[place].append((order, render))
        _registered[place].sort(key=lambda entry: entry[0])


def rendered(place: str, request: HttpRequest, **context) -> list[str]:
    asked = (render(request, **context) for _, render in _registered[place])
    return [render_to_string(template, shown, request=request) for template, shown in filter(None, asked)]


def register_due(render: Callable, order: int = 50) -> None:
    """Registers an entry of « À faire » on « Mon ITC »; `render` is as for a fragment, without context."""
    register_fragment("due", render, order)
