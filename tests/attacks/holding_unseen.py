"""Headers that no page has, cells of folded groups, pictures right in what a PDF draws: hidden words as in `holding`."""

import zlib
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.attacks.holding import jpeg
from tests.attacks.holding_crops import fill, frame, halves, in_word, picture
from tests.attacks.holding_odd import MAIN, SHOWN
from tests.attacks.holding_odd_open import mimetyped
from tests.support.making.office import Package, element, paragraph, word
from tests.support.making.open_document import document
from tests.support.making.pdf import drawn

# ── Word ──


def _headed(sections: list[str], texts: list[str], settings: str = "") -> Package:
    """The text of header n is that of relation n; each section ends a paragraph, the last one the whole."""
    ends = "".join(f"<w:p><w:pPr><w:sectPr>{inside}</w:sectPr></w:pPr></w:p>" for inside in sections)
    parts = {f"word/h{n}.xml": element("w:hdr", paragraph(text)) for n, text in enumerate(texts, start=1)}
    rows = [("header", f"h{n}.xml") for n in range(1, len(texts) + 1)]
    parts["word/settings.xml"] = element("w:settings", settings)
    return word(SHOWN + ends, parts=parts, relations={MAIN: [*rows, ("settings", "settings.xml")]})


def _header(kind: str, number: int = 1) -> str:
    return f'<w:headerReference w:type="{kind}" r:id="rId{number}"/>'


def header_of_first_pages() -> Package:
    return _headed([_header("first") + '<w:titlePg w:val="0"/>', _header("default", 2)], ["xqcanary", "xqseen"])


def header_of_even_pages() -> Package:
    off = '<w:evenAndOddHeaders w:val="false"/>'
    return _headed([_header("even") + _header("default", 2)], ["xqcanary", "xqseen"], off)


def header_switched_on_before() -> Package:
    """A section that had its first page apart does not give that to the next, which has a header of its own."""
    before = "<w:sectPrChange><w:sectPr><w:titlePg/></w:sectPr></w:sectPrChange>"
    shown = _header("first", 2) + "<w:titlePg/>"
    return _headed([shown, _header("first") + before], ["xqcanary", "xqseen"])


def header_of_the_next_section() -> Package:
    """Nothing is hidden: the second section shows the first page's header of the one before."""
    return _headed([_header("first"), "<w:titlePg/>"], ["xqseen haut"])


def picture_of_a_hidden_shape() -> Package:
    return in_word(picture(fill(""), ' hidden="1"'), "xqcanary.png")


# ── OpenDocument ──


def picture_of_notes() -> bytes:
    notes = f"<presentation:notes>{frame('', 'Pictures/xqcanary.png')}</presentation:notes>"
    body = f'<office:presentation><draw:page draw:name="a">{frame("")}{notes}</draw:page></office:presentation>'
    parts = {"Pictures/i.png": halves(), "Pictures/xqcanary.png": halves()}
    return mimetyped("presentation", document(body, parts=parts))


def _row(text: str, more: str = "", cells: str = "") -> str:
    return (
        f"<table:table-row {more}><table:table-cell><text:p>{text}</text:p></table:table-cell>{cells}</table:table-row>"
    )


def _sheet(inside: str, styles: str = "") -> bytes:
    body = f'<office:spreadsheet><table:table table:name="a">{inside}</table:table></office:spreadsheet>'
    return mimetyped("spreadsheet", document(body, styles=styles))


def folded_rows() -> bytes:
    inner = f"<table:table-row-group>{_row('xqcanary')}</table:table-row-group>{_row('xqcanary')}"
    return _sheet(f'{_row("xqseen")}<table:table-row-group table:display="false">{inner}</table:table-row-group>')


def rows_after_a_folded_group() -> bytes:
    folded = f'<table:table-row-group table:display="false">{_row("xqcanary")}</table:table-row-group>'
    return _sheet(folded + _row("xqseen"))


def folded_columns() -> bytes:
    column = "<table:table-column/>"
    columns = f'<table:table-column-group table:display="false">{column}</table:table-column-group>'
    away = "<table:table-cell><text:p>xqcanary</text:p></table:table-cell>"
    return _sheet(column + columns + column + _row("xqseen", cells=away))


def rows_without_height() -> bytes:
    flat = '<style:table-row-properties style:row-height="0.000cm"/>'
    styles = f'<style:style style:name="z" style:family="table-row">{flat}</style:style>'
    odd = _row("xqcanary", 'table:visibility="hidden"')
    return _sheet(_row("xqseen") + _row("xqcanary", 'table:style-name="z"') + odd, styles)


# ── PDF ──


def _inline(content: bytes, packing: bytes = b"/DCT", more: bytes = b"") -> bytes:
    head = b"/W 8 /H 4 /CS /RGB /BPC 8 /F " + packing + more
    return b"q 9 0 0 9 0 0 cm BI " + head + b" ID " + content + b"\nEI Q"


def inline_pictures() -> bytes:
    """On the page, in two pieces of what it draws; packed again; in what a form draws, and a letter of a font."""
    held = BytesIO()
    with pikepdf.open(BytesIO(drawn("xqseen texte"))) as pdf:
        page = pdf.pages[0].obj
        packed = _inline(zlib.compress(jpeg()), b"[/Fl /DCT]")
        more = [pdf.make_stream(one) for one in (_inline(jpeg(), more=b" /Auteur (xqcanary)"), packed)]
        page.Contents = Array([page.Contents, *more])
        form = pdf.make_stream(_inline(jpeg()), Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
        page.Resources.XObject = Dictionary(Fm=form)
        letters = Dictionary(a=pdf.make_stream(b"9 0 d0 " + _inline(jpeg())))
        page.Resources.Font.Type3 = pdf.make_indirect(Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 9, 9], FontMatrix=[1, 0, 0, 1, 0, 0], FirstChar=97,
            LastChar=97, Widths=[9], CharProcs=letters, Encoding=Dictionary(Type=Name.Encoding, Differences=[97, Name.a]),
        ))  # fmt: skip
        pdf.pages[0].contents_add(b"/Fm Do BT /Type3 9 Tf (a) Tj ET")
        pdf.save(held)
    return held.getvalue()


WORD = [header_of_first_pages, header_of_even_pages, header_switched_on_before]  # told as hidden text
SHEETS = [folded_rows, rows_after_a_folded_group, folded_columns, rows_without_height]
UNSEEN = {
    **{made.__name__: ("a.docx", lambda made=made: made().made()) for made in WORD},
    **{made.__name__: ("a.ods", made) for made in SHEETS},
    "picture_of_a_hidden_shape": ("a.docx", lambda: picture_of_a_hidden_shape().made()),
    "picture_of_notes": ("a.odp", picture_of_notes),
    "inline_pictures": ("a.pdf", inline_pictures),
}
