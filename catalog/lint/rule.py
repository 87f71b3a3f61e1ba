"""What a rule is: a code, a severity, and a function that looks through the content."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from catalog.content.loader import Library
from catalog.diagnostics import Diagnostic, Finding, Severity

Check = Callable[..., Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check over the whole content.

    Attributes:
        code: The code of its problems; two rules may share one.
        severity: The severity of its problems.
        check: Takes the `Library`, and today's date after it if the rule needs that, and yields what it finds.
        needs_date: Whether it asks which day it is; it is left out where no day is given.
    """

    code: str
    severity: Severity
    check: Check
    needs_date: bool = False

    def problems(self, library: Library, today: date | None) -> Iterator[Diagnostic]:
        """Run the rule and yield its findings as problems."""
        if self.needs_date and today is None:
            return
        for finding in self.check(library, today) if self.needs_date else self.check(library):
            place = finding.path, finding.line, finding.column
            yield Diagnostic(*place, self.code, finding.message, finding.hint, self.severity, finding.fix)


def rule(code: str, severity: Severity = "error", *, needs_date: bool = False) -> Callable[[Check], Rule]:
    """Declare the function below as a rule; `lint.rules` finds it by itself."""
    return lambda check: Rule(code, severity, check, needs_date)
