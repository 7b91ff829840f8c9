"""Pictures as they are kept: upright, no larger than a page needs, and without what the camera wrote in them."""

from io import BytesIO

from PIL import Image as Pillow
from willow.image import Image

from knowledge.files import MAX_PIXELS

FORMATS = ("JPEG", "PNG", "WEBP")
LONGEST_SIDE = 2000  # pixels: a page on a telephone needs no more
QUALITY = 88
# Colours would change without them; the rest says who, where, when, with what.
KEPT = {"icc_profile", "transparency"}


def cleaned(content: bytes, longest: int | None = LONGEST_SIDE) -> bytes:
    """The same picture in its own format; raises what Pillow and Willow raise for one that cannot be read."""
    with Pillow.open(BytesIO(content), formats=FORMATS) as seen:
        if seen.width * seen.height > MAX_PIXELS:
            raise ValueError("too large to be decoded")
    opened = Image.open(BytesIO(content))
    written = opened.format_name
    picture = _fitted(opened.auto_orient(), longest)
    shown = picture.get_pillow_image()
    shown.info = {key: value for key, value in shown.info.items() if key in KEPT}
    out = BytesIO()
    if written == "jpeg":
        picture.save_as_jpeg(out, quality=QUALITY, optimize=True)
    elif written == "png":
        picture.save_as_png(out, optimize=True)
    else:
        picture.save_as_webp(out, quality=QUALITY)
    return out.getvalue()


def _fitted(picture: Image, longest: int | None) -> Image:
    width, height = picture.get_size()
    if longest is None or max(width, height) <= longest:
        return picture
    scale = longest / max(width, height)
    return picture.resize((max(1, round(width * scale)), max(1, round(height * scale))))
