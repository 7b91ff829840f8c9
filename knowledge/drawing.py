"""`python -m knowledge.drawing KIND SOURCE TARGET`: a small picture of a file, drawn in a process of its own.

It imports nothing of the project: it starts fast, and what a hostile file makes of it is only its own end.
"""

import resource
import sys

from PIL import Image, ImageOps

MEMORY = 1024**3  # bytes of address space, libraries counted
SECONDS = 10  # of processor
WIDTH = 480  # pixels
HEIGHT = 640


def first_page(path: str) -> Image.Image:
    import pypdfium2

    page = pypdfium2.PdfDocument(path)[0]
    return page.render(scale=min(WIDTH / page.get_width(), HEIGHT / page.get_height())).to_pil()


def picture(path: str) -> Image.Image:
    return ImageOps.exif_transpose(Image.open(path, formats=("JPEG", "PNG", "WEBP")))


def draw(kind: str, source: str, target: str) -> None:
    drawn = first_page(source) if kind == "PDF" else picture(source)
    drawn = drawn.convert("RGBA" if drawn.has_transparency_data else "RGB")
    drawn.thumbnail((WIDTH, HEIGHT))
    drawn.save(target, "WEBP", quality=80)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    draw(*sys.argv[1:])
