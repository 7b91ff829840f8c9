"""Out to Word and in again: the same content, over the HTML that the site keeps."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from knowledge.exchange import tags
from knowledge.exchange.blocks import EMPTY, address_of, blocks_of
from knowledge.exchange.content import Frame, content_of
from knowledge.exchange.given import written
from knowledge.exchange.word import document_of
from knowledge.reading import Fact, Reading, Section
from tests.knowledge.exchange.reading_back import read_back
from tests.knowledge.exchange.said import FRAME, READING
from web.text import clean_html

LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn"))
WORDS = st.text(LETTERS, min_size=1, max_size=12)
LINKS = st.sampled_from(
    [
        "https://exemple.fr/a?b=1&c=é#d",
        "http://été.fr/un deux",
        "mailto:a@exemple.fr",
        "https://[::",
        "https://x.fr/%zz#a#b",
    ]
)


def _tagged(tag: str, inside):
    return inside.map(lambda html: f"<{tag}>{html}</{tag}>")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


INLINE = st.recursive(
    WORDS.map(_escaped) | st.just("<br>"),
    lambda inside: (
        st.lists(inside, min_size=1, max_size=3).map("".join)
        | st.sampled_from(["b", "strong", "i", "em"]).flatmap(lambda tag: _tagged(tag, inside))
        | st.tuples(LINKS, inside).map(lambda pair: f'<a href="{pair[0]}">{pair[1]}</a>')
    ),
    max_leaves=5,
)
PARAGRAPHS = st.sampled_from(["p", "h3", "h4"]).flatmap(lambda tag: _tagged(tag, INLINE))


def _lists(inside):
    item = st.tuples(INLINE | st.just(""), inside | st.just("")).map("".join)
    items = st.lists(_tagged("li", item), min_size=1, max_size=3).map("".join)
    return st.sampled_from(["ul", "ol"]).flatmap(lambda tag: _tagged(tag, items))


LISTS = st.recursive(_tagged("ul", _tagged("li", INLINE)), _lists, max_leaves=6)
BLOCKS = st.lists(PARAGRAPHS | LISTS | INLINE, max_size=5).map("".join)
TAGS = ["p", "b", "strong", "i", "em", "ul", "ol", "li", "h3", "h4", "a"]
# Whatever someone may send: what comes out of the cleaning is well formed, and of any shape.
SOUP = st.lists(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS] + ["<br>", "\n"]) | WORDS, max_size=20
).map("".join)


def of(html: str) -> Reading:
    return Reading(
        "fiche", "Fiche pratique", "Titre", "En bref", "LO2", sections=(Section("context", "Contexte", html),)
    )


@given((BLOCKS | SOUP).map(clean_html))
@example("<ul><li><ul><li>a</li></ul>b</li></ul><ul><li>c</li></ul>")
@example("<ol><li>a<ol><li>b</li></ol><p>c</p></li></ol><ol><li>d</li></ol>")
@example("<ul><ul></ul><li></li></ul><h4>a<br>b</h4>")
def test_what_goes_out_comes_back(html):
    blocks = blocks_of(html) or [EMPTY]
    back = read_back(document_of(content_of(of(html), FRAME)))
    assert back.blocks["context"] == [block for block in blocks if block != EMPTY]


@given((BLOCKS | SOUP).map(clean_html))
def test_no_word_is_lost_between_html_and_blocks(html):
    def said(blocks) -> str:
        return "".join(
            said(part for item in block["items"] for part in item)
            if block["kind"] == "list"
            else "".join(run["text"] for run in block["runs"])
            for block in blocks
        )

    shown = re.sub(r"<[^>]*>", "", html).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert "".join(said(blocks_of(html)).split()) == "".join(shown.replace("&nbsp;", "\xa0").split())


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
@example("\ud7ff\ufffe\x00é", "a\tb", "\U0010ffff")
def test_whatever_is_typed_can_be_written(title, summary, fact):
    stated = Reading("fiche", "Fiche", title, summary, "", facts=(Fact("topics", "Sujets", (("x", fact),)),))
    back = read_back(document_of(written(content_of(stated, FRAME))))
    assert back.texts["title"].replace("\r", "\n") == written(title).replace("\r", "\n")
    assert back.texts["topics"].replace("\r", "\n") == written(fact).replace("\r", "\n")


def test_short_answers_and_properties_come_back():
    back = read_back(document_of(content_of(READING, FRAME)))
    assert back.texts == {
        "title": "Accueillir les adolescents",
        "summary": "Le soir, une salle et deux adultes.",
        "topics": "Jeunesse ; Vie de quartier",
        "maturity": "éprouvée",
    }
    assert back.properties == {
        tags.KIND: "fiche", tags.PAGE: "12", tags.REVISION: "34", tags.DIGEST: tags.digest_of(READING.to_json()),
    }  # fmt: skip


def test_the_digest_follows_the_words_and_not_the_files():
    said = READING.to_json()
    assert tags.digest_of(READING.without_files().to_json()) == tags.digest_of(said)
    assert tags.digest_of(said | {"title": "Autre"}) != tags.digest_of(said)
    assert tags.digest_of(READING.from_json(said).to_json()) == tags.digest_of(said)


def test_a_tag_of_ours_is_known_from_others():
    assert tags.key_of(tags.tag_of("context")) == "context"
    assert tags.key_of("somebody") is None


def test_addresses_are_written_as_every_office_takes_them():
    assert address_of("http://été.fr/un deux") == "http://xn--t-9fab.fr/un%20deux"
    assert address_of("https://x.fr/%zz#a#b") == "https://x.fr/%25zz#a%23b"
    assert (
        address_of("mailto:a@exemple.fr?subject=Bonjour à tous")
        == "mailto:a@exemple.fr?subject=Bonjour%20%C3%A0%20tous"
    )
    for odd in ("https://[::", "https://", "mailto:a@b@c", "https://x y.fr", "https://x.fr/" + "a" * 2000):
        assert address_of(odd) == ""


def test_a_frame_says_no_more_than_it_was_given():
    content = content_of(of("<p>Un</p>"), Frame("ITC A", "Qui peut lire ? Tous.", FRAME.day))
    assert [part["label"] for part in content["sections"]] == ["Contexte"]
    assert content["properties"].keys() == {tags.KIND, tags.DIGEST}
