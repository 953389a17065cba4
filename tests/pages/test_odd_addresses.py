"""Whatever stands in an address, every page runs, and nothing of it becomes markup. `make fuzz` asks many more of them."""

import re
from pathlib import Path

import pytest
from app_test import AppTest
from odd_addresses import COUNT, MARK, Elements, odd_params
from shown import Shown

from commitments.library import Dataset
from web.pages import EMBED, PAGES

PROJECT = Path(__file__).parents[2]
EVERY = {info.path: info.file for info in (*PAGES.values(), EMBED)}
EACH = -(-COUNT // len(EVERY))
# Elements in which Streamlit reads Markdown.
HARMLESS = re.compile(r"\]\([\w.%=&+/?~-]+\)", re.ASCII)  # the target of a link, with everything percent-encoded
MARKDOWN = ("markdown", "caption", "header", "subheader", "title", "expander", "tab", "toast", "alert")


def as_sent(text: str) -> str:
    """No text that arrives has half a character: an address is decoded from UTF-8 with the faults replaced."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


@pytest.mark.parametrize("part", range(-(-EACH // 25)))
@pytest.mark.parametrize("path", EVERY, ids=lambda path: path or "overview")
def test_any_address_gives_a_page_without_its_markup(shipped: Dataset, path: str, part: int) -> None:
    for number in range(part * 25, min(EACH, part * 25 + 25)):
        params = odd_params(f"{path} {number}", shipped)
        at = AppTest.from_file(PROJECT / "dashboard.py", default_timeout=60)
        if path:
            at.switch_page(EVERY[path])
        for name, values in params.items():
            at.query_params[as_sent(name)] = [as_sent(value) for value in values]
        at.run()
        case = f"{path} {number}: {params}"[:3000]
        assert not at.exception, (case, [exception.message for exception in at.exception])
        shown = Shown(at)
        assert not Elements("\n".join(shown.bodies)).made, case
        for kind in MARKDOWN:
            for element in at.get(kind):
                text = HARMLESS.sub("]", getattr(element.proto, "body", str(element.proto)))
                assert MARK not in text, (case, element.proto)
        assert len("".join(shown.bodies)) < 3_000_000, case
