"""Random and hostile query strings, the same ones for the same seed: what links get wrong, and what somebody would send on purpose."""

import os
import random
import re
from html.parser import HTMLParser
from urllib.parse import quote, quote_plus

from commitments.library import Dataset
from commitments.selecting.selection import FILTERS, SWITCHES

COUNT = int(os.environ.get("PLEDGE_ODD_ADDRESSES", "120"))  # `make fuzz` asks 2,000
MARK = "oddmark"  # in every text that would do something
# Each would make an element, a link, a formula, a directive or a header if anything read it as more than text.
HOSTILE = (
    f"<script>{MARK}()</script>", f'"><script>{MARK}()</script>', f"'><u>{MARK}</u>", f"<img src=x onerror={MARK}()>", f"</title><u>{MARK}",
    f"</script><u>{MARK}</u>", f"javascript:{MARK}()", f"[{MARK}](javascript:{MARK}())", f"![{MARK}](x)", f"${MARK}$", f":red[{MARK}]", f"**{MARK}**",
    f":material/home:{MARK}",
    f"`{MARK}`", f"&lt;u&gt;{MARK}", f"%3Cu%3E{MARK}", f"\\u003cu\\u003e{MARK}", f"{{{{{MARK}}}}}",
    f"${{{MARK}}}", f"{MARK}\r\nSet-Cookie: a=b",
    f"={MARK}()", f"' OR 1=1 --{MARK}", f"../../../etc/passwd{MARK}", f"file:///{MARK}", f"//evil.example/{MARK}", f"__import__('os').abort()#{MARK}",
    f" onmouseover={MARK}() ", f"<svg/onload={MARK}()>", f"<!--{MARK}", f"]]>{MARK}", f"<?{MARK}", f"\x00{MARK}", f"\u202e{MARK}", f"{MARK}\ud800",
    f"(?R){MARK}", "(" * 3000, "*" * 3000, "a" * 20_000, "\u0301" * 500, "🦷" * 200, "ﷺ" * 200, "\x00", "\x1b[31m", "\ufeff", "\u2028", " ", "", "0", "-1",
    "1e999", "NaN", "null", "None", "[]", "{}", "true", "%", "%00", "%ff", "+", "&", "=", "#", ";", "ſ", "İ", "ß", "１", "٣",
)  # fmt: skip
OWN = "id view p q figure size ground preview embed embed_options names order scope nation party theme topic status url maxwidth format".split()


def odd_params(seed: int | str, dataset: Dataset) -> dict[str, list[str]]:
    """Parameters of an address: some right, some nearly, some hostile; names as well as values."""
    chance = random.Random(seed)
    known = _known(dataset)
    params: dict[str, list[str]] = {}
    for _ in range(chance.choice((1, 1, 2, 3, 6, 20))):
        name = (
            chance.choice(list(known)) if chance.random() < 0.8 else chance.choice((*HOSTILE, "utm_source", "party[]", "Party"))
        )
        right = known.get(name, ["x"])
        for _ in range(chance.choice((1, 1, 1, 2, 5, 60))):
            sort = chance.random()
            value = chance.choice(right)
            if sort < 0.5:
                value = chance.choice(HOSTILE)
            elif sort < 0.7:
                place = chance.randrange(len(value) + 1)
                value = value[:place] + chance.choice((*"aé<&%\"' /", chance.choice(HOSTILE))) + value[place + 1 :]
            params.setdefault(name, []).append(value)
    return params


def odd_query(seed: int | str, dataset: Dataset) -> str:
    """The same as a query string, sometimes with bytes that no browser would send."""
    chance = random.Random(f"query {seed}")
    encode = chance.choice((quote, quote_plus))
    pairs = [
        f"{encode(name.encode('utf-8', 'surrogatepass'))}={encode(value.encode('utf-8', 'surrogatepass'))}"
        for name, values in odd_params(seed, dataset).items()
        for value in values
    ]
    if chance.random() < 0.3:
        raw = chance.choice(
            ("%", "%zz", "&&==&", "=", "?", "%ff%fe", "%00", "%0d%0aSet-Cookie:%20a=b", "party", "a;b=c", "%ed%a0%80", "%c0%bc")
        )
        pairs.insert(chance.randrange(len(pairs) + 1), raw)
    return "&".join(pairs)[:30_000]


def _known(dataset: Dataset) -> dict[str, list[str]]:
    known = {filter_.param: list(filter_.choices(dataset)) for filter_ in FILTERS}
    known |= {param: list(map(str, choices)) for param, choices in SWITCHES.items()}
    known |= {
        "id": [row.id for row in dataset.commitments[:40]],
        "figure": ["matrix", "card", "reach", "topic"],
        "q": ["dentist nurses"],
    }
    return {name: known.get(name) or ["1", "table", "dark", "1080x1080", "true"] for name in (*OWN, *known)}


# Where a page's own pictures are. What a picture is drawn from cannot run or lead anywhere: `img` shows it, and no more.
PICTURE = re.compile(r"figures/|data:image/svg\+xml;base64,[A-Za-z0-9+/=]+\Z")
OUR_OWN = {
    ("form", "filters"),
    ("form", "search-all"),
    ("form", "ask"),
    ("form", "ask since"),
}  # of the elements below, those that our pages have


class Elements(HTMLParser):
    """What an HTML text makes: ``made``, the elements, attributes and links in it that only an odd text could have made."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.made: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            does = name.startswith("on") or (
                name in ("href", "src", "action")
                and (value or "").strip().lower().startswith(("javascript:", "data:"))
                and not (tag == "img" and PICTURE.match(value or ""))
            )
            if does or MARK in name:
                self.made.append(f"{name}={value}")
        ours = (tag, dict(attrs).get("class")) in OUR_OWN or (tag == "img" and PICTURE.match(dict(attrs).get("src") or ""))
        if (tag in ("u", "img", "svg", "iframe", "form") and not ours) or MARK in tag:
            self.made.append(tag)
        # What a page says of itself for programs is data and is not run; it must not be able to end its own element.
        self.script = tag == "script"
        self.data = dict(attrs).get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if getattr(self, "script", False) and MARK in data and ("<" in data if self.data else True):
            self.made.append(f"script: {data[:80]}")
        self.script = False

    def handle_comment(self, data: str) -> None:
        self.made += [f"comment: {data[:80]}"] if MARK in data else []
