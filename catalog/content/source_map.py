"""Where each value of a YAML file begins and ends, as offsets into its text."""

from catalog.content.yaml_reader import Node


class Spans:
    """A text with its tree and the offsets of its lines."""

    def __init__(self, text: str, top: Node) -> None:
        """Take a file that ends with a line end, and its tree."""
        self.text = text
        self.top = top
        self.starts = [0]
        for line in self.text.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def at(self, place: tuple[int, int]) -> int:
        """The offset of a line and column."""
        return self.starts[place[0] - 1] + place[1] - 1

    def line(self, offset: int) -> int:
        """The offset at which the line begins that holds this one."""
        return self.text.rfind("\n", 0, offset) + 1

    def after(self, offset: int) -> int:
        """The offset at which the next line begins."""
        return self.text.find("\n", offset) + 1

    def span(self, node: Node) -> tuple[int, int]:
        """From a value's first character to behind its last."""
        begin = self.at((node.line, node.column))
        if isinstance(node.value, str) or self.text[begin] in "[{":
            return begin, len(self.text[: self.at(node.end)].rstrip())
        inside = node.value if isinstance(node.value, list) else list(node.value.values())
        return begin, self.span(inside[-1])[1]

    def spliced(self, begin: int, end: int, form: str) -> str:
        """The text with something else between two offsets."""
        return self.text[:begin] + form + self.text[end:]

    def in_brackets(self, node: Node) -> bool:
        """Whether a list or mapping is written `[…]` or `{…}`."""
        return self.text[self.at((node.line, node.column))] in "[{"

    def indent(self, node: Node) -> str:
        """What stands before the keys or dashes of a value."""
        return " " * (node.column - 1)
