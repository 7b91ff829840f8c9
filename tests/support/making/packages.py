"""What documents of offices are: a zip of named parts."""

import zipfile
from collections.abc import Mapping
from io import BytesIO


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """The same bytes each time, for no part says when it was made; `mimetype` is stored, as OpenDocument asks."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            packed = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, packed)
    return out.getvalue()
