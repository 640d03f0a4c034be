"""The API is what its description says, and no request whatever breaks it."""

import asyncio
import sys
from pathlib import Path

from tests.people import AgentAtWork, served

EXAMPLES = "6"


async def test_no_request_that_the_description_allows_or_forbids_ends_in_a_server_error(tmp_path: Path) -> None:
    async with served(tmp_path) as at:
        mira = AgentAtWork(at)
        await mira.set_up()
        token = (await mira.post("/tokens", name="Description", scopes=["admin"]))["token"]
        command = [Path(sys.executable).with_name("schemathesis"), "run", f"{at.base}/api/v1/openapi.json"]
        options = ["--url", at.base, "--header", f"Authorization: Bearer {token}", "--checks", "not_a_server_error"]
        options += ["--phases", "coverage,fuzzing", "--max-examples", EXAMPLES, "--generation-deterministic"]
        # The long poll waits by design.
        options += ["--exclude-path", "/api/v1/chat/frames"]
        process = await asyncio.create_subprocess_exec(
            *command, *options, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT, cwd=tmp_path
        )
        said, _ = await process.communicate()
        assert process.returncode == 0, said.decode()
        await mira.close()


async def test_the_docs_page_names_every_address_and_loads_nothing(tmp_path: Path) -> None:
    async with served(tmp_path) as at:
        mira = AgentAtWork(at)
        await mira.set_up()
        page = (await mira.http.get("/docs")).text
        described = await mira.get("/openapi.json")
        assert all(path in page for path in described["paths"])
        assert "<script" not in page
        assert "http://" not in page
        assert "https://" not in page
        await mira.close()
