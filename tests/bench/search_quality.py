"""What the search finds and how it feels, on made-up catalogues of several sizes.

    python tests/bench/search_quality.py --records 200 2000 10000 --seed 7
    python tests/bench/search_quality.py --records 200 2000 --peers 2000

See README.md beside this file.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[0] = str(ROOT)

from playwright.sync_api import Browser  # noqa: E402 - the path is set above

from catalog.content.loader import load  # noqa: E402 - likewise
from tests.bench.build_speed import memory_disk  # noqa: E402 - likewise
from tests.bench.search import browser, contenders, report, rivals  # noqa: E402 - likewise
from tests.bench.search.corpus import corpus  # noqa: E402 - likewise
from tests.bench.search.documents import documents  # noqa: E402 - likewise
from tests.bench.search.queries import Query, queries  # noqa: E402 - likewise
from tests.bench.search.world import World  # noqa: E402 - likewise

TYPED = 3  # queries of each category that are typed key by key


def compare(window: Browser, folder: Path, count: int, chosen: argparse.Namespace) -> Iterator[str]:
    """The tables for one size, as Markdown."""
    site = load(ROOT).site
    if site is None:
        message = "content/site.yml has mistakes: python build.py check"
        raise SystemExit(message)
    made = corpus(count, chosen.seed)
    dice = random.Random(chosen.seed + 1)  # noqa: S311 - no secrets
    world = World(made, site, documents(made, site), dice)
    asked = list(queries(world, chosen.each))
    typed = sample(asked, dice)
    rows = []
    for one in chain(
        [contenders.ours(folder, made)], rivals.rivals(folder, world.documents) if count in chosen.peers else ()
    ):
        sys.stderr.write(f"{count} records: {one.name}\n")
        found = browser.answers(window, one.folder, [query.typed for query in asked])
        rows.append(report.Row(one, report.judged(world, asked, found), browser.speed(window, one.folder, typed)))
    yield from report.tables(count, rows)


def sample(asked: Sequence[Query], dice: random.Random) -> list[str]:
    """Some queries of each category in any order, but first what is asked of fresh pages: words from titles."""
    kinds = dict.fromkeys(query.category for query in asked)
    some = [[one.typed for one in asked if one.category == kind][:TYPED] for kind in kinds]
    rest = [typed for of_kind in some for typed in of_kind]
    dice.shuffle(rest)
    return [one.typed for one in asked if one.category == "middle"][-5:] + rest


def main() -> None:
    """Compare at each size, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, nargs="+", default=[200, 2000, 10000], help="sizes (200 2000 10000)")
    parser.add_argument("--seed", type=int, default=1, help="makes catalogue and queries (1)")
    parser.add_argument("--each", type=int, default=40, help="queries of each category (40)")
    parser.add_argument(
        "--peers",
        type=int,
        nargs="*",
        default=[],
        help="at which sizes Material's search, Pagefind and MiniSearch as well",
    )
    chosen = parser.parse_args()
    with browser.launched() as window:
        sys.stdout.write(f"{report.heading(window, chosen.seed)}\n\n")
        for count in chosen.records:
            with tempfile.TemporaryDirectory(prefix="catalog-search-", dir=memory_disk()) as scratch:
                for line in compare(window, Path(scratch), count, chosen):
                    sys.stdout.write(f"{line}\n")
                    sys.stdout.flush()


if __name__ == "__main__":
    main()
