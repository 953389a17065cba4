"""Small pieces of HTML. HTML and plain text are different types: what is no ``Markup`` is escaped wherever it is put into HTML.

Everything that shows text of the dataset is built from these, so that what an editor typed comes out as typed.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from string import Formatter
from typing import LiteralString

from markupsafe import Markup, escape

from commitments.selecting.names import Names

Text = Markup | str  # HTML, or plain text that is escaped where it is put into HTML


def markup(template: LiteralString, *values: object) -> Markup:
    """HTML from a template with a ``{}`` for each value; values that are no ``Markup`` are escaped. ``{:,}`` formats a number.

    Raises ValueError where values and places differ in number.
    """
    literals, specs = _parts(template)
    parts = [literals[0]]
    for literal, spec, value in zip(literals[1:], specs, values, strict=True):
        parts.append(escape(format(value, spec)) if spec else escape(value))
        parts.append(literal)
    return Markup("".join(parts))


@lru_cache(maxsize=1024)  # as many as there are in the code, and some
def _parts(template: str) -> tuple[list[str], list[str]]:
    """The literals of a template, and between each two the format of the value that goes there."""
    literals, specs = [""], []
    for literal, name, spec, _ in Formatter().parse(template):
        literals[-1] += literal
        if name is not None:
            specs.append(spec or "")
            literals.append("")
    return literals, specs


def esc(text: object) -> Markup:
    """``text`` as HTML that shows exactly these characters."""
    return escape(text)


def together(parts: Iterable[Text], between: str = "") -> Markup:
    """The parts one after the other, with ``between`` between each two."""
    return escape(between).join(parts)


def listed(parts: Iterable[Text], last: str = "and") -> Markup:
    """``a``, ``a and b``, ``a, b and c``, as ``wording.joined`` does for plain text."""
    parts = list(parts)
    if len(parts) < 2:
        return together(parts)
    return markup("{} {} {}", together(parts[:-1], ", "), last, parts[-1])


def link(href: str, label: Text, **attributes: str) -> Markup:
    """A link. Only http(s) and relative addresses become links, anything else stays text."""
    if ":" in href.split("?")[0].split("/")[0] and not href.startswith(("http://", "https://")):
        return escape(label)
    rest = together(markup(' {}="{}"', name.rstrip("_").replace("_", "-"), value) for name, value in attributes.items())
    outside = Markup(' rel="noopener external"') if href.startswith("http") else ""
    return markup('<a href="{}"{}{}>{}</a>', href, outside, rest, label)


# What a browser that translates the page must leave alone: a short name ("Green"), a phrase to be searched for in a text.
UNTRANSLATED = Markup(' translate="no"')


def as_it_stands(text: str) -> Markup:
    """A text that stays as it is when a browser translates the page."""
    return markup("<span{}>{}</span>", UNTRANSLATED, text)


def party_mark(names: Names, party_id: str, in_full: bool = False) -> Markup:
    """A party's name with a square of its colour: the name tells, the colour only helps."""
    light, dark = names.colours(party_id)
    label = names.party_in_full(party_id) if in_full else names.party(party_id)
    return markup(
        '<span{} class="party"><span class="swatch" style="--party:light-dark({},{})" aria-hidden="true"></span>{}</span>',
        "" if in_full else UNTRANSLATED,
        light,
        dark,
        label,
    )


def tag(text: str, kind: str = "") -> Markup:
    """A small label, such as a nation or a stance."""
    return markup('<span class="tag {}">{}</span>', kind, text)


def definition_list(pairs: Iterable[tuple[str, Text]]) -> Markup:
    """``pairs``: name and value."""
    return markup("<dl>{}</dl>", together(definition(name, value) for name, value in pairs))


def definition(name: Text, value: Text) -> Markup:
    """A name with its value, for a list of such; "content" is a word by which a browser's reader view knows what to keep."""
    return markup('<div class="content-row"><dt>{}</dt><dd>{}</dd></div>', name, value)


def contents(parts: Mapping[str, str]) -> Markup:
    """Links to the parts of a page: id of the heading -> its name."""
    return chips("On this page", [link(f"#{id_}", name) for id_, name in parts.items()])


def folded(label: Text, body: Text) -> Markup:
    """What is read when it is opened."""
    return markup('<details class="more"><summary>{}</summary>{}</details>', label, body)


def folded_on_a_phone(label: Text, body: Text, of: str = "", opened: bool = False) -> Markup:
    """The same, but on a desk it is in sight at once, and where it is ``opened`` on a phone too. ``of``: what it is the rest of, for those
    who hear the label alone."""
    name = markup(' aria-label="{}: {}"', label, of) if of else ""
    return markup(
        '<details class="rest"{}><summary{}>{}</summary>{}</details>', Markup(" open" if opened else ""), name, label, body
    )


def hidden_fields(params: Mapping[str, Sequence[str]]) -> Markup:
    """What a form sends along unseen: parameter -> its values."""
    return together(
        markup('<input type="hidden" name="{}" value="{}">', name, value) for name, values in params.items() for value in values
    )


def chips(label: str, items: Sequence[Text]) -> Markup:
    """A line of links that lead to parts or forms of a page. ``label``: its name for those who listen."""
    return markup(
        '<nav aria-label="{}"><ul class="chips">{}</ul></nav>', label, together(markup("<li>{}</li>", i) for i in items)
    )
