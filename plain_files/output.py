"""Pages written for files: as for a document, but with no choice that leads nowhere."""

from collections.abc import Callable, Mapping, Sequence

from components.in_html import HtmlOutput
from components.output import Download
from plain_files.addresses import Address
from web.view import View


class FileOutput(HtmlOutput):
    """``has``: is there a file for an address?"""

    answers = False

    def __init__(self, view: View, has: Callable[[Address], bool]) -> None:
        super().__init__(view)
        self._asked, self._has = view, has

    def choice(self, label: str, options: Mapping[str, str], param: str, chosen: str, many: bool = False) -> None:
        """The options that have a file; nothing where that is the one that is shown."""
        written = {value: name for value, name in options.items() if self._has(Address.of(self._asked.here(**{param: value})))}
        if set(written) - {chosen}:
            super().choice(label, written, param, chosen, many)

    def downloads(self, files: Sequence[Download], key: str) -> None:
        """The downloads that have a file."""
        written = [file for file in files if self._has(Address.of(file.address))]
        if written:
            super().downloads(written, key)
