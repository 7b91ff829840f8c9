"""Debian's Chromium, for the tests and the screenshots."""

import os
import shutil

from playwright.sync_api import Browser, Playwright

MISSING = "Chromium n'est pas là. Pour l'installer : sudo apt install chromium-headless-shell"


def executable() -> str | None:
    """Returns the program without windows, which opens a page three times sooner, or else the whole browser."""
    return shutil.which("chromium-headless-shell") or shutil.which("chromium")


def launch(playwright: Playwright) -> Browser:
    # Its sandbox refuses to run as root, as in a container.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=executable(), args=[*arguments, "--disable-dev-shm-usage"])
