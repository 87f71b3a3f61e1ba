"""Write values as YAML that an editor would write: plain where possible, else quoted.

Whether a plain text needs quotes is decided by parsing it: the first form that is read back as the value is taken.
"""

import json
import re

from catalog.content.yaml_reader import parse_text

Plain = str | list["Plain"] | dict[str, "Plain"]

_ID = re.compile(r"[a-z0-9-]+")
_LINE_ENDS = re.compile("[\x7f-\x9f\u2028\u2029]")
_INLINE_WIDTH = 100  # a longer list is written one item a line


def entry(key: str, value: Plain, indent: str = "") -> str:
    """Write `key: value` in one or several lines, each with its line end.

    Args:
        key: The key.
        value: Text, a list, or a mapping; not empty.
        indent: The blanks before the key.
    """
    if isinstance(value, str):
        return f"{indent}{key}: {block(value, f'{indent}  ') if chr(10) in value else scalar(value)}\n"
    if isinstance(value, dict):
        return f"{indent}{key}:\n{mapping(value, f'{indent}  ')}"
    ids = [child for child in value if isinstance(child, str) and _ID.fullmatch(child)]
    if len(ids) == len(value) and len("".join(ids)) < _INLINE_WIDTH:
        return f"{indent}{key}: {inline(value)}\n"
    return f"{indent}{key}:\n" + "".join(item(child, f"{indent}  ") for child in value)


def mapping(values: dict[str, Plain], indent: str) -> str:
    """Write the entries of a mapping, one below the other."""
    return "".join(entry(key, value, indent) for key, value in values.items())


def item(value: Plain, indent: str) -> str:
    """Write one item of a list, with its dash."""
    if isinstance(value, dict):
        return f"{indent}- {mapping(value, f'{indent}  ').lstrip(' ')}"
    return f"{indent}- {scalar(str(value))}\n"


def inline(value: Plain) -> str:
    """Write a value that stands within brackets."""
    if isinstance(value, str):
        return scalar(value, in_brackets=True)
    if isinstance(value, list):
        return f"[{', '.join(map(inline, value))}]"
    return f"{{{', '.join(f'{key}: {inline(child)}' for key, child in value.items())}}}"


def scalar(text: str, *, in_brackets: bool = False) -> str:
    """Write a text in one line.

    Args:
        text: The text.
        in_brackets: Whether it stands within brackets, where commas separate values.
    """
    return text if reads_as(text, text, in_brackets=in_brackets) else quoted(text)


def quoted(text: str) -> str:
    """Write a text in double quotes, with escapes for what YAML does not allow."""
    escaped = json.dumps(text, ensure_ascii=False)
    return _LINE_ENDS.sub(lambda match: f"\\u{ord(match[0]):04x}", escaped)


def block(text: str, indent: str, opening: str = "|-") -> str:
    """Write paragraphs below the key, or a quoted text where YAML would change them."""
    lines = (f"{indent}{line}" if line else "" for line in text.split("\n"))
    form = "\n".join((opening, *lines))
    return form if reads_as(text, form) else quoted(text)


def reads_as(text: str, form: str, *, in_brackets: bool = False) -> bool:
    """Return whether a form, written behind a key, is read as this text."""
    node, _ = parse_text("", f"x: [{form}]\n" if in_brackets else f"x: {form}\n")
    return node is not None and node.plain() == {"x": [text] if in_brackets else text}
