"""`drawing.py KIND FILE`, confined: writes a small picture of a file. It does not import Django."""

import sys

from PIL import Image, ImageOps

from knowledge.files.pictures import opened, reduced

WIDTH = 480  # pixels
HEIGHT = 640


def first_page(path: str) -> Image.Image:
    import pypdfium2

    page = pypdfium2.PdfDocument(path)[0]
    return page.render(scale=min(WIDTH / page.get_width(), HEIGHT / page.get_height())).to_pil()


def picture(path: str) -> Image.Image:
    with open(path, "rb") as stream, opened(stream) as found:
        return ImageOps.exif_transpose(reduced(found, max(WIDTH, HEIGHT)))


def draw(kind: str, source: str) -> None:
    drawn = first_page(source) if kind == "PDF" else picture(source)
    drawn = drawn.convert("RGBA" if drawn.has_transparency_data else "RGB")
    drawn.thumbnail((WIDTH, HEIGHT))
    drawn.save(sys.stdout.buffer, "WEBP", quality=80)


if __name__ == "__main__":
    draw(*sys.argv[1:])
