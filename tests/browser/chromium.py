"""The system's own Chromium, driven by Playwright: no browser is ever downloaded."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, async_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--font-render-hinting=none"]


def program() -> str | None:
    """Where Chromium is: what bin/test found, or what is on the PATH."""
    named = os.environ.get("TEST_CHROMIUM")
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


@asynccontextmanager
async def launched() -> AsyncIterator[Browser]:
    """One browser. Raises FileNotFoundError where there is none."""
    path = program()
    if path is None:
        raise FileNotFoundError("Chromium is not installed; install the package `chromium`.")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            await browser.close()
