"""Buttons that lead to another page."""

import re

from playwright.sync_api import Page


def press(page: Page, name: str | re.Pattern) -> None:
    """Clicks and waits for the page that follows: a form is sent by script, after the click has returned."""
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()
