"""Content whose every text is an attack: one record of each kind, the site's own texts, and the ordinary pages.

Made from the model, so that a field that comes later is attacked as well: what
takes the attack holds it, what does not (numbers, dates, ids) holds its example.
"""

import json
import shutil
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from catalog.model import KINDS, Site
from catalog.model.fields import Image, Part, Ref, Term
from catalog.model.site import Vocabularies

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


def infest(root: Path) -> None:
    """Replace the content of a project's copy; the ordinary pages keep their place in the navigation."""
    content = root / "content"
    for kind in KINDS:
        shutil.rmtree(content / kind, ignore_errors=True)
        (content / kind).mkdir()
        _write(content / kind / f"{STEM}.yml", record(KINDS[kind]))
        (content / kind / f"{STEM}.md").write_text(_PROSE, "utf-8")
    _write(content / "site.yml", site())
    (content / "photos").mkdir(exist_ok=True)
    (content / "photos" / f"{STEM}.png").write_bytes(_PHOTO)
    for name in ("about", "privacy"):
        front = f"---\ntitle: {json.dumps(ATTACK)}\ndescription: {json.dumps(ATTACK)}\n---\n"
        (content / "pages" / f"{name}.md").write_text(front + _PROSE, "utf-8")


def record(model: type[Part]) -> dict[str, Any]:
    """A record of this kind, as its YAML would say it."""
    return {name: _value(field) for name, field in model.model_fields.items() if name not in ("id", "redirect_from")}


def site() -> dict[str, Any]:
    """The texts of the whole site; addresses stay away, they have their own tests."""
    made = {name: _value(field) for name, field in Site.model_fields.items() if name not in ("tiles", "base_url")}
    return {**made, "vocabularies": dict.fromkeys(Vocabularies.model_fields, {STEM: ATTACK})}


def _write(path: Path, content: dict[str, Any]) -> None:
    """JSON is YAML as well, and needs nothing but the standard library."""
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")


def _value(field: FieldInfo) -> Any:  # noqa: ANN401 - whatever the field holds
    """The attack where it is taken, else a reference, a part made likewise, or the example."""
    kind = _without_none(field.annotation)
    many = get_origin(kind) is tuple
    inner = get_args(kind)[0] if many else kind
    value = _one(inner, field)
    return [value] if many else value


def _one(kind: Any, field: FieldInfo) -> Any:  # noqa: ANN401 - a type, and what fits it
    marks = (*getattr(kind, "__metadata__", ()), *field.metadata)
    if any(isinstance(mark, Ref | Term) for mark in marks):
        return STEM
    if any(isinstance(mark, Image) for mark in marks):
        return f"{STEM}.png"
    if isinstance(kind, type) and issubclass(kind, Part):
        return {name: _value(part) for name, part in kind.model_fields.items()}
    return ATTACK if _takes(kind, field) else (field.examples or [None])[0]


def _takes(kind: Any, field: FieldInfo) -> bool:  # noqa: ANN401 - a type
    """Whether the model would let the attack in here."""
    try:
        TypeAdapter(kind).validate_python(ATTACK)
        for mark in field.metadata:
            TypeAdapter(_constrained(mark)).validate_python(ATTACK)
    except ValidationError:
        return False
    return True
