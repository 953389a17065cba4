"""Small pieces of HTML, escaped. Everything that shows text of the dataset is built from these and drawn with ``st.html``."""

from html import escape

from commitments.selecting.names import Names


def esc(text: object) -> str:
    """``text`` as HTML that shows exactly these characters."""
    return escape(str(text), quote=True)


def link(href: str, label: str, **attributes: str) -> str:
    """A link; ``label`` is plain text. Only http(s) and relative addresses become links, anything else stays text."""
    if ":" in href.split("?")[0].split("/")[0] and not href.startswith(("http://", "https://")):
        return esc(label)
    rest = "".join(f' {name.rstrip("_").replace("_", "-")}="{esc(value)}"' for name, value in attributes.items())
    outside = ' rel="noopener external"' if href.startswith("http") else ""
    return f'<a href="{esc(href)}"{outside}{rest}>{esc(label)}</a>'


def party_mark(names: Names, party_id: str, in_full: bool = False) -> str:
    """A party's name with a square of its colour: the name tells, the colour only helps."""
    light, dark = names.colours(party_id)
    label = names.party_in_full(party_id) if in_full else names.party(party_id)
    return (
        f'<span class="party"><span class="swatch" style="--party:light-dark({light},{dark})" aria-hidden="true"></span>'
        f"{esc(label)}</span>"
    )


def tag(text: str, kind: str = "") -> str:
    """A small label, such as a nation or a stance."""
    return f'<span class="tag {kind}">{esc(text)}</span>'


def definition_list(pairs: list[tuple[str, str]]) -> str:
    """``pairs``: name (plain text) and value (HTML)."""
    return "<dl>" + "".join(f"<div><dt>{esc(name)}</dt><dd>{value}</dd></div>" for name, value in pairs) + "</dl>"


def contents(parts: dict[str, str]) -> str:
    """Links to the parts of a page: id of the heading -> its name."""
    items = "".join(f"<li>{link(f'#{id_}', name)}</li>" for id_, name in parts.items())
    return f'<nav aria-label="On this page"><ul class="chips">{items}</ul></nav>'
