"""From the HTML of readers to blocks, with our marks in it."""

from knowledge.exchange.importing.blocks import HEADING, LIST, TEXT
from knowledge.exchange.importing.from_html import blocks_of
from knowledge.exchange.importing.marks import BOX_BEGINS, BOX_ENDS, END, START, STARTED
from knowledge.exchange.importing.steps import steps_of


def told(html: str) -> list[tuple[str, str, str, str]]:
    return [(block.kind, block.html, block.tag, block.place) for block in blocks_of(html)]


def test_an_answer_that_is_a_list():
    html = f"<ol><li>{START}steps{STARTED}a</li><li>b{END}</li></ol><p>c</p>"
    assert told(html) == [(LIST, "<ol><li>a</li><li>b</li></ol>", "steps", ""), (TEXT, "c", "", "")]


def test_an_answer_of_several_blocks_and_one_in_a_line():
    html = f"<p>{START}context{STARTED}a</p><h3>b</h3><p>c{END}</p><p>Durée : {START}duration{STARTED}d{END} e</p>"
    assert told(html) == [
        (TEXT, "a", "context", ""), (HEADING, "b", "context", ""), (TEXT, "c", "context", ""),
        (TEXT, "Durée :", "", ""), (TEXT, "d", "duration", ""), (TEXT, "e", "", ""),
    ]  # fmt: skip


def test_what_stands_in_a_box():
    html = f"<p>a</p><p>{BOX_BEGINS}</p><p>b</p><p>{BOX_ENDS}</p><p>c</p>"
    assert [(html, place) for _, html, _, place in told(html)] == [("a", ""), ("b", "box"), ("c", "")]


def test_a_note_stands_where_it_is_called():
    html = (
        '<p>a<sup><a href="#footnote-1" id="footnote-ref-1">[1]</a></sup> b</p>'
        '<ol><li id="footnote-1"><p>n <a href="#footnote-ref-1">↑</a></p></li></ol>'
    )
    assert told(html) == [(TEXT, "a [n] b", "", "")]


def test_steps_of_our_own_files():
    html = "<ol><li><strong>Ouvrir</strong> (deux heures)<br>La porte.</li><li><strong>Ranger : tout</strong></li></ol>"
    assert steps_of(blocks_of(html)) == [
        {"title": "Ouvrir", "text": "La porte.", "duration": "deux heures"},
        {"title": "Ranger : tout", "text": "", "duration": ""},
    ]
