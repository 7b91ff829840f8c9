"""Makes OpenDocument files from their parts."""

from tests.support.making.packages import zipped

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = {
    "office": "office", "text": "text", "table": "table", "draw": "drawing", "style": "style", "form": "form",
    "presentation": "presentation", "svg": "svg-compatible", "number": "datastyle", "manifest": "manifest",
}  # fmt: skip
_DECLARED = " ".join(f'xmlns:{prefix}="{_ODF}:{name}:1.0"' for prefix, name in SPACES.items())
_DECLARED += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def document(body: str, *, styles: str = "", heads: str = "", parts: dict[str, str | bytes] | None = None) -> bytes:
    """Makes a document; `body` goes in office:body, `styles` are automatic, `heads` are master pages of styles.xml."""
    master = f"<office:master-styles>{heads}</office:master-styles>"
    entries = {
        "content.xml": content(body, styles),
        "styles.xml": f"<office:document-styles {_DECLARED}>{master}</office:document-styles>",
        **(parts or {}),
    }
    return zipped(entries)


def content(body: str, styles: str = "") -> str:
    automatic = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    inside = f"{automatic}<office:body>{body}</office:body>"
    return f"<office:document-content {_DECLARED}>{inside}</office:document-content>"


def text_document(inside: str, **more) -> bytes:
    return document(f"<office:text>{inside}</office:text>", **more)


def encrypted(*, whole: bool = False) -> bytes:
    """Makes an encrypted document; with `whole`, a single closed package inside, as newer programs write it."""
    name = "encrypted-package" if whole else "content.xml"
    closed = f'<manifest:file-entry manifest:full-path="{name}"><manifest:encryption-data/></manifest:file-entry>'
    manifest = f"<manifest:manifest {_DECLARED}>{closed}</manifest:manifest>"
    return zipped({"META-INF/manifest.xml": manifest, name: bytes(range(256)) * 4})
