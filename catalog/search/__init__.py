"""What the browser searches: the catalogue as columns in script files.

No index is built: texts are strings that the browser scans (`theme/assets/script/search.js`). The files are
scripts and not JSON, so that a page opened from a disk can load them too:

- `search/core.js`: titles, ids, facets, readings; loaded when a box is touched
- `search/text-N.js`: summaries, bodies, tags; loaded after it
- `search/rare.js`: readings and traditional forms of other characters; loaded when nothing was found

    folding     texts in the form in which they are compared
    script      data as a script; dictionary-coded columns
    core        the first tier
    texts       the second tier
    readings    characters and how they are read; the only module that knows pypinyin and OpenCC
    findable    the self-test: is every record found by what people type?
"""

from collections.abc import Callable, Iterator
from functools import partial

from catalog.catalog import Catalog
from catalog.search.core import core, records_of
from catalog.search.findable import unfindable
from catalog.search.folding import DROPPED, fold
from catalog.search.texts import parts, text
from catalog.search.readings import rare

__all__ = ["DROPPED", "core", "files", "fold", "rare", "text", "unfindable"]


def files(catalog: Catalog) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Each file's address below the site's root, with how to make it."""
    yield "search/core.js", partial(core, catalog)
    for number in range(1, parts(records_of(catalog)) + 1):
        yield f"search/text-{number}.js", partial(text, catalog, number)
    yield "search/rare.js", rare
