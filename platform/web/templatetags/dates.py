"""The filters that write days and hours, in every template: `{{ sheet.shared_at|day }}`. Nothing is written of None."""

from collections.abc import Callable
from datetime import date

from django import template

from web.dates import day_in_words, hour_in_words, moment_in_words

register = template.Library()


def _filter(name: str, words: Callable[..., str], **given: bool) -> None:
    def written(value: date | None) -> str:
        return words(value, **given) if value else ""

    register.filter(name, written, expects_localtime=True)


_filter("day", day_in_words)
_filter("short_day", day_in_words, year=False)
_filter("hour", hour_in_words)
_filter("moment", moment_in_words)
_filter("short_moment", moment_in_words, year=False)
