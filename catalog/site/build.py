"""From layouts and a catalog to files: what `plugin`, `build` and plain `mkdocs build` have in common."""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from catalog import site
from catalog.domain.catalog import Catalog
from catalog.pages import Pages, environment
from catalog.site import minify
from catalog.site.mkdocs_messages import listening

PDF = ".pdf"
_COMPILED = ".cache/templates"


def write_outputs(
    root: Path, site_dir: Path, catalog: Catalog, layouts: site.Layouts, more: Iterable[tuple[str, site.RenderFn]]
) -> frozenset[str]:
    """Write everything that is made of records.

    Args:
        root: The project's folder, with `theme/`.
        site_dir: Where to.
        catalog: The public records.
        layouts: The pages around them.
        more: What other rooms make, by uri: `search.files`, `pdf.files`, or the same made elsewhere.

    Returns:
        The uris.

    Raises:
        BuildError: A template is wrong, or a guide cannot be set.
    """
    with listening(root):
        env = environment(root / "theme", root / _COMPILED)
        others = dict(chain(more, minify.files(root / "theme")))
        # Pages say how heavy they are, so they are made first; who asks again gets what lies finished.
        papers = {uri: len(make()) for uri, make in others.items() if uri.endswith(PDF)}
        made = site.plan(catalog, layouts, Pages(catalog, env, papers), others.items())
        site.write(site_dir, made)
        return frozenset(made)
