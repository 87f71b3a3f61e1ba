"""Map the values of a YAML file to offsets in its text."""

from itertools import accumulate

from catalog.content.yaml_reader import Node


class SourceMap:
    """A text with its tree and the offsets of its lines."""

    def __init__(self, text: str, root: Node) -> None:
        """Take a file that ends with a line end, and its tree."""
        self.text = text
        self.root = root
        self.line_starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    def offset(self, place: tuple[int, int]) -> int:
        """Return the offset of a line and column."""
        return self.line_starts[place[0] - 1] + place[1] - 1

    def line_start(self, offset: int) -> int:
        """Return the offset at which the line of an offset begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def next_line(self, offset: int) -> int:
        """Return the offset at which the next line begins."""
        return self.text.find("\n", offset) + 1

    def span(self, node: Node) -> tuple[int, int]:
        """Return the offsets of a value's first character and behind its last."""
        begin = self.offset((node.line, node.column))
        if isinstance(node.value, str) or self.text[begin] in "[{":
            return begin, len(self.text[: self.offset(node.end)].rstrip())
        *_, last = node.children.values()
        return begin, self.span(last)[1]

    def replace(self, begin: int, end: int, replacement: str) -> str:
        """Return the text with something else between two offsets."""
        return self.text[:begin] + replacement + self.text[end:]

    def is_in_brackets(self, node: Node) -> bool:
        """Return whether a list or mapping is written `[…]` or `{…}`."""
        return self.text[self.offset((node.line, node.column))] in "[{"

    def indent(self, node: Node) -> str:
        """Return the blanks before the keys or dashes of a value."""
        return " " * (node.column - 1)
