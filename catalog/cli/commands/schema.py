"""`schema`: what editors' programs read to complete and check YAML, and the manual's page of fields."""

from pathlib import Path

from catalog.authoring.field_reference import PATH, field_table
from catalog.authoring.json_schema import schemas
from catalog.cli.console import FINE, PROBLEMS, tell, tell_problems
from catalog.content.atomic import write_atomic
from catalog.content.loader import Library, load


def run(root: Path) -> int:
    """Write the files below a project's root; returns the exit code."""
    library = load(root)
    made = files(library)
    if not made:
        tell_problems([problem for problem in library.problems if problem.path == "content/site.yml"], library.text)
        return PROBLEMS
    for path, data in made.items():
        write_atomic(root / path, data)
    tell(f"写好了 {len(made)} 个文件：{', '.join(made)}")
    return FINE


def files(library: Library) -> dict[str, bytes]:
    """Each file by its path; none while `site.yml` is wrong, whose words they need."""
    return {**dict(schemas(library.site)), PATH: field_table()} if library.site else {}
