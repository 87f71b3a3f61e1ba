"""What the documents for contributors name is there."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = ("README.md", *(f".github/{name}.md" for name in ("CONTRIBUTING", "ARCHITECTURE", "GLOSSARY", "DEPLOYING")))
_FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
_PATH = re.compile(r"[\w.<>*-]+(?:/[\w.<>*-]+)*/?")
_FILE = re.compile(r"\.(css|html|js|md|py|toml|yml)$")
_CLASS = re.compile(r"[A-Z][A-Za-z]+(?:_[A-Z]+)*|_?[A-Z]{2,}(?:_[A-Z]+)*")


def spans(text: str) -> Iterator[str]:
    """What stands in backticks, outside blocks of code."""
    for match in re.finditer(r"`([^`]+)`", _FENCE.sub("", text)):
        yield " ".join(match[1].split())


def paths(text: str) -> Iterator[str]:
    """The paths in backticks; one with a leading slash is an address of the site."""
    yield from (span for span in spans(text) if _PATH.fullmatch(span) and ("/" in span or _FILE.search(span)))


def exists(path: str) -> bool:
    """Whether a path, from the root or from `catalog/`, leads to a file or a folder; `<kind>` stands for any name.

    A file may be named without its folder, or without `.py`. What a command makes is in `.gitignore`.
    """
    if f"/{path.partition('/')[0]}/" in (ROOT / ".gitignore").read_text("utf-8").splitlines():
        return True
    pattern = re.sub("<[^>]+>", "*", path.rstrip("/"))
    candidates = (pattern, f"catalog/{pattern}", f"catalog/{pattern}.py")
    if any(next(ROOT.glob(candidate), None) for candidate in candidates):
        return True
    return "/" not in pattern and any(Path(file).match(pattern) for file in _files())


def _files() -> list[str]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S607 - the machine's git
    return listed.stdout.splitlines()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_path_that_is_named_exists(name: str) -> None:
    assert [path for path in paths((ROOT / name).read_text("utf-8")) if not exists(path)] == []


def test_the_way_of_the_data_leads_through_modules_that_exist() -> None:
    (way,) = re.findall(r"## The way of the data\s+```(.*?)```", (ROOT / DOCUMENTS[2]).read_text("utf-8"), re.DOTALL)
    modules = re.findall(r"[a-z]+/[a-z_]+", way)
    assert len(modules) > 5
    assert [module for module in modules if not exists(module)] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_class_and_table_that_is_named_is_in_the_program(name: str) -> None:
    program = "\n".join(path.read_text("utf-8") for path in (ROOT / "catalog").rglob("*.py"))
    tests = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests" / "pages").glob("*.py"))
    words = {span for span in spans((ROOT / name).read_text("utf-8")) if _CLASS.fullmatch(span)}
    assert {word for word in words if not re.search(rf"\b{word}\b", program + tests)} == set()


def test_a_path_that_is_not_there_would_be_seen() -> None:
    text = "`catalog/nowhere.py`, `theme/<kind>/nothing.html`, `nowhere.yml`, `/go/<id>/`, `python build.py`, `mypy`"
    named = list(paths(text))
    assert named == ["catalog/nowhere.py", "theme/<kind>/nothing.html", "nowhere.yml"]
    assert not any(map(exists, named))
    assert all(map(exists, ("theme/templates/records/<kind>.html", "site.yml", "site/", "content/encoding", "tests/")))
