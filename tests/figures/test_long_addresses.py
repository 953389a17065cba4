"""An address that names all there is still ends, and its cost does not grow with the square of its length."""

import pytest

from commitments.figures.canvas import text
from commitments.figures.canvas.text import wrapped_anywhere


@pytest.mark.parametrize("letters", [1, 7, 300, 30_000])
def test_an_address_of_any_length_is_broken_into_full_lines(letters: int, monkeypatch: pytest.MonkeyPatch) -> None:
    address = "".join("il/mW?=1ŵ"[place % 9] for place in range(letters))
    looked_at = 0
    table = text.WIDTHS[False]

    class Counted(dict[str, int]):
        def get(self, key: str, default: int = 0) -> int:  # type: ignore[override]
            nonlocal looked_at
            looked_at += 1
            return table.get(key, default)

    monkeypatch.setitem(text.WIDTHS, False, Counted())
    lines = wrapped_anywhere(address, 12.5, 300)
    monkeypatch.undo()
    assert "".join(lines) == address
    assert all(text.width(line, 12.5) <= 300 for line in lines)
    assert all(text.width(line + after[0], 12.5) > 300 for line, after in zip(lines, lines[1:], strict=False))
    assert looked_at <= 3 * letters
