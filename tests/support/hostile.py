"""Content whose every text is an attack: one record of each kind, the site's own texts, and the ordinary pages.

Made from the model, so that a field that comes later is attacked as well: what
takes the attack holds it, what does not (numbers, dates, ids) holds its example.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from pydantic import ValidationError

from catalog.model import KINDS, Record, Site
from catalog.model.site import Vocabularies
from catalog.model.types import Image, Part, Ref, Term

ATTACK = '"><script>alert(1)</script>${7*7}{{7*7}}'
STEM = "hostile"
_PHOTO = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)
_PROSE = f"""{ATTACK}

<img src=x onerror=alert(2)> [a](javascript:alert(3)) <javascript:alert(4)> [b](data:text/html,alert)

## {ATTACK} {{: onmouseover=alert(5) }}
"""


def stem_of(kind: str) -> str:
    """The id of a kind's hostile record; points and venues may not have the same."""
    return f"{STEM}-{kind}"


def former_of(kind: str) -> str:
    """What it was called before."""
    return f"{STEM}-{kind}-before"


def infest(root: Path) -> None:
    """Fill a project's folder, which has ordinary pages only, with records, and add to these pages."""
    content = root / "content"
    for kind in KINDS:
        (content / kind).mkdir()
        _write(content / kind / f"{stem_of(kind)}.yml", record(KINDS[kind]))
        (content / kind / f"{stem_of(kind)}.md").write_text(_PROSE, "utf-8")
    _write(content / "site.yml", site())
    (content / "photos").mkdir()
    (content / "photos" / f"{STEM}.png").write_bytes(_PHOTO)
    for page in (content / "pages").rglob("*.md"):
        _infest_page(page)


def record(model: type[Record]) -> dict[str, Any]:
    """A record of this kind, as its YAML would say it."""
    return {**_filled(model, "id"), "redirect_from": [former_of(model.KIND)]}


def site() -> dict[str, Any]:
    """The texts of the whole site; addresses stay away, they have their own tests."""
    vocabularies = {name: {STEM: ATTACK} for name in Vocabularies.model_fields}
    return {**_filled(Site, "tiles", "base_url", "vocabularies"), "vocabularies": vocabularies}


def _infest_page(path: Path) -> None:
    """Put the attack into the head of an ordinary page and below its text, which others have links to."""
    _, _, body = path.read_text("utf-8").removeprefix("---\n").partition("---\n")
    front = f"---\ntitle: {json.dumps(ATTACK)}\ndescription: {json.dumps(ATTACK)}\n---\n"
    path.write_text(f"{front}{body}\n{_PROSE}", "utf-8")


def _write(path: Path, content: dict[str, Any]) -> None:
    """JSON is YAML as well, and needs nothing but the standard library."""
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")


def _value(part: type[Part], name: str) -> Any:  # noqa: ANN401 - whatever the field holds
    """The attack where it is taken, else a reference, a part made likewise, or the example."""
    field = part.model_fields[name]
    best = _best([*field.metadata, *_inside(field.annotation)])
    example = (field.examples or [None])[0]
    offers = (best, [best], example, [example])
    return next((offer for offer in offers if offer is not None and _takes(part, name, offer)), None)


def _best(inner: list[Any]) -> Any:  # noqa: ANN401 - a text or a part
    """What a field should hold, going by the types and marks in its annotation."""
    if refs := [one for one in inner if isinstance(one, Ref)]:
        return stem_of(refs[0].kind)
    if any(isinstance(one, Term) for one in inner):
        return STEM
    if any(isinstance(one, Image) for one in inner):
        return f"{STEM}.png"
    parts = [one for one in inner if isinstance(one, type) and issubclass(one, Part)]
    return _filled(parts[0]) if parts else ATTACK


def _filled(part: type[Part], *without: str) -> dict[str, Any]:
    values = {name: _value(part, name) for name in part.model_fields if name not in without}
    return {name: value for name, value in values.items() if value is not None}


def _inside(kind: Any) -> Iterator[Any]:  # noqa: ANN401 - a type
    """A type with all types and marks that it is made of."""
    yield kind
    for inner in get_args(kind):
        yield from _inside(inner)


def _takes(part: type[Part], name: str, value: Any) -> bool:  # noqa: ANN401 - a proposal
    """Whether the model would let a value in here; the other fields are missing, which does not matter."""
    try:
        part.model_validate({name: value})
    except ValidationError as problem:
        return all(error["loc"][:1] != (name,) for error in problem.errors())
    return True
