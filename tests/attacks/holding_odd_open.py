"""OpenDocument, PDF and pictures that hide in odd places, with the words of `holding`."""

import zipfile
import zlib
from base64 import a85encode
from collections.abc import Callable
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.attacks.holding import HEAD, jpeg, png
from tests.support.making.open_document import document, text_document
from tests.support.making.pdf import drawn

SHOWN = "<text:p>xqseen texte</text:p>"
RDF = f'{HEAD}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:li>xqcanary</rdf:li></rdf:RDF>'
META = (
    'xmlns:xhtml="http://www.w3.org/1999/xhtml" xmlns:xforms="http://www.w3.org/2002/xforms" '
    'xmlns:zz="https://exemple.test/nulle-part"'
)


def _paged(pages: str, layers: str = "") -> bytes:
    return document(
        f"<office:presentation>{pages}</office:presentation>", heads=f"<draw:layer-set>{layers}</draw:layer-set>"
    )


def _shape(text: str, more: str = "") -> str:
    return f"<draw:frame {more}><draw:text-box><text:p>{text}</text:p></draw:text-box></draw:frame>"


def changes_kept() -> bytes:
    deleted = "<text:deletion><text:p>xqcanary</text:p></text:deletion>"
    changed = f'<text:changed-region xml:id="a">{deleted}</text:changed-region>'
    shown = '<text:p>xqseen<text:change text:change-id="a"/></text:p>'
    return text_document(f"<text:tracked-changes>{changed}</text:tracked-changes>{shown}")


def graph_of_metadata() -> bytes:
    said = f'<text:p {META} xhtml:content="xqcanary" xhtml:about="xqcanary">xqseen<zz:note>xqcanary</zz:note></text:p>'
    model = f"<xforms:model {META}>xqcanary</xforms:model>"
    return text_document(model + said, parts={"manifest.rdf": RDF, "Thumbnails/thumbnail.png": png().decode("latin-1")})


def font_inside() -> bytes:
    uri = '<svg:font-face-src><svg:font-face-uri xlink:href="Fonts/a.ttf"/></svg:font-face-src>'
    face = f'<style:font-face style:name="a">{uri}</style:font-face>'
    return text_document(
        f"<office:font-face-decls>{face}</office:font-face-decls>{SHOWN}", parts={"Fonts/a.ttf": "xqcanary"}
    )


def hidden_layer() -> bytes:
    away = _shape("xqcanary", 'draw:layer="secret"') + _shape("xqcanary", 'draw:display="none"')
    page = f'<draw:page draw:name="a">{_shape("xqseen")}{away}</draw:page>'
    return _paged(page, '<draw:layer draw:name="secret" draw:display="none"/>')


def hidden_rows() -> bytes:
    def row(text: str, more: str = "") -> str:
        return f"<table:table-row {more}><table:table-cell><text:p>{text}</text:p></table:table-cell></table:table-row>"

    asked = '<table:filter><table:filter-condition table:value="xqcanary"/></table:filter>'
    ranges = f"<table:database-ranges><table:database-range>{asked}</table:database-range></table:database-ranges>"
    rows = row("xqseen") + row("xqcanary", 'table:visibility="filter"') + row("xqcanary", 'table:visibility="collapse"')
    sheet = f'<table:table table:name="a">{rows}</table:table>{ranges}'
    return document(f"<office:spreadsheet>{sheet}</office:spreadsheet>")


def picture_in_letters() -> bytes:
    letters = "<draw:image><office:binary-data>eHFjYW5hcnk=</office:binary-data></draw:image>"
    return mimetyped("text", text_document(f"{SHOWN}{letters}"))


def mimetyped(kind: str, content: bytes) -> bytes:
    """With the first entry that every such file has."""
    held = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as given, zipfile.ZipFile(held, "w") as made:
        made.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        for name in given.namelist():
            made.writestr(name, given.read(name))
    return held.getvalue()


def _pdf(change: Callable[[pikepdf.Pdf, Dictionary], None]) -> bytes:
    held = BytesIO()
    with pikepdf.open(BytesIO(drawn("xqseen texte", picture=jpeg()))) as pdf:
        change(pdf, pdf.pages[0].obj)
        pdf.save(held)
    return held.getvalue()


def attached(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    """In the tree of names, as a remark, and as what a page goes with."""
    pdf.attachments["a.txt"] = pikepdf.AttachedFileSpec(pdf, b"xqcanary", filename="xqcanary.txt")
    spec = pdf.Root.Names.EmbeddedFiles.Names[1]
    page.AF = Array([spec])
    page.Annots = Array(
        [Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, FS=spec, Contents="xqcanary", Rect=[0, 0, 9, 9])]
    )


def scripted(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    script = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS="xqcanary()"))
    leaf = pdf.make_indirect(Dictionary(Names=Array(["a", script]), Limits=Array(["a", "a"])))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Kids=Array([leaf])))
    page.Annots = Array([
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9],
                   A=Dictionary(S=Name.URI, URI="https://exemple.test/", Next=script)),
    ])  # fmt: skip


def described(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    """Metadata of a picture, of a font's file, of the trailer; another picture in the place of the shown one."""
    _, image = next(iter(page.Resources.XObject.items()))
    image.Metadata = Stream(pdf, b"<x>xqcanary</x>")
    image.Alternates = Array([Dictionary(Image=Stream(pdf, b"xqcanary"))])
    page.Group = Dictionary(S=Name.Transparency, Metadata=Stream(pdf, b"xqcanary"))
    pdf.trailer["/Secret"] = pdf.make_indirect(pikepdf.String("xqcanary"))


def packed_again(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    """A photograph in letters, as an old program writes it; another one in a second wrapping."""
    (_, first), content = next(iter(page.Resources.XObject.items())), jpeg()
    first.write(a85encode(content) + b"~>", filter=Array([Name.ASCII85Decode, Name.DCTDecode]))
    second = Stream(
        pdf,
        b"",
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=8,
        Height=4,
        ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
    )
    second.write(zlib.compress(content), filter=Array([Name.FlateDecode, Name.DCTDecode]))
    page.Resources.XObject.Second = second
    pdf.pages[0].contents_add(b"q 9 0 0 9 0 0 cm /Second Do Q")


def layered_above(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    """What its page draws with is said of all pages at once."""
    layered(pdf, page)
    pdf.Root.Pages.Resources = page.Resources
    del page.Resources


def layered(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    """A layer that goes out by itself on a screen, and whose words are said twice more."""
    layer = pdf.make_indirect(
        Dictionary(Type=Name.OCG, Name="xqcanary", Usage=Dictionary(View=Dictionary(ViewState=Name.OFF)))
    )
    shown = Dictionary(
        Order=[layer], AS=Array([Dictionary(Event=Name.View, Category=Array([Name.View]), OCGs=[layer])])
    )
    pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=shown)
    page.Resources.Properties = Dictionary(MC0=layer)
    font = next(iter(page.Resources.Font.keys()))
    words = f"BT {font} 12 Tf 50 50 Td (xqcanary) Tj ET"
    pdf.pages[0].contents_add(f"/OC /MC0 BDC /Span <</ActualText (xqcanary)>> BDC {words} EMC EMC".encode())
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, ActualText="xqcanary", K=0))
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([element])))


def saved_again() -> bytes:
    """What was written before is still in the file."""
    content = _pdf(lambda pdf, page: None)
    older = b"\n9999 0 obj\n(xqcanary)\nendobj\n"
    return content + older + content[content.rindex(b"startxref") :]


def telephone(kind: str) -> bytes:
    """Where it was taken, and by whom, in each of the ways that a format has."""
    exif, said, out = Image.Exif(), PngInfo(), BytesIO()
    exif[0x013B] = "xqcanary"
    exif.get_ifd(0x8825)[29] = "xqcanary"  # of the place
    said.add_itxt("XML:com.adobe.xmp", "<x>xqcanary</x>")
    said.add_text("Comment", "xqcanary", zip=True)
    more = {"xmp": b"<x>xqcanary</x>"} if kind in ("WEBP", "JPEG") else {"pnginfo": said}
    Image.new("RGB", (24, 16), "olive").save(out, kind, exif=exif, **more)
    return out.getvalue()


def moving(kind: str) -> bytes:
    """Its second picture is seen by nobody where pictures stand still."""
    out = BytesIO()
    Image.new("RGB", (24, 16), "olive").save(
        out, kind, save_all=True, append_images=[Image.new("RGB", (24, 16), "red")]
    )
    return out.getvalue()


OPEN = {
    "changes": ("a.odt", lambda: mimetyped("text", changes_kept())),
    "a graph of metadata": ("a.odt", lambda: mimetyped("text", graph_of_metadata())),
    "a font": ("a.odt", lambda: mimetyped("text", font_inside())),
    "a layer": ("a.odp", lambda: mimetyped("presentation", hidden_layer())),
    "rows": ("a.ods", lambda: mimetyped("spreadsheet", hidden_rows())),
    "a PDF with files": ("a.pdf", lambda: _pdf(attached)),
    "a PDF with scripts": ("a.pdf", lambda: _pdf(scripted)),
    "a PDF with metadata": ("a.pdf", lambda: _pdf(described)),
    "a PDF with a layer": ("a.pdf", lambda: _pdf(layered)),
    "a PDF with packed pictures": ("a.pdf", lambda: _pdf(packed_again)),
    "a PDF with a layer of all pages": ("a.pdf", lambda: _pdf(layered_above)),
    "a PDF saved again": ("a.pdf", saved_again),
}
PICTURES = {
    "JPEG": ("a.jpg", lambda: telephone("JPEG")),
    "PNG": ("a.png", lambda: telephone("PNG")),
    "WebP": ("a.webp", lambda: telephone("WEBP")),
    "PNG that moves": ("a.png", lambda: moving("PNG")),
    "WebP that moves": ("a.webp", lambda: moving("WEBP")),
}
