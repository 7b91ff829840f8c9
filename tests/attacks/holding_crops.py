"""Pictures of which a page shows the left half: that one is olive, and what nobody is to see is red."""

import zipfile
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from tests.attacks.holding import HEAD
from tests.attacks.holding_odd import MAIN, SHOWN
from tests.attacks.holding_odd_open import mimetyped
from tests.support.making.office import Package, presentation, space, word, workbook
from tests.support.making.open_document import document, text_document

SEEN, HIDDEN = (128, 128, 0), (255, 0, 0)
SPACES = {
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "o": "urn:schemas-microsoft-com:office:office",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())
RIGHT = '<a:srcRect r="50000"/>'
BLIP = '<a:blip r:embed="rId1"/>'
FO = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'


def halves(kind: str = "PNG", size: tuple[int, int] = (96, 48)) -> bytes:
    picture, out = Image.new("RGB", size, SEEN), BytesIO()
    picture.paste(HIDDEN, (size[0] // 2, 0, *size))
    picture.save(out, kind)
    return out.getvalue()


def shows(content: bytes, colour: tuple[int, int, int]) -> bool:
    """Whether a picture of this archive has points that are about so, far from where two colours meet."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return any(_has(archive.read(name), colour) for name in archive.namelist())


def _has(content: bytes, colour: tuple[int, int, int]) -> bool:
    try:
        with Image.open(BytesIO(content)) as picture:
            met = picture.convert("RGB").getcolors(picture.width * picture.height)
    except UnidentifiedImageError:
        return False
    return any(max(abs(a - b) for a, b in zip(point, colour, strict=True)) < 16 for _, point in met)


def fill(more: str = RIGHT, blip: str = BLIP, tag: str = "pic") -> str:
    return f"<{tag}:blipFill>{blip}{more}<a:stretch><a:fillRect/></a:stretch></{tag}:blipFill>"


def drawing(inside: str, more: str = "") -> str:
    shape = f'<wp:docPr id="1" name="a"{more}/><a:graphic><a:graphicData uri="x">{inside}</a:graphicData></a:graphic>'
    return f"<w:p {DECLARED}><w:r><w:drawing><wp:inline>{shape}</wp:inline></w:drawing></w:r></w:p>"


def picture(inside: str, more: str = "") -> str:
    return drawing(f"<pic:pic>{inside}</pic:pic>", more)


def in_word(body: str, name: str = "i.png", content: bytes | str | None = None) -> Package:
    parts = {f"word/media/{name}": halves() if content is None else content}
    return word(body + SHOWN, parts=parts, relations={MAIN: [("image", f"media/{name}")]})


def in_word_plain() -> Package:
    return in_word(picture(fill()))


def photograph() -> Package:
    return in_word(picture(fill()), "i.jpg", halves("JPEG"))


def moving_picture() -> Package:
    return in_word(picture(fill()), "i.gif", halves("GIF"))


def several_pieces() -> Package:
    """The same, then less of it."""
    return in_word(picture(fill()) + picture(fill('<a:srcRect l="25%" r="50%"/>')) + picture(fill()))


def said_before_its_picture() -> Package:
    return in_word(picture(fill("", f"{RIGHT}{BLIP}")))


def whole_in_a_hidden_shape() -> Package:
    return in_word(picture(fill(), "") + picture(fill(""), ' hidden="1"'))


def drawn_for_two_programs() -> Package:
    ways = f'<mc:AlternateContent><mc:Choice Requires="wps">{BLIP}</mc:Choice><mc:Fallback>{BLIP}</mc:Fallback></mc:AlternateContent>'
    return in_word(picture(fill(blip=ways)))


def beyond_its_shape() -> Package:
    """The picture is stretched to twice the width of the shape, which shows its first half."""
    stretched = f'<a:blipFill>{BLIP}<a:stretch><a:fillRect r="-100000"/></a:stretch></a:blipFill>'
    return in_word(drawing(f"<wps:wsp><wps:spPr>{stretched}</wps:spPr></wps:wsp>"))


def of_yesterday() -> Package:
    shape = '<v:shape><v:imagedata r:id="rId1" cropright="32768f" croptop="-.1"/></v:shape>'
    return in_word(f"<w:p {DECLARED}><w:r><w:pict>{shape}</w:pict></w:r></w:p>")


def in_a_book() -> Package:
    shown = f"<xdr:twoCellAnchor><xdr:pic>{fill(tag='xdr')}</xdr:pic></xdr:twoCellAnchor>"
    drawn = f'<xdr:wsDr {DECLARED} xmlns:a="{space("a")}" xmlns:r="{space("r")}">{shown}</xdr:wsDr>'
    cell = '<s:row r="1"><s:c t="inlineStr"><s:is><s:t>xqseen</s:t></s:is></s:c></s:row>'
    made = workbook(cell, parts={"xl/drawings/d.xml": drawn, "xl/media/i.png": halves()})
    sheet = "xl/worksheets/feuille1.xml"
    made.parts[sheet] = made.parts[sheet].replace("</s:sheetData>", '</s:sheetData><s:drawing r:id="rId1"/>')
    made.relations[sheet] = [("drawing", "../drawings/d.xml")]
    made.relations["xl/drawings/d.xml"] = [("image", "../media/i.png")]
    return made


def in_a_slide() -> Package:
    """Whole on a hidden slide."""
    made = presentation(["xqseen diapositive", "cachée"], hidden=(1,), parts={"ppt/media/i.png": halves()})
    for slide, more in (("ppt/slides/slide2.xml", '<a:srcRect r="50%"/>'), ("ppt/slides/slide1.xml", "")):
        shape = f"<p:pic>{fill(more, tag='p')}</p:pic>"
        made.parts[slide] = made.parts[slide].replace("</p:spTree>", f"{shape}</p:spTree>")
        made.relations[slide] = [("image", "../media/i.png")]
    return made


def frame(more: str, name: str = "Pictures/i.png") -> str:
    return f'<text:p>xqseen<draw:frame {more}><draw:image xlink:href="{name}"/></draw:frame></text:p>'


def _clipped(name: str, more: str = "", clip: str = "rect(0cm, 1.27cm, 0cm, 0cm)") -> str:
    """Half an inch of one: 96 points wide, it says no size of its own."""
    said = f'<style:graphic-properties {FO} fo:clip="{clip}"/>' if clip else ""
    return f'<style:style style:name="{name}" style:family="graphic"{more}>{said}</style:style>'


def in_a_text() -> bytes:
    styles = _clipped("a") + _clipped("b", ' style:parent-style-name="a"', "")
    body = frame('draw:style-name="a"') + frame('draw:style-name="b"')
    return mimetyped("text", text_document(body, styles=styles, parts={"Pictures/i.png": halves()}))


def in_open_slides() -> bytes:
    styled = 'draw:style-name="a"'
    shown = f'<draw:page draw:name="a">{frame(styled)}</draw:page>'
    body = f"<office:presentation>{shown}</office:presentation>"
    styles = _clipped("a", clip="rect(0in 0.5in 0in -0.1in)")
    return mimetyped("presentation", document(body, styles=styles, parts={"Pictures/i.png": halves()}))


SVG = f'{HEAD}<svg xmlns="http://www.w3.org/2000/svg"><text>xqcanary</text></svg>'
EMF = bytes(40) + b" EMF" + bytes(100)


def with_a_drawing() -> Package:
    svg = '<a:extLst><a:ext uri="x"><asvg:svgBlip r:embed="rId2"/></a:ext></a:extLst>'
    made = in_word(picture(fill(blip=f'<a:blip r:embed="rId1">{svg}</a:blip>')))
    made.parts["word/media/i.svg"] = SVG
    made.relations[MAIN].append(("image", "media/i.svg"))
    return made


CROPPED = {
    **{
        made.__name__: (name, lambda made=made: made().made())
        for name, several in {
            "a.docx": [
                in_word_plain, photograph, moving_picture, several_pieces, said_before_its_picture,
                whole_in_a_hidden_shape, drawn_for_two_programs, beyond_its_shape, of_yesterday,
            ],
            "a.xlsx": [in_a_book],
            "a.pptx": [in_a_slide],
        }.items()
        for made in several
    },
    "in_a_text": ("a.odt", in_a_text),
    "in_open_slides": ("a.odp", in_open_slides),
}  # fmt: skip
