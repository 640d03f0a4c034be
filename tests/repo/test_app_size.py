from pathlib import Path

from tests.repo.app_size import gzipped, initial_scripts


def test_the_entry_and_what_it_imports_at_once_are_counted(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    for name in ("entry.js", "react.js", "lazy.js"):
        (tmp_path / "assets" / name).write_text("x" * 1000)
    (tmp_path / "index.html").write_text(
        '<script type="module" crossorigin src="/assets/entry.js"></script>'
        '<link rel="modulepreload" crossorigin href="/assets/react.js"><link rel="stylesheet" href="/a.css">'
    )
    scripts = initial_scripts(tmp_path / "index.html")
    assert [path.name for path in scripts] == ["entry.js", "react.js"]
    assert gzipped(scripts) < 100
