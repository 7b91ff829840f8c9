"""Files that hide something where no program puts it, from the upload to what anybody downloads."""

from base64 import b64decode
from io import BytesIO

import pytest
from PIL import Image

from knowledge.publication.copies import prepare_copies
from knowledge.publication.models import Submission
from tests.attacks import holding_crops, holding_odd, holding_odd_open, holding_unseen
from tests.attacks.files import png
from tests.attacks.test_published_files import CONFIRMED, Chain, download
from tests.knowledge.files.test_cleaning import everything
from tests.knowledge.files.test_pictures import HEIC

CASES = {
    made.__name__: (name, lambda made=made: made().made())
    for name, several in holding_odd.OFFICE.items()
    for made in several
}
CASES |= holding_odd_open.OPEN | holding_unseen.UNSEEN
FORMATS = sorted({name for name, _ in CASES.values()})


@pytest.fixture
def chain(world) -> Chain:
    return Chain(world)


@pytest.mark.parametrize("name", FORMATS)
def test_nobody_downloads_what_no_page_shows(chain, name):
    """All of one format on one page, submitted together."""
    made = {case: make() for case, (named, make) in CASES.items() if named == name}
    assert [case for case, content in made.items() if b"xqcanary" not in everything(content)] == []
    attached = {chain.attached(name, content).pk: case for case, content in made.items()}
    chain.member.get(chain.submit_path)  # the copies are asked
    while prepare_copies():
        pass
    answer = chain.member.post(chain.submit_path, CONFIRMED | {f"file-{pk}": "retirer" for pk in attached})
    assert answer.status_code == 302, answer.text
    files = chain.accepted(Submission.objects.get()).files.order_by("position")
    published = {case: everything(download(file.get_absolute_url())) for case, file in zip(made, files, strict=True)}
    assert [case for case, content in published.items() if b"xqcanary" in content] == []
    assert [case for case, content in published.items() if b"xqseen" not in content and name != "a.pdf"] == []


@pytest.mark.parametrize("name", sorted({name for name, _ in holding_crops.CROPPED.values()}))
def test_nobody_downloads_what_a_frame_hides_of_a_picture(chain, name):
    made = {case: make() for case, (named, make) in holding_crops.CROPPED.items() if named == name}
    assert [case for case, content in made.items() if not holding_crops.shows(content, holding_crops.HIDDEN)] == []
    attached = {chain.attached(name, content).pk: case for case, content in made.items()}
    chain.member.get(chain.submit_path)
    while prepare_copies():
        pass
    page = chain.member.get(chain.submit_path).text
    assert page.count("parties rognées d&#x27;images") == len(made)
    answer = chain.member.post(chain.submit_path, CONFIRMED | {f"file-{pk}": "retirer" for pk in attached})
    assert answer.status_code == 302, answer.text
    files = chain.accepted(Submission.objects.get()).files.order_by("position")
    published = {case: download(file.get_absolute_url()) for case, file in zip(made, files, strict=True)}
    assert [case for case, content in published.items() if holding_crops.shows(content, holding_crops.HIDDEN)] == []
    assert [case for case, content in published.items() if not holding_crops.shows(content, holding_crops.SEEN)] == []


@pytest.mark.parametrize("case", holding_odd_open.PICTURES)
def test_a_picture_says_neither_who_nor_where(chain, case):
    name, made = holding_odd_open.PICTURES[case]
    edition = chain.accepted(chain.submitted(chain.attached(name, made(), alternative_text="Une porte")))
    published = download(edition.files.get().get_absolute_url())
    assert b"xqcanary" not in published
    with Image.open(BytesIO(published)) as shown:
        assert (shown.size, getattr(shown, "n_frames", 1)) == ((24, 16), 1)
        assert not shown.getexif()
        assert not {"xmp", "Comment", "XML:com.adobe.xmp"} & set(shown.info)


REFUSED = {
    "another document inside": ("a.docx", lambda: holding_odd.another_document().made()),
    "a picture in letters": ("a.odt", holding_odd_open.picture_in_letters),
    "a picture of a scanner": ("a.docx", lambda: holding_odd.picture("a.tiff", b"II*\0xqcanary").made()),
    "a piece of a drawing": ("a.docx", lambda: holding_crops.with_a_drawing().made()),
    "a piece of an old drawing": (
        "a.docx",
        lambda: holding_crops.in_word(
            holding_crops.picture(holding_crops.fill()), "i.emf", holding_crops.EMF + b"xqcanary"
        ).made(),
    ),
    "a file under a picture's name": ("a.docx", lambda: holding_odd.picture("a.png", b"xqcanary").made()),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_looked_into_is_not_published(chain, case):
    name, made = REFUSED[case]
    chain.attached(name, made())
    assert "ne peut pas être publié" in chain.member.post(chain.submit_path, CONFIRMED).text
    assert not Submission.objects.exists()


def heic(width: int, height: int) -> bytes:
    """One of a telephone whose header says these sizes."""
    content = b64decode(HEIC)
    at = content.index(b"ispe") + 8
    return content[:at] + width.to_bytes(4, "big") + height.to_bytes(4, "big") + content[at + 8 :]


BOMBS = {
    "PNG": ("a.png", png(60_000, 60_000)),
    "WebP": ("a.webp", bytes.fromhex("524946461a000000574542505650384c0e0000002fffffff0f071011fd0f4444ff03")),
    "HEIC": ("a.heic", heic(60_000, 60_000)),
    "TIFF": ("a.jpg", b"II*\0" + bytes(200)),
}


@pytest.mark.parametrize("case", BOMBS)
def test_a_picture_that_would_unfold_is_refused_before(chain, case):
    name, content = BOMBS[case]
    assert chain.upload(name, content, alternative_text="Une porte").status_code == 422
