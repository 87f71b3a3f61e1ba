"""What the browser searches: the catalogue as columns in script files.

No index is built: texts are strings that the browser scans (`theme/assets/js/search/engine/engine.js`). The files are
scripts and not JSON, so that a page opened from a disk can load them too:

- `search/core.js`: titles, ids, facets, readings; loaded with the engine when a box is touched
- `search/text-N.js`: summaries, bodies, tags; loaded after it
- `search/rare.js`: readings and traditional forms of other characters; loaded when nothing was found

    normalize    texts in the form in which they are compared
    pinyin       how characters are read; the only module that knows pypinyin
    serialize    data as a script; dictionary-coded columns
    core_index   the first tier
    text_index   the second tier
    self_test    is every record found by what people type?
"""

from collections.abc import Callable, Iterator
from functools import partial

from catalog.content.normalize import DROPPED, fold
from catalog.domain.catalog import Catalog
from catalog.search.core_index import core, records_of
from catalog.search.pinyin import rare
from catalog.search.self_test import unfindable
from catalog.search.text_index import parts, text

__all__ = ["DROPPED", "core", "files", "fold", "rare", "text", "unfindable"]


def files(catalog: Catalog) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Each data file's address below the site's root, with how to make it."""
    yield "search/core.js", partial(core, catalog)
    for number in range(1, parts(records_of(catalog)) + 1):
        yield f"search/text-{number}.js", partial(text, catalog, number)
    yield "search/rare.js", rare
