"""The editors' schema says what the validator says, to programs that read YAML by their own rules."""

import json
import re
from collections.abc import Iterable
from os.path import normpath
from pathlib import Path, PurePath
from typing import Any

import pytest
from jsonschema import Draft7Validator

from catalog.authoring.json_schema import FOLDER, editor_settings, modeline
from catalog.cli.commands import schema as command
from catalog.content.loader import Library
from catalog.content.yaml_reader import parse
from catalog.model import KINDS
from catalog.model.labels import choices, label
from tests.support import cases, projects
from tests.support.cases import CASES, Case, told_by
from tests.support.samples import library, sound_with

ROOT = Path(__file__).resolve().parents[2]

# What a pattern, or YAML's own reading of a number, cannot tell.
BEYOND = {"前面有零的数字多半是编号", "没有这一天", "开放时段跨过午夜", "开放时段从早到晚是空的"}
SITE = ("content/site.yml",)
SHAPE = (
    "missing-key",
    "unknown-key",
    "wrong-type",
    "wrong-value",
    "out-of-range",
    "too-long",
    "bad-id",
    "unknown-value",
)


def validators(files: dict[str, bytes]) -> dict[str, Draft7Validator]:
    """A validator for each kind, and for `site`."""
    return {Path(path).stem: Draft7Validator(json.loads(data)) for path, data in files.items() if ".json" in path}


@pytest.fixture(scope="session")
def of_fixture(fixture_library: Library) -> dict[str, Draft7Validator]:
    return validators(command.files(fixture_library))


@pytest.fixture(scope="session")
def of_samples() -> dict[str, Draft7Validator]:
    return validators(command.files(library()))


def as_others_read(value: Any) -> Any:  # noqa: ANN401 - nested text, lists and dicts
    """Texts as a program of YAML 1.2 takes them when they are not quoted."""
    if isinstance(value, dict):
        return {key: as_others_read(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_others_read(item) for item in value]
    if value in ("true", "false", "", "null", "~"):
        return {"true": True, "false": False}.get(value)
    if re.fullmatch(r"[-+]?[0-9]+", value):
        return int(value)
    return float(value) if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", value) else value


def kind_of(path: str) -> str:
    return path.split("/")[1].removesuffix(".yml")


def faults(found: dict[str, Draft7Validator], path: str, plain: Any) -> list[str]:  # noqa: ANN401
    return [f"{path} {fault.json_path}: {fault.message}" for fault in found[kind_of(path)].iter_errors(plain)]


def without_words(schema: Any, first: Any, second: Any) -> Any:  # noqa: ANN401 - JSON
    """A schema without what differs between two that are written for other words of `site.yml`."""
    if first == second:
        return schema
    if isinstance(schema, dict) and isinstance(first, dict) and first.keys() == second.keys():
        return {key: without_words(value, first.get(key), second.get(key)) for key, value in schema.items()}
    return None


def test_the_files_in_the_repository_are_those_of_the_models_whatever_the_words(fixture_library: Library) -> None:
    files, of_other_words = command.files(fixture_library), command.files(library())
    assert {path.name for path in (ROOT / FOLDER).iterdir()} == {Path(path).name for path in files}
    for path, data in files.items():
        stored, advice = (ROOT / path).read_bytes(), f"{path} is stale: run `python build.py schema`"
        if path.endswith(".json"):
            schemas = json.loads(data), json.loads(of_other_words[path])
            assert without_words(json.loads(stored), *schemas) == without_words(schemas[0], *schemas), advice
        else:
            assert stored == data, advice


def test_each_schema_is_one(of_fixture: dict[str, Draft7Validator]) -> None:
    assert set(of_fixture) == {*KINDS, "site"}
    for found in of_fixture.values():
        Draft7Validator.check_schema(found.schema)


def test_sound_content_is_right_by_the_schema_quoted_or_not(
    fixture_files: dict[str, bytes], of_fixture: dict[str, Draft7Validator]
) -> None:
    for path, data in fixture_files.items():
        if path.endswith(".yml"):
            node, _ = parse(path, data)
            assert node
            assert faults(of_fixture, path, node.plain()) == []
            assert faults(of_fixture, path, as_others_read(node.plain())) == []


def record_cases(codes: Iterable[str]) -> list[Case]:
    """The cases of records, not of MkDocs or of `site.yml`, whose words the schema needs."""
    return [case for code in codes for case in CASES[code] if "content/site.yml" not in case.get("files", SITE)]


def test_what_the_validator_refuses_for_its_shape_the_schema_refuses(of_samples: dict[str, Draft7Validator]) -> None:
    accepted, refused = set[str](), set[str]()
    for case in record_cases(SHAPE):
        files = sound_with({path: cases.content(path, file) for path, file in case["files"].items()})
        for path in {problem.path for problem in told_by(case) if problem.code in SHAPE} & set(files):
            node, _ = parse(path, files[path])
            assert node
            (refused if faults(of_samples, path, as_others_read(node.plain())) else accepted).add(case["name"])
    assert (accepted, accepted & refused) == (BEYOND, set())


def test_what_the_validator_takes_the_schema_takes(of_samples: dict[str, Draft7Validator]) -> None:
    refused = []
    for case in record_cases(CASES):
        misshapen = {problem.path for problem in told_by(case) if problem.code in SHAPE}
        for entry in cases.library_of(case).all():
            if entry.path not in misshapen:
                reasons = faults(of_samples, entry.path, as_others_read(entry.node.plain()))
                refused += [f"{case['name']}: {reason}" for reason in reasons]
    assert refused == []


def test_a_word_is_offered_with_its_chinese_name(fixture_library: Library) -> None:
    properties = json.loads(command.files(fixture_library)[f"{FOLDER}/lessons.json"])["properties"]
    themes, status = properties["themes"]["items"], properties["status"]
    assert dict(zip(themes["enum"], themes["enumDescriptions"], strict=True))["skills"] == "知识技能教育"
    assert dict(zip(status["enum"], status["enumDescriptions"], strict=True))["draft"] == "草稿（不上网）"


def test_every_field_says_in_chinese_what_it_is_and_what_each_word_means() -> None:
    for model in KINDS.values():
        for name, field in model.model_fields.items():
            assert re.search("[\u4e00-\u9fff]", label(field)), name
            assert all(choices(field).values()), name


def test_a_modeline_names_the_schema_of_its_own_kind() -> None:
    for kind in KINDS:
        _, _, schema = modeline(kind).partition("=")
        assert normpath(ROOT / "content" / kind / schema) == normpath(ROOT / FOLDER / f"{kind}.json")


def test_vs_code_is_told_of_every_schema_and_asks_nobody_else() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    told = settings["yaml.schemas"]
    assert {Path(path).stem for path in told} == {*KINDS, "site"}
    for path, files in told.items():
        assert (ROOT / path).is_file()
        name = Path(path).stem
        assert PurePath("content/site.yml" if name == "site" else f"content/{name}/x.yml").match(files)
    assert settings["yaml.schemaStore.enable"] is False


def test_a_new_kind_is_written_into_the_settings_and_the_rest_of_them_stays() -> None:
    text = (ROOT / ".vscode/settings.json").read_text("utf-8")
    settings = json.loads(text)
    del settings["yaml.schemas"]["./content/.schema/plan.json"]
    assert editor_settings(json.dumps(settings)).decode() == text


def test_the_command_writes_what_it_says(tmp_path: Path) -> None:
    assert command.run(projects.content(tmp_path)) == 0
    assert (tmp_path / "content/.schema/lessons.json").read_bytes() == command.files(library())[
        "content/.schema/lessons.json"
    ]


def test_without_a_sound_site_yml_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    projects.edit(projects.content(tmp_path) / "content/site.yml", "tagline:", "tagliine:")
    assert command.run(tmp_path) == 1
    assert "unknown-key" in capsys.readouterr().out
    assert not (tmp_path / "content/.schema").exists()


def test_the_page_of_fields_has_every_field_of_every_kind(fixture_library: Library) -> None:
    page = command.files(fixture_library)[f"{FOLDER}/fields.md"].decode()
    for kind, model in KINDS.items():
        section = page.partition(f"（{kind}）")[2].partition("\n## ")[0]
        for name in model.model_fields:
            assert (f"| `{name}` |" in section) is (name != "id"), (kind, name)
    assert "| `stops[].leg.mode` | ● | 方式：walk 步行" in page
