"""Debian's Chromium, for the tests and the screenshots."""

import os
import shutil

from playwright.sync_api import Browser, Playwright

MISSING = "Chromium n'est pas là. Pour l'installer : sudo apt install chromium"


def executable() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser")


def launch(playwright: Playwright) -> Browser:
    # Its sandbox refuses to run as root, as in a container.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=executable(), args=[*arguments, "--disable-dev-shm-usage"])
