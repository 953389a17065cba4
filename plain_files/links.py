"""The links of a page, led to files: what has a file gets a relative link to it, of what has none only the words stay."""

import re
from collections.abc import Callable
from html import escape

from plain_files.addresses import Address, way

LINK = re.compile(r'<a\b([^>]*?)\shref="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
SOURCE = re.compile(r'\s(src|srcset)="([^"]*)"')
FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
GONE = "\0"
BESIDE_GONE = re.compile(r"\s*·\s*\0|\0(?:\s*·\s*)?")
EMPTY = re.compile(r"<(li|p)\b[^>]*>\s*</\1>")
# A choice of which nothing is left, or but what is chosen.
NO_CHOICE = re.compile(r'<nav [^>]*><ul class="chips">(?:<li><a [^>]*aria-current="true"[^>]*>[^<]*</a></li>)?</ul></nav>')
# What is said of filters, of which files have none.
OF_FILTERS = re.compile(r";[^.;<]* under Filters[^.<]*|\s*(?:Choose|Change) [^.<]* under Filters[^.<]*\.")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|#|//", re.IGNORECASE)

KEPT = "data-kept"  # marks a link to a place in the folder itself

# An address -> the file that stands for it, '' where there is none.
Find = Callable[[Address], str]


def led_to_files(html: str, file: str, find: Find, goes: Callable[[Address], bool]) -> str:
    """``html`` of the page that is to stand in ``file``. Forms go: nothing could answer them. So do links without a file that ``goes``
    says, with their words and what held them alone."""

    def link(match: re.Match[str]) -> str:
        before, href, after, words = match.groups()
        if ELSEWHERE.match(href) or KEPT in before:
            return match[0]
        address = Address.of(href)
        found = find(address)
        if not found and goes(address):
            return GONE
        if not found:
            return f'<span class="no-file">{words}</span>'
        return f'<a{before} href="{_relative(file, found, address.fragment)}"{after}>{words}</a>'

    def source(match: re.Match[str]) -> str:
        name, written = match.groups()
        if ELSEWHERE.match(written):
            return match[0]
        found = find(Address.of(written))
        return f' {name}="{way(file, found)}"' if found else ""

    linked = BESIDE_GONE.sub("", LINK.sub(link, OF_FILTERS.sub("", FORM.sub("", html))))
    return SOURCE.sub(source, NO_CHOICE.sub("", EMPTY.sub("", linked)))


def _relative(start: str, end: str, fragment: str) -> str:
    if start == end and fragment:
        return f"#{escape(fragment)}"
    return way(start, end) + (f"#{escape(fragment)}" if fragment else "")
