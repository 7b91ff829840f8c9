"""`make screens`: every kind of page, as each person of the demonstration sees it, wide and narrow, into var/screens.

It walks the site by its links and keeps one picture for each kind of address. Arguments: the persons, « public » or an
address; all by default.
"""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin, urlsplit

ROOT = Path(__file__).resolve().parents[2]
os.environ["ITC_VAR"] = str(ROOT / "var" / "screens-site")

from PIL import Image  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402

from config import launch as site  # noqa: E402  it reads ITC_VAR when imported
from demonstration.accounts import ACCOUNTS, PASSWORD  # noqa: E402
from tests.browser.chromium import MISSING, executable, launch  # noqa: E402

PORT = 8765
WIDTHS = {"1280": 1280, "390": 390}
OUTPUT = ROOT / "var" / "screens"
IMAGES = ROOT / "docs" / "images"
MOST = 120  # pages of one person
# Pictures of the README: (person, kind of address, width), kept in docs/images.
README: dict[str, tuple[str, str, str]] = {
    "accueil": ("public", "/", "1280"),
    "catalogue": ("public", "/ressources/", "1280"),
    "edition": ("public", "/ressources/n/", "1280"),
    "mon-itc": ("directrice", "/espaces/", "1280"),
    "fiche": ("directrice", "/espaces/itc/page/", "1280"),
    "telephone": ("public", "/ressources/n/", "390"),
}


def kind_of(path: str) -> str:
    """Addresses of one kind have one picture: ids, slugs and tokens do not count."""
    path = re.sub(r"^/espaces/itc-[\w-]+/(?!-/)[\w-]+/$", "/espaces/itc/page/", path)
    path = re.sub(r"^/espaces/itc-[\w-]+/", "/espaces/itc/", path)
    return re.sub(r"/\d+(-[\w-]+)?(?=/|$)", "/n", path)


def file_name(person: str, kind: str, width: str) -> str:
    return f"{person}{kind.replace('/', '_').rstrip('_') or '_'}-{width}.png"


def links_of(page: Page, base: str) -> list[str]:
    hrefs = page.eval_on_selector_all("a[href]", "nodes => nodes.map(node => node.getAttribute('href'))")
    found = []
    for href in hrefs:
        url = urlsplit(urljoin(page.url, href))
        own = f"{url.scheme}://{url.netloc}" == base
        if own and not url.query and not re.search(r"\.(atom|json|xml|txt|png|jpg|pdf)$|/fichiers?/", url.path):
            found.append(url.path)
    return found


def walk(page: Page, base: str, person: str) -> None:
    """Breadth first from the person's home; prints what did not answer 200."""
    waiting, seen = ["/espaces/" if person != "public" else "/"], set()
    while waiting and len(seen) < MOST:
        path = waiting.pop(0)
        kind = kind_of(path)
        # The public's pages are the same for everybody.
        if kind in seen or (person != "public" and not path.startswith(("/espaces/", "/admin/"))):
            continue
        seen.add(kind)
        answer = page.goto(base + path)
        if answer.status != 200:
            sys.stdout.write(f"  {answer.status} {path}\n")
            continue
        waiting += links_of(page, base)
        for name, width in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=OUTPUT / file_name(person, kind, name), full_page=True)
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                sys.stdout.write(f"  {path}: {wide} px wide on a screen of {width}\n")
        keep_for_readme(page, person, kind)
    sys.stdout.write(f"{person}: {len(seen)} kinds of pages\n")


def keep_for_readme(page: Page, person: str, kind: str) -> None:
    """The first screen only, in few colours: the README stays light."""
    for name, (whose, which, width) in README.items():
        if (whose, which) == (person, kind):
            page.set_viewport_size({"width": WIDTHS[width], "height": 800})
            page.evaluate("scrollTo(0, 0)")
            picture = Image.open(BytesIO(page.screenshot())).convert("RGB").quantize(128)
            picture.save(IMAGES / f"{name}.png", optimize=True)


def sign_in(page: Page, base: str, email: str) -> None:
    page.goto(f"{base}/connexion/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(re.compile(r"/(espaces|securite)/$"))
    if page.url.endswith("/securite/"):  # a second factor is asked of some
        page.get_by_role("button", name="Plus tard").click()
        page.wait_for_url(f"{base}/espaces/")


def photograph(base: str) -> None:
    OUTPUT.mkdir(parents=True, exist_ok=True)
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for person in sys.argv[1:] or ("public", *ACCOUNTS):
            page = browser.new_context(locale="fr-FR").new_page()
            if person != "public":
                sign_in(page, base, person)
            walk(page, base, person.partition("@")[0])
            page.context.close()
        browser.close()


@contextmanager
def served() -> Iterator[str]:
    """The demonstration, always of today's tables: its address."""
    shutil.rmtree(site.VAR, ignore_errors=True)
    household = site.Household()
    household.listen()
    try:
        site.prepare(household)
        site.serve(household, PORT)
        yield f"http://127.0.0.1:{PORT}"
    finally:
        household.end()


def main() -> int:
    if executable() is None:
        sys.stderr.write(f"{MISSING}\n")
        return 1
    with served() as base:
        photograph(base)
    sys.stdout.write(f"Pictures are in {OUTPUT}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
