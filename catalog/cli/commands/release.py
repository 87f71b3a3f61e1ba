"""`release`: a site without samples, errors and unverified records, packed to be handed on."""

from collections.abc import Iterator
from pathlib import Path

from catalog.authoring.archive import zipped
from catalog.authoring.git import GitError, committed, last_tag
from catalog.authoring.release import checksums, obstacles
from catalog.authoring.report.changelog import changes
from catalog.cli.commands import build
from catalog.cli.commands.report import by_kind
from catalog.cli.console import FINE, PROBLEMS, say, tell
from catalog.clock import today
from catalog.content.atomic import write_atomic
from catalog.content.loader import Library, assemble, load
from catalog.lint.rules import check
from catalog.model import KINDS, Site
from catalog.site import file_sizes
from catalog.site.build import SITE

FOLDER = "release"
SUMS, NOTE = "SHA256SUMS", "updates.md"


def run(root: Path, since: str | None = None) -> int:
    """Build and pack the site of a project, or say what is in the way.

    Args:
        root: The project's folder.
        since: The git revision of the last edition; by default the last tag.

    Returns:
        The exit code.
    """
    library = load(root)
    if found := list(obstacles(library, check(library, today()))):
        tell(
            "\n".join(
                (
                    "还不能发布：",
                    *(f"  {one}" for one in found),
                    "每组只列前三条。文件里 status 写着 sample 的就是示例；错误的位置用 check 看。",
                )
            )
        )
        return PROBLEMS
    try:
        before = _last_edition(root, since)
    except GitError as error:
        say(str(error))
        return PROBLEMS
    ended = build.run(root)
    if ended != FINE or library.site is None:
        return ended
    say("打包…")
    note = "\n".join(_note(library, library.site, before)).encode()
    site = root / SITE
    packed = zipped({f"site/{uri}": (site / uri).read_bytes() for uri in sorted(file_sizes(site))})
    made = {f"site-{library.site.updated_on}.zip": packed, NOTE: note}
    for name, data in {**made, SUMS: checksums(made)}.items():
        write_atomic(root / FOLDER / name, data)
    tell(f"写好了 {FOLDER}/：{'、'.join((*made, SUMS))}")
    return FINE


def _last_edition(root: Path, since: str | None) -> Library | None:
    """The content of the last edition; None for the first one.

    Raises:
        GitError: There is no such revision.
    """
    revision = since or last_tag(root)
    return assemble(committed(root, revision, "content")) if revision else None


def _note(library: Library, site: Site, before: Library | None) -> Iterator[str]:
    """本期更新: what is new in this edition, as Markdown."""
    yield from (f"# 本期更新（{site.updated_on}）", "")
    if before is None:
        counts = (f"{KINDS[kind].NAME} {len(entries)}" for kind, entries in library.entries.items() if entries)
        yield from (f"首次发布：{'，'.join(counts)}。", "")
        return
    drafts = {entry.record.heading for entry in library.all() if entry.record.status == "draft"}
    found = [one for one in changes(before, library) if one.title not in drafts]
    yield from by_kind(found) if found else ("内容没有变化。", "")
