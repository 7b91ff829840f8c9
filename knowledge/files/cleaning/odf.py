"""Writes OpenDocument files again: text, settings and pictures, each through its filter; leaves out the rest."""

import posixpath
import zipfile
from functools import partial
from itertools import count

from knowledge.files.cleaning.crops import MEDIA_TYPES, suffix
from knowledge.files.cleaning.findings import (
    CROPS,
    DAMAGED,
    HIDDEN_CELLS,
    HIDDEN_SHEETS,
    MACROS,
    PASSWORD,
    PROPERTIES,
    REVISIONS,
    SIGNATURES,
    TOO_MUCH,
    Found,
    Uncleanable,
)
from knowledge.files.cleaning.markup import MOST_READ, Filter, rewrite
from knowledge.files.cleaning.odf_content import (
    Body,
    ContentFilter,
    Hides,
    Locked,
    ManifestFilter,
    SettingsFilter,
    StylesReader,
)
from knowledge.files.cleaning.pictures import SvgFilter, cleaned_picture

META = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta '
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"><office:meta/>'
    b"</office:document-meta>"
)
LISTS_OF_LIBRARIES = {"script-lc.xml", "script-lb.xml", "dialog-lc.xml", "dialog-lb.xml"}


class OpenDocument:
    def __init__(self, archive: zipfile.ZipFile, target: zipfile.ZipFile | None, found: Found):
        self.archive, self.target, self.found = archive, target, found
        self.names = [entry.filename for entry in archive.infolist()]
        if len(set(self.names)) != len(self.names):
            raise Uncleanable(DAMAGED)
        self.parts = set(self.names)
        self.written: set[str] = set()
        self.pieces: dict[str, tuple[str, str]] = {}  # pictures shown in part, by name of the piece: (picture, clip)
        self.types: dict[str, str] = {}  # media types of the added parts
        self.read = 0

    def check(self) -> None:
        """Raises Uncleanable for a file that asks for a password or holds macros."""
        if "META-INF/manifest.xml" in self.parts:
            self._scan("META-INF/manifest.xml", Locked())
        self._refuse_macros()

    def clean(self) -> None:
        self.check()
        self._put("mimetype", self._read("mimetype"), zipfile.ZIP_STORED)
        inner = (name for name in self.parts if name.endswith("/content.xml"))
        objects = {posixpath.dirname(name) for name in inner if self._is_drawn(name)}
        self._document("", objects, 0)
        self._tell_of_the_rest()
        if "META-INF/manifest.xml" in self.parts:
            self._rewrite("META-INF/manifest.xml", ManifestFilter(self.written | {"META-INF/manifest.xml"}, self.types))

    def _refuse_macros(self) -> None:
        for name in self.parts:
            top, _, inside = name.partition("/")
            is_list = posixpath.basename(name) in LISTS_OF_LIBRARIES
            if top in ("Basic", "Scripts") and inside and not inside.endswith("/") and not is_list:
                raise Uncleanable(MACROS)

    def _document(self, folder: str, objects: set[str], depth: int) -> None:
        """Writes one document and the documents drawn inside it."""
        if depth > 3:
            raise Uncleanable(DAMAGED)
        used = set()
        styles = self._styles(folder)
        for name in ("content.xml", "styles.xml"):
            part = f"{folder}{name}"
            if part in self.parts:
                hides = Hides(styles[name].all())
                if self.found.takes(HIDDEN_CELLS) or self.found.takes(HIDDEN_SHEETS):
                    self._scan(part, hides)
                inner = {one.removeprefix(folder) for one in objects if one.startswith(folder)}
                piece = partial(self._piece, folder)
                chosen = ContentFilter(self.found, part, styles[name], inner, hides.hides, piece)
                self._rewrite(part, chosen)
                used |= chosen.used.keys()
        if f"{folder}settings.xml" in self.parts:
            self._rewrite(f"{folder}settings.xml", SettingsFilter(self.found))
        if f"{folder}meta.xml" in self.parts:
            if self._read(f"{folder}meta.xml") != META:
                self.found.add(PROPERTIES, f"{folder}meta.xml")
            self._put(f"{folder}meta.xml", META)
        for name in sorted(used):
            part = f"{folder}{name}"
            if part in objects:
                self._document(f"{part}/", objects, depth + 1)
            elif part in self.pieces and part not in self.written:
                self._cut(part)
            elif part in self.parts and part not in self.written:
                self._picture(part)

    def _piece(self, folder: str, name: str, clip: str) -> str:
        """Returns the name for the piece of a picture that is shown; `_cut` writes it after the text."""
        part = f"{folder}{name}"
        if part not in self.parts:
            return name
        with self.archive.open(part) as stream:  # its first bytes tell the format
            end = suffix(stream.read(8))
        names = (f"{part.rpartition('.')[0] or part}-{number}{end}" for number in count(1))
        free = (one for one in names if one not in self.parts)
        made = next(one for one in free if self.pieces.setdefault(one, (part, clip)) == (part, clip))
        return made.removeprefix(folder)

    def _cut(self, part: str) -> None:
        from knowledge.files.cleaning.cutting import by_length, cut  # only cropped pictures need this library

        source, clip = self.pieces[part]
        content = self._read(source)
        shown = cut(content, by_length(clip))
        if shown is not None:
            self.found.add(CROPS, source)
        self.types[part] = MEDIA_TYPES[suffix(content[:8])]
        self._put(part, cleaned_picture(content if shown is None else shown, self.found, source))

    def _picture(self, part: str) -> None:
        if part.lower().endswith(".svg"):
            self._rewrite(part, SvgFilter(self.found, part))
            return
        content = self._read(part)
        # OpenOffice's own drawings hold nothing but what they draw.
        is_plain = content[:6] == b"VCLMTF"
        self._put(part, content if is_plain else cleaned_picture(content, self.found, part))

    def _tell_of_the_rest(self) -> None:
        for name in sorted(self.parts - self.written):
            top = name.partition("/")[0]
            if top == "Versions":
                self.found.add(REVISIONS, name)
            elif name.startswith("META-INF/") and "signature" in name:
                self.found.add(SIGNATURES, name)
            elif name != "META-INF/manifest.xml" and not name.endswith("/"):
                self.found.add(PROPERTIES, name)

    # ── reading and writing ──

    def _styles(self, folder: str) -> dict[str, StylesReader]:
        styles, content = StylesReader(), StylesReader()
        if f"{folder}styles.xml" in self.parts:
            self._scan(f"{folder}styles.xml", styles)
            content.only_common = True
            self._scan(f"{folder}styles.xml", content)
            content.only_common = False
        self._scan(f"{folder}content.xml", content)
        return {"content.xml": content, "styles.xml": styles}

    def _is_drawn(self, part: str) -> bool:
        body = Body()
        self._scan(part, body)
        return body.drawn

    def _open(self, part: str):
        if part not in self.parts:
            raise Uncleanable(DAMAGED)
        entry = self.archive.getinfo(part)
        if entry.flag_bits & 1:
            raise Uncleanable(PASSWORD)
        self.read += entry.file_size
        if self.read > MOST_READ:
            raise Uncleanable(TOO_MUCH)
        return self.archive.open(entry)

    def _read(self, part: str) -> bytes:
        with self._open(part) as stream:
            return stream.read()

    def _scan(self, part: str, chosen: Filter) -> None:
        with self._open(part) as stream:
            rewrite(stream, chosen)

    def _entry(self, part: str, compressed: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
        self.written.add(part)
        entry = zipfile.ZipInfo(part)
        entry.compress_type = compressed
        return entry

    def _put(self, part: str, content: bytes, compressed: int = zipfile.ZIP_DEFLATED) -> None:
        self.target.writestr(self._entry(part, compressed), content)

    def _rewrite(self, part: str, chosen: Filter) -> None:
        entry = self._entry(part)
        with self._open(part) as stream, self.target.open(entry, "w", force_zip64=True) as out:
            rewrite(stream, chosen, out.write)


def clean_open_document(source: str, target: str, found: Found) -> None:
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        OpenDocument(archive, out, found).clean()


def check_open_document(archive: zipfile.ZipFile) -> None:
    """Raises Uncleanable at upload for a file that nobody could open or that would run programs."""
    OpenDocument(archive, None, Found()).check()
