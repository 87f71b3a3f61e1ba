"""Public data: JSON that keeps to its schema, tables that a spreadsheet opens and works nothing out of."""

import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator

from catalog.domain.catalog import Catalog
from catalog.exports import data
from catalog.model import KINDS
from tests.support.samples import LESSON, catalog

_FILE = "content/lessons/taihu.yml"


def _table(text: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))


def test_every_record_keeps_to_the_schema_of_its_kind(fixture_catalog: Catalog) -> None:
    for kind in KINDS:
        schema = json.loads(data.kind_schema(kind))
        Draft202012Validator.check_schema(schema)
        for found in (catalog(), fixture_catalog):
            records = json.loads(data.kind_json(found, kind))
            assert records
            for record in records:
                Draft202012Validator(schema).validate(record)


def test_a_schema_refuses_what_is_no_record() -> None:
    (record,) = json.loads(data.kind_json(catalog(), "lessons"))
    checker = Draft202012Validator(json.loads(data.kind_schema("lessons")))
    for wrong in ({**record, "minutes": "45"}, {**record, "colour": "red"}, {**record, "kind": "points"}):
        assert not checker.is_valid(wrong)


def test_a_schema_speaks_to_its_readers_in_chinese() -> None:
    schema = json.loads(data.kind_schema("points"))
    for part in (schema, *schema["$defs"].values()):
        assert "description" not in part
        for name, field in part["properties"].items():
            assert name in ("id", "kind") or field["description"], name


def test_a_table_has_a_row_for_each_record_and_a_cell_for_each_field() -> None:
    found = catalog({_FILE: f"{LESSON}outline: [一, 二]\n"})
    rows = _table(data.kind_csv(found, "lessons"))
    assert [row["id"] for row in rows] == [lesson.id for lesson in found.of("lessons")]
    (row,) = [row for row in rows if row["id"] == "taihu"]
    assert (row["minutes"], row["outline"], row["credit_hours"]) == ("45", "一；二", "")
    assert row["url"].endswith("lessons/taihu/")


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula(start: str) -> None:
    title = f'"{start}1+1"'
    found = catalog({_FILE: LESSON.replace("一湖碧水的治理账", title)})
    titles = [row["title"] for row in _table(data.kind_csv(found, "lessons"))]
    assert f"'{start}1+1" in titles


def test_everything_together_is_every_kind() -> None:
    found = catalog()
    whole = json.loads(data.catalog_json(found))
    assert {kind: whole[kind] for kind in KINDS} == {kind: json.loads(data.kind_json(found, kind)) for kind in KINDS}
