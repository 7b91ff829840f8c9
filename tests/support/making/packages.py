"""Makes the zip of named parts that every office document is."""

import zipfile
from collections.abc import Mapping
from io import BytesIO


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Zips the parts without dates, so that the bytes are always the same; stores `mimetype`, as OpenDocument asks."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            packed = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, packed)
    return out.getvalue()
