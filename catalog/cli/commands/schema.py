"""`schema`: what editors' programs read to complete and check YAML, and the manual's page of fields."""

from pathlib import Path

from catalog.authoring.field_reference import PATH, field_table
from catalog.authoring.json_schema import editor_settings, schemas
from catalog.cli.console import EXIT_OK, EXIT_PROBLEMS, output, report
from catalog.cli.recovery import exclusive
from catalog.content.batch import write_batch
from catalog.content.loader import Library, load

SETTINGS = ".vscode/settings.json"


def run(root: Path) -> int:
    """Write the files below a project's root; returns the exit code."""
    with exclusive(root):
        return _write(root)


def _write(root: Path) -> int:
    library = load(root)
    contents = files(library)
    settings = root / SETTINGS
    if contents and settings.exists():
        contents[SETTINGS] = editor_settings(settings.read_text("utf-8"))
    if not contents:
        report([problem for problem in library.problems if problem.path == "content/site.yml"], library.text)
        return EXIT_PROBLEMS
    write_batch(root, contents, {})
    output(f"写好了 {len(contents)} 个文件：{', '.join(contents)}")
    return EXIT_OK


def files(library: Library) -> dict[str, bytes]:
    """Return each file by its path; none while `site.yml`, whose vocabularies they need, has errors."""
    return {**dict(schemas(library.site)), PATH: field_table()} if library.site else {}
