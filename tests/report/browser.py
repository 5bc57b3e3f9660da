"""The browser that pages are opened in, and what it must be told to work without a screen."""

import shutil
import subprocess
from pathlib import Path

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
BROWSER = next((found for name in NAMES if (found := shutil.which(name))), None)
OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu")

needs_browser = pytest.mark.skipif(
    BROWSER is None, reason="service missing: chromium (scripts/install-debian.sh)"
)


def run_browser(page: Path, *options: str) -> str:
    """What the browser prints when it opens a page with a profile of its own."""
    return visit(page.as_uri(), page.parent, *options)


def visit(url: str, folder: Path, *options: str) -> str:
    """What the browser prints when it opens an address with a profile of its own in a folder."""
    command = [BROWSER, *OPTIONS, f"--user-data-dir={folder / 'profile'}", *options, url]
    done = subprocess.run(command, check=True, capture_output=True, timeout=120, encoding="utf-8")
    return done.stdout
