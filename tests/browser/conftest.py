"""One Chromium and one event loop for the whole folder; a desk filled once, a fresh copy of it for whoever changes it."""

import shutil
from collections.abc import AsyncIterator, Generator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from deskbell.config import Settings
from deskbell.demo import fill
from tests.browser.chromium import launched, program
from tests.browser.customer_site import CustomerSite
from tests.browser.serving import ServedDesk
from tests.browser.windows import AgentWindow

HERE = Path(__file__).parent
FAILED = pytest.StashKey[bool]()
expect.set_options(timeout=10_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs Chromium, and shares the loop it lives on."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """The session's browser; each window is a fresh context in it."""
    if program() is None:
        pytest.fail("Chromium was not found; install the package `chromium`, or deselect with -m 'not browser'.")
    async with launched() as one:
        yield one


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember that a test failed, for those who clean up after it."""
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


@pytest_asyncio.fixture(loop_scope="session", autouse=True)
async def closing(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> AsyncIterator[None]:
    """No window outlives its test; of a test that failed, each leaves a picture."""
    yield
    failed = request.node.stash.get(FAILED, False)
    for number, context in enumerate(list(browser.contexts), 1):
        for page in context.pages if failed else []:
            path = tmp_path / f"window-{number}.png"
            await page.screenshot(path=path)
            print(f"{page.url} looked like {path}")
        await context.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def demo_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data directory of a demo desk, to be copied."""
    data = tmp_path_factory.mktemp("demo") / "data"
    assert await fill(Settings(data=str(data), demo=True))
    return data


@pytest_asyncio.fixture(loop_scope="session")
async def desk(demo_data: Path, tmp_path: Path) -> AsyncIterator[ServedDesk]:
    """A lively desk of this test's own."""
    data = tmp_path / "data"
    shutil.copytree(demo_data, data)
    async with ServedDesk(data, demo=True) as served:
        yield served


@pytest_asyncio.fixture(loop_scope="session")
async def mira(browser: Browser, desk: ServedDesk) -> AgentWindow:
    """The owner, signed in, in front of the inbox."""
    return await AgentWindow.signed_in(browser, desk)


@pytest.fixture
def site() -> Iterator[CustomerSite]:
    """A customer's site on another origin."""
    one = CustomerSite()
    yield one
    one.close()
