"""Pages written as plain HTML: a whole document that needs no script. Folds are ``<details>``, choices and pages of a list are links,
downloads lead to the plain addresses of the data."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from markupsafe import Markup

from commitments.figures import picture
from components.annotating import annotated
from components.figure_words import with_ways
from components.markup import link, markup, together
from components.output import Download
from components.picture import document_picture_html
from web.view import View

AROUND = 2  # pages of a list that are named on either side of the one shown


class HtmlOutput:
    """An ``Output`` that gathers the HTML of a page of ``view``: ``content()`` when the page has been written."""

    answers = True

    def __init__(self, view: View) -> None:
        self._view = view
        self._pieces: list[Markup] = []

    def content(self) -> Markup:
        """All that was written so far."""
        return together(self._pieces)

    def html(self, piece: Markup) -> None:
        self._pieces.append(markup('<div class="piece">{}</div>', annotated(piece, self._view.dataset)))

    @contextmanager
    def row(self, key: str) -> Iterator[None]:
        self._pieces.append(markup('<div class="row st-key-{}">', key))
        yield
        self._pieces.append(Markup("</div>"))

    @contextmanager
    def part(self, element: str) -> Iterator[None]:
        self._pieces.append(markup('<{} class="part">', element))
        yield
        self._pieces.append(markup("</{}>", element))

    @contextmanager
    def fold(self, label: str, key: str) -> Iterator[bool]:
        self._pieces.append(markup('<details class="fold" data-fold="{}"><summary>{}</summary>', key, label))
        yield True
        self._pieces.append(Markup("</details>"))

    def choice(self, label: str, options: Mapping[str, str], param: str, chosen: str, many: bool = False) -> None:
        links = (
            link(self._view.here(**{param: value}), name, **({"aria_current": "true"} if value == chosen else {}))
            for value, name in options.items()
        )
        named = markup('<span class="label">{}</span>', label)
        if many:
            folded = '<details class="choice filter"><summary>{}<span class="box">{}</span></summary><nav aria-label="{}" class="options">{}</nav></details>'
            self._pieces.append(markup(folded, named, options.get(chosen, ""), label, together(links)))
        else:
            plain = '<nav class="choice" aria-label="{}">{}<span class="options">{}</span></nav>'
            self._pieces.append(markup(plain, label, named, together(links)))

    def pages(self, number: int, shown: int) -> None:
        named = sorted({1, number, *range(max(1, shown - AROUND), min(number, shown + AROUND) + 1)})
        links: list[Markup] = []
        for before, page in zip([0, *named], named, strict=False):
            if page > before + 1:
                links.append(Markup("<span>…</span>"))
            here = {"aria_current": "page"} if page == shown else {}
            links.append(link(self._view.here(p=str(page)), str(page), aria_label=f"Page {page}", **here))
        self._pieces.append(markup('<nav class="pages" aria-label="Pages of the list">{}</nav>', together(links)))

    def downloads(self, files: Sequence[Download], key: str) -> None:
        links = (link(file.address, file.label, class_="button", download=file.name) for file in files)
        self._pieces.append(markup('<div class="row st-key-{}">{}</div>', key, together(links)))

    def code(self, text: str) -> None:
        self._pieces.append(markup('<pre class="code" tabindex="0"><code>{}</code></pre>', text))

    def figure(self, view: View, name: str, first: bool = False) -> None:
        shown = picture(view.dataset, view.selection, name, view.site)
        self.html(with_ways(document_picture_html(shown, first), shown, first))
