"""`release`: build a site without samples, errors and unverified records, and pack it."""

from collections.abc import Iterator
from pathlib import Path

from catalog.authoring.archive import zip_files
from catalog.authoring.git import GitError, committed, last_tag
from catalog.authoring.release import checksums, obstacles
from catalog.authoring.report.changelog import changes
from catalog.cli.commands import build
from catalog.cli.commands.report import by_kind
from catalog.cli.console import EXIT_OK, EXIT_PROBLEMS, output, status
from catalog.cli.recovery import exclusive
from catalog.clock import today
from catalog.content.batch import write_batch
from catalog.content.loader import Library, assemble, load
from catalog.lint.rules import check
from catalog.model import KINDS
from catalog.site.output_dir import file_sizes
from catalog.site.replacement import SITE

FOLDER = "release"
SUMS, NOTE = "SHA256SUMS", "updates.md"


def run(root: Path, since: str | None = None) -> int:
    """Build and pack the site of a project, or report what is in the way.

    Args:
        root: The project's folder.
        since: The git revision of the last edition; by default the last tag.

    Returns:
        The exit code.
    """
    with exclusive(root):
        return _release(root, since)


def _release(root: Path, since: str | None) -> int:
    library = load(root)
    if reasons := list(obstacles(library, check(library, today()))):
        output("\n  ".join(("还不能发布：", *map(str, reasons))))
        output("每组只列前三条。文件里 status 写着 sample 的就是示例；错误的位置用 check 看。")
        return EXIT_PROBLEMS
    try:
        before = _last_edition(root, since)
    except GitError as error:
        status(str(error))
        return EXIT_PROBLEMS
    exit_code = build.build_now(root)
    if exit_code != EXIT_OK or library.site is None:
        return exit_code
    status("打包…")
    note = "\n".join(_note(library, before)).encode()
    site = root / SITE
    archive = zip_files({f"site/{uri}": (site / uri).read_bytes() for uri in sorted(file_sizes(site))})
    files = {f"site-{library.updated_on}.zip": archive, NOTE: note}
    packed = {**files, SUMS: checksums(files)}
    write_batch(root, {f"{FOLDER}/{name}": data for name, data in packed.items()}, {})
    output(f"写好了 {FOLDER}/：{'、'.join((*files, SUMS))}")
    return EXIT_OK


def _last_edition(root: Path, since: str | None) -> Library | None:
    """Return the content of the last edition; None for the first one.

    Raises:
        GitError: There is no such revision.
    """
    revision = since or last_tag(root)
    return assemble(committed(root, revision, "content")) if revision else None


def _note(library: Library, before: Library | None) -> Iterator[str]:
    """Yield 本期更新, the changes of this edition, as Markdown."""
    yield from (f"# 本期更新（{library.updated_on}）", "")
    if before is None:
        counts = (f"{KINDS[kind].NAME} {len(entries)}" for kind, entries in library.entries.items() if entries)
        yield from (f"首次发布：{'，'.join(counts)}。", "")
        return
    drafts = {entry.record.heading for entry in library.all() if entry.record.status == "draft"}
    record_changes = [change for change in changes(before, library) if change.title not in drafts]
    yield from by_kind(record_changes) if record_changes else ("内容没有变化。", "")
