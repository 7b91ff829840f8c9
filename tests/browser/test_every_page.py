"""What holds on each public page, in a real browser: it fits a phone, it is reached by keyboard, it needs no script."""

import pytest

PUBLIC = ["", "ressources/", "aide/", "mentions-legales/", "accessibilite/", "donnees-personnelles/", "connexion/"]
PAGES = [f"/{path}" for path in PUBLIC]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [390, 1280])
def test_fits_the_screen(new_page, path, width):
    page = new_page(viewport={"width": width, "height": 800})
    assert page.goto(path).status == 200
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("path", PAGES)
def test_the_first_key_leads_to_the_content(page, path):
    page.goto(path)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("#")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(location.hash) !== null")


@pytest.mark.parametrize("path", PAGES)
def test_says_the_same_without_script(new_page, path):
    texts = []
    for enabled in (True, False):
        page = new_page(java_script_enabled=enabled)
        page.goto(path)
        texts.append(page.locator("main").inner_text())
    assert texts[0] == texts[1]
    assert texts[0].strip()
