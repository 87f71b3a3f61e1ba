"""What is shown of a record: its facts, its summary, and the line on its card; each kind's `KindView` says how."""

from catalog.domain import wording
from catalog.domain.catalog import Catalog
from catalog.domain.facts import Fact, items_of
from catalog.domain.kinds import KIND_VIEWS
from catalog.model import Record


def facts_of(catalog: Catalog, record: Record) -> tuple[Fact, ...]:
    """Everything of a record that is a fact rather than text."""
    facts = (Fact(label, items_of(value)) for label, value in KIND_VIEWS[record.KIND].facts(catalog, record))
    return tuple(fact for fact in facts if fact.items)


def summary(record: Record) -> str:
    """One sentence or a few about a record, for cards, search engines and feeds."""
    return KIND_VIEWS[record.KIND].summary(record)


def line(catalog: Catalog, record: Record) -> tuple[str, ...]:
    """The few facts that stand on a card."""
    return tuple(part for part in KIND_VIEWS[record.KIND].line(catalog, record) if part)


def plain_title(record: Record) -> str:
    """A record's title where no badge can stand beside it: `【取消】清明祭扫（示例）`."""
    state = wording.STATE.get(record.get("state") or "")
    return f"{f'【{state}】' if state else ''}{sample_title(record)}"


def sample_title(record: Record) -> str:
    """A record's title, which says of a sample that it is one."""
    return f"{record.heading}（示例）" if record.status == "sample" else record.heading
