"""Asking for one value after another, at a terminal or through a pipe."""

import sys

from pydantic.fields import FieldInfo

from catalog.authoring.choices import known, meant_by, shown
from catalog.authoring.scaffold import fault, lacking
from catalog.cli.console import say
from catalog.content.loader import Library
from catalog.content.yaml_writer import Plain
from catalog.model import Part
from catalog.model.labels import label, many
from catalog.model.references import part_of

_YES = frozenset({"是", "y", "yes"})
_SEPARATORS = str.maketrans("，、；,;", "     ")


class EndError(Exception):
    """Nobody answers any more."""


def answer(question: str) -> str:
    """One line of what the person types, stripped.

    Raises:
        EndError: The input has ended.
    """
    say(question)
    sys.stderr.write("> ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        say("")
        raise EndError
    return line.strip()


def confirm(question: str) -> bool:
    """Ask a question that only a yes answers with yes; the end of the input is a no."""
    try:
        return answer(question).lower() in _YES
    except EndError:
        return False


def ask(model: type[Part], values: dict[str, Plain], library: Library, within: str = "") -> None:
    """Ask for every required field that has no value yet; what is answered is put into `values` at once.

    Raises:
        EndError: The input has ended; what was answered before stays.
    """
    wanted = lacking(model, values) or (() if values else tuple(model.model_fields))
    title = getattr(model, "TITLE_FIELD", "")
    for name in sorted(wanted, key=lambda one: one != title):
        field = model.model_fields[name]
        inner = part_of(field.annotation)
        if inner and many(field):
            found: list[Plain] = []
            values[name] = found
            _ask_parts(inner, found, library, f"{within}{label(field)}")
        elif inner:
            part: dict[str, Plain] = {}
            values[name] = part
            while not part:
                ask(inner, part, library, f"{within}{label(field)}：")
        elif (said := _ask_value(model, name, library, within)) is not None:
            values[name] = said


def _ask_parts(inner: type[Part], found: list[Plain], library: Library, named: str) -> None:
    """Part after part, until the person has had enough."""
    while not found or answer(f"{named}：再加一项吗？加就写 1，够了直接按回车"):
        part: dict[str, Plain] = {}
        found.append(part)
        ask(inner, part, library, f"{named}第 {len(found)} 项：")


def _ask_value(model: type[Part], name: str, library: Library, within: str) -> Plain | None:
    """One field, as often as it takes; None when it may be left out and is."""
    field = model.model_fields[name]
    values = known(field, library)
    question = f"\n{within}{_question(field, values)}"
    while True:
        text = answer(question)
        if not text and not field.is_required():
            return None
        if not text:
            question = "这一项必须填"
            continue
        said = given([text, *_more_lines(field, values)], field, values)
        question = fault(model, name, said) or _unknown(said, values)
        if not question:
            return said


def _more_lines(field: FieldInfo, values: dict[str, str]) -> list[str]:
    """The further lines of a list of texts, up to an empty one."""
    lines: list[str] = []
    while many(field) and not values and (line := answer("再写一条；没有了直接按回车")):
        lines.append(line)
    return lines


def _question(field: FieldInfo, values: dict[str, str]) -> str:
    """What is asked, with what can be answered."""
    example = f"（例如：{field.examples[0]}）" if field.examples and not values else ""
    if not values:
        return f"{field.description}{example}"
    rows = "\n".join(f"  {place:>3}  {shown(value, values)}" for place, value in enumerate(values, 1))
    several = "，可以选几个，中间空一格" if many(field) else ""
    return f"{field.description}\n{rows}\n写左边的数字{several}"


def given(texts: list[str], field: FieldInfo, values: dict[str, str]) -> Plain:
    """What answers or settings say: numbers of the list, names and ids all stand for the value."""
    if not values:
        return [*texts] if many(field) else texts[-1]
    listed = dict(enumerate(values, 1))
    found: dict[str, Plain] = {}
    for text in texts:
        split = many(field) and meant_by(text, values) not in values
        for word in text.translate(_SEPARATORS).split() if split else [text]:
            number = int(word) if word.isascii() and word.isdecimal() else 0
            found[listed.get(number) or meant_by(word, values)] = ""
    return list(found) if many(field) else next(iter(found), "")


def _unknown(said: Plain, values: dict[str, str]) -> str:
    """A word that is none of those that there are."""
    wrong = [str(one) for one in (said if isinstance(said, list) else [said]) if values and one not in values]
    return f"没有“{wrong[0]}”，请从上面选" if wrong else ""


def choose_kind(names: dict[str, str]) -> str:
    """Which kind of record it is to be."""
    rows = "\n".join(f"  {place}  {name}" for place, name in enumerate(names.values(), 1))
    while True:
        text = answer(f"要新建什么？写左边的数字\n{rows}")
        if text.isascii() and text.isdecimal() and 0 < int(text) <= len(names):
            return list(names)[int(text) - 1]
