"""What all tests share: a cache of their own, and how hypothesis looks for inputs that break a rule."""

import os

import pytest
from hypothesis import HealthCheck, settings

EXAMPLES = os.environ.get("PLEDGE_EXAMPLES")  # `make fuzz` tries thousands of new ones, `make test` always the same few

settings.register_profile(
    "pledge",
    max_examples=int(EXAMPLES or 100),
    derandomize=not EXAMPLES,  # a test that passes today passes tomorrow
    deadline=None,  # the tests say themselves what may take how long; a machine may have other things to do
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("pledge")


@pytest.fixture(scope="session", autouse=True)
def with_the_desk() -> None:
    """Every page is tried. What a site without the Editors' desk leaves out has tests of its own."""
    os.environ["PLEDGE_DESK"] = "1"


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Good data is kept for the next start: here apart from what whoever runs the tests has."""
    os.environ["PLEDGE_CACHE"] = str(tmp_path_factory.mktemp("cache"))
