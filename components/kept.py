"""What a page writes under Streamlit, kept for the next reader who asks for the same view: most readers look at what others look at.

A page is written once into a ``Script``, which is then played to each reader. The script is kept with the data that it was made from and
goes with it.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from markupsafe import Markup

from commitments.dataset import Dataset, derived
from components.annotating import annotated
from components.figure import figure_html, has_addresses, picture_ground
from components.on_streamlit import StreamlitOutput
from components.output import Download, Page
from web.bounded_store import BoundedStore
from web.view import View

MOST = 300  # views of one dataset: some 20 MB
Step = Callable[[StreamlitOutput], None]


@dataclass
class Script:
    """An ``Output`` that notes what is written, step by step. What is in a fold is noted whether or not a reader has it open."""

    view: View
    ground: str
    by_address: bool
    steps: list[Step] = field(default_factory=list)
    answers = True

    def play(self, out: StreamlitOutput) -> None:
        """Writes it all for one reader."""
        _play(self.steps, out)

    def html(self, piece: Markup) -> None:
        done = annotated(piece, self.view.dataset)
        self.steps.append(lambda out: out.annotated_html(done))

    @contextmanager
    def row(self, key: str) -> Iterator[None]:
        with self._inner() as steps:
            yield

        def play(out: StreamlitOutput) -> None:
            with out.row(key):
                _play(steps, out)

        self.steps.append(play)

    @contextmanager
    def part(self, element: str) -> Iterator[None]:
        yield  # as in ``StreamlitOutput``

    @contextmanager
    def fold(self, label: str, key: str) -> Iterator[bool]:
        with self._inner() as steps:
            yield True

        def play(out: StreamlitOutput) -> None:
            with out.fold(label, key) as opened:
                if opened:
                    _play(steps, out)

        self.steps.append(play)

    def choice(self, label: str, options: Mapping[str, str], param: str, chosen: str, many: bool = False) -> None:
        self.steps.append(lambda out: out.choice(label, options, param, chosen, many))

    def pages(self, number: int, shown: int) -> None:
        self.steps.append(lambda out: out.pages(number, shown))

    def downloads(self, files: Sequence[Download], key: str) -> None:
        self.steps.append(lambda out: out.downloads(files, key))

    def code(self, text: str) -> None:
        self.steps.append(lambda out: out.code(text))

    def figure(self, view: View, name: str, first: bool = False) -> None:
        done = figure_html(view, name, first, self.ground, self.by_address)
        self.steps.append(lambda out: out.annotated_html(done))

    @contextmanager
    def _inner(self) -> Iterator[list[Step]]:
        """The steps inside a box."""
        around, self.steps = self.steps, []
        try:
            yield self.steps
        finally:
            self.steps = around


def _play(steps: Sequence[Step], out: StreamlitOutput) -> None:
    for step in steps:
        step(out)


def script_of(page: Page, view: View) -> Script:
    """What the page writes for the view: as it was kept, or anew. Searches and addresses with unknown values, which anybody can make up
    endlessly, are not kept."""
    key = _key(view)
    kept = _scripts(view.dataset)
    script = kept.get(key)
    if script is None:
        by_address = has_addresses(view)
        script = Script(view, picture_ground(by_address), by_address)
        page(view, script)
        if not (view.selection.text or view.unknown):
            kept.put(key, script)
    return script


def _key(view: View) -> Hashable:
    faults = (view.state.faults, view.state.since) if view.state else None
    return (view.key, faults, picture_ground(by_address := has_addresses(view)), by_address)


@derived
def _scripts(dataset: Dataset) -> BoundedStore[Script]:
    return BoundedStore(MOST)
