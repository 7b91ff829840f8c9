"""Reads numbers from an address or a form, which may contain anything."""

from django.core.paginator import Page, Paginator
from django.http import Http404

LONGEST = 18  # digits: every database can hold such a key


def is_number(text: str, longest: int = LONGEST) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= longest


def number_asked(text: str, longest: int = LONGEST) -> int:
    """Returns the number in a text; 0 when there is none."""
    return int(text) if is_number(text, longest) else 0


def page_asked(paginator: Paginator, text: str) -> Page:
    """Returns the page with that number; raises Http404 when there is none."""
    number = number_asked(text)
    if number not in paginator.page_range:
        raise Http404
    return paginator.page(number)
