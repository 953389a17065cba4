"""How hypothesis looks for inputs that break a rule: in `make test` always the same few, in `make fuzz` thousands of new ones."""

import os

from hypothesis import HealthCheck, settings

EXAMPLES = os.environ.get("PLEDGE_EXAMPLES")

settings.register_profile(
    "pledge",
    max_examples=int(EXAMPLES or 100),
    derandomize=not EXAMPLES,  # a test that passes today passes tomorrow
    deadline=None,  # the tests say themselves what may take how long; a machine may have other things to do
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("pledge")
