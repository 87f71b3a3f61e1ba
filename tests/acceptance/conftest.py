"""What holds of the sample content only: it stands aside, saying so, once a site has content of its own."""

import pytest

from catalog.content.loader import Library
from tests.support.sample_content import own_content


@pytest.fixture(scope="session", autouse=True)
def only_sample_content(real: Library) -> None:
    """Skip the folder as soon as an editor has published a record, prepared one, or added a photo."""
    if paths := list(own_content(real)):
        more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
        pytest.skip(
            f"acceptance: the content has records of its own ({paths[0]}{more}), so what holds of the sample "
            "content stands aside"
        )
