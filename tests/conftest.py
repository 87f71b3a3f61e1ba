"""What tests of every folder share."""

from pathlib import Path

import pytest
from hypothesis import settings

# The same examples on every machine and every run, and none that fails because the machine is slow.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return Path(__file__).resolve().parents[1]
