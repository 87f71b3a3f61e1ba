"""The sample content goes through every tool that editors have, and comes out as it was."""

import json
from pathlib import Path

from jsonschema import Draft7Validator

from catalog.authoring.excel.diff import changed_files, make_plan
from catalog.authoring.excel.openpyxl_adapter import read_workbook
from catalog.authoring.excel.reader import rows_of
from catalog.authoring.excel.writer import workbook
from catalog.authoring.json_schema import FOLDER, modeline
from catalog.cli.commands import schema
from catalog.content.loader import Library, assemble
from catalog.lint.autofix import autofix
from catalog.model import KINDS

ROOT = Path(__file__).resolve().parents[2]


def test_the_schema_files_are_those_that_the_command_writes(real: Library) -> None:
    for path, data in schema.files(real).items():
        assert (ROOT / path).read_bytes() == data, f"{path} is stale: run `python build.py schema`"


def test_every_record_is_right_by_the_schema_that_its_first_line_names(real: Library) -> None:
    files = schema.files(real)
    for kind in KINDS:
        validator = Draft7Validator(json.loads(files[f"{FOLDER}/{kind}.json"]))
        for entry in real.entries[kind].values():
            first_line = real.files[entry.path].data.decode().partition("\n")[0]
            assert first_line == modeline(kind), entry.path
            assert [error.message for error in validator.iter_errors(entry.node.plain())] == [], entry.path


def test_out_to_a_workbook_and_back_nothing_changes(real: Library) -> None:
    plan = make_plan(rows_of(read_workbook(workbook(real)), real), real, delete=True)
    assert (plan.problems, plan.untouched) == ([], sum(1 for _ in real.all()))
    assert dict(changed_files(plan, real)) == {}


def test_nothing_is_to_be_mended(real_files: dict[str, bytes]) -> None:
    assert autofix(assemble(real_files)) == {}
