"""Values as the YAML that an editor would write: plain where that reads as itself, quoted where it does not.

What a text must look like is not known here. `source.parse` is asked whether a form is read as the value it stands
for, and the first form that is, is taken.
"""

import json
import re

from catalog.content.yaml_reader import parse

Plain = str | list["Plain"] | dict[str, "Plain"]

_ID = re.compile(r"[a-z0-9-]+")
_LINE_ENDS = re.compile("[\x7f-\x9f\u2028\u2029]")
_WIDE = 100  # a list longer than this is written one item a line


def entry(key: str, value: Plain, indent: str = "") -> str:
    """`key: value` in as many lines as it takes, each with its line end.

    Args:
        key: The key.
        value: Text, a list, or a mapping; nothing empty.
        indent: What stands before the key.
    """
    if isinstance(value, str):
        return f"{indent}{key}: {block(value, f'{indent}  ') if chr(10) in value else scalar(value)}\n"
    if isinstance(value, dict):
        return f"{indent}{key}:\n{mapping(value, f'{indent}  ')}"
    words = [item for item in value if isinstance(item, str) and _ID.fullmatch(item)]
    if len(words) == len(value) and len("".join(words)) < _WIDE:
        return f"{indent}{key}: {inline(value)}\n"
    return f"{indent}{key}:\n" + "".join(item(one, f"{indent}  ") for one in value)


def mapping(values: dict[str, Plain], indent: str) -> str:
    """The entries of a mapping, one below the other."""
    return "".join(entry(key, value, indent) for key, value in values.items())


def item(value: Plain, indent: str) -> str:
    """One item of a list, with its dash."""
    if isinstance(value, dict):
        return f"{indent}- {mapping(value, f'{indent}  ').lstrip(' ')}"
    return f"{indent}- {scalar(str(value))}\n"


def inline(value: Plain) -> str:
    """A value within brackets, whatever it is."""
    if isinstance(value, str):
        return scalar(value, inside=True)
    if isinstance(value, list):
        return f"[{', '.join(map(inline, value))}]"
    return f"{{{', '.join(f'{key}: {inline(one)}' for key, one in value.items())}}}"


def scalar(text: str, *, inside: bool = False) -> str:
    """A text in one line.

    Args:
        text: The text.
        inside: Whether it stands within brackets, where commas part values.
    """
    return text if reads_as(text, text, inside=inside) else quoted(text)


def quoted(text: str) -> str:
    """A text in double quotes, with whatever YAML would stumble over escaped."""
    safe = json.dumps(text, ensure_ascii=False)
    return _LINE_ENDS.sub(lambda found: f"\\u{ord(found[0]):04x}", safe)


def block(text: str, indent: str, opening: str = "|-") -> str:
    """Paragraphs below the key, or the quoted text where YAML would change them."""
    lines = (f"{indent}{line}" if line else "" for line in text.split("\n"))
    form = "\n".join((opening, *lines))
    return form if reads_as(text, form) else quoted(text)


def reads_as(text: str, form: str, *, inside: bool = False) -> bool:
    """Whether a form, written behind a key, is read as this text."""
    node, _ = parse("", (f"x: [{form}]\n" if inside else f"x: {form}\n").encode())
    return node is not None and node.plain() == {"x": [text] if inside else text}
