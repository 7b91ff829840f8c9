"""Days and hours as French writes them, in templates too."""

from datetime import UTC, date, datetime, time

import pytest
from django.template import engines

from web.dates import day_in_words, hour_in_words, moment_in_words

MOMENT = datetime(2026, 12, 1, 15, 52, tzinfo=UTC)  # 16 h 52 in Paris


@pytest.mark.parametrize(
    ("day", "words"), [(date(2026, 12, 1), "1er décembre 2026"), (date(2027, 8, 21), "21 août 2027")]
)
def test_the_first_of_a_month_is_an_ordinal(day, words):
    assert day_in_words(day) == words
    assert day_in_words(day, year=False) == words[:-5]


@pytest.mark.parametrize(("hour", "words"), [(time(9, 5), "9 h 05"), (time(14), "14 h"), (time(0, 30), "0 h 30")])
def test_hours_have_no_colon(hour, words):
    assert hour_in_words(hour) == words


def test_a_moment():
    assert moment_in_words(datetime(2026, 12, 1, 16, 52)) == "1er décembre 2026 à 16 h 52"


@pytest.mark.parametrize(
    ("filter_name", "words"),
    [
        ("day", "1er décembre 2026"),
        ("short_day", "1er décembre"),
        ("hour", "16 h 52"),
        ("moment", "1er décembre 2026 à 16 h 52"),
        ("short_moment", "1er décembre à 16 h 52"),
    ],
)
def test_templates_write_them_on_the_clock_of_here_and_nothing_of_none(filter_name, words):
    template = engines["django"].from_string("{{ at|" + filter_name + " }}")
    assert template.render({"at": MOMENT}) == words
    assert template.render({"at": None}) == ""
