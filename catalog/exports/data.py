"""All public data for reuse: JSON with its schema, and CSV."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from catalog.domain.catalog import Catalog
from catalog.domain.facts import uri_of
from catalog.model import KINDS, Record

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would evaluate a text with one of these in front


def files(catalog: Catalog) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield each data file's uri and how to render it: every record by itself, every kind, and everything."""
    for record in catalog.pages():
        yield f"data/{record.KIND}/{record.id}.json", partial(record_json, catalog, record)
    for kind in KINDS:
        yield f"data/{kind}.json", partial(kind_json, catalog, kind)
        yield f"data/{kind}.csv", partial(kind_csv, catalog, kind)
        yield f"data/schema/{kind}.json", partial(kind_schema, kind)
    yield "catalog.json", partial(catalog_json, catalog)


def record_json(catalog: Catalog, record: Record) -> bytes:
    """One record with the values of its YAML file and the address of its page."""
    head = json.dumps({"kind": record.KIND, "url": catalog.site.absolute(uri_of(record))}, ensure_ascii=False)
    # pydantic writes the record six times faster than json would its dump.
    text = record.model_dump_json(exclude_none=True)
    return f"{head[:-1]}, {text[1:]}\n".encode()


def kind_json(catalog: Catalog, kind: str) -> bytes:
    """The listed records of a kind, as a list."""
    return b"[" + _rows(catalog, kind) + b"]\n"


def kind_csv(catalog: Catalog, kind: str) -> bytes:
    """The listed records of a kind as a table for spreadsheets: UTF-8 with a mark, a column for each field.

    Several values stand in one cell, parted by “；”; what has parts of its own stands there as JSON. A text that a
    spreadsheet would take for a formula has an apostrophe before it.
    """
    columns = ["kind", "url", *KINDS[kind].model_fields]
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(columns)
    for record in catalog.of(kind):
        values: dict[str, Any] = json.loads(record_json(catalog, record))
        table.writerow(_cell(values.get(column)) for column in columns)
    return text.getvalue().encode("utf-8-sig")


def kind_schema(kind: str) -> bytes:
    """JSON Schema of one record of a kind, with the help that editors read."""
    schema = KINDS[kind].model_json_schema()
    for part in (schema, *schema.get("$defs", {}).values()):
        part.pop("description", None)  # for those who read the code
    properties = {"kind": {"const": kind}, "url": {"type": "string", "description": "这一条的网页"}}
    schema["properties"] = properties | schema["properties"]
    document = {"$schema": _DRAFT, **schema, "title": KINDS[kind].NAME}
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()


def catalog_json(catalog: Catalog) -> bytes:
    """Everything listed, by kind, with the vocabularies that the ids are from."""
    site = catalog.site.model_dump_json(include={"name", "updated_on", "vocabularies", "figures"})
    rows = [f'"{kind}": ['.encode() + _rows(catalog, kind) + b"]" for kind in catalog.listed]
    return b'{"site": ' + site.encode() + b",\n" + b",\n".join(rows) + b"}\n"


def _rows(catalog: Catalog, kind: str) -> bytes:
    return b",\n".join(record_json(catalog, record).rstrip() for record in catalog.of(kind))


def _cell(value: Any) -> str:  # noqa: ANN401 - any value that JSON has
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = "；".join(value)
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return f"'{value}" if value.startswith(_FORMULA) else value
