"""The numbers that a text holds, however they are written: ``40,000``, ``two million``, ``£2.5bn``."""

import re

SCALES = {
    "hundred": 100,
    "k": 1_000,
    "thousand": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "million": 1_000_000,
    "bn": 1_000_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
WORDS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
        "nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100}
TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
YEAR = r"(?:19|20)\d\d"
NUMBER = re.compile(
    rf"""(?<![\w.,/])£?(?:
        (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
        | (?P<tens>{TENS})-(?P<unit>one|two|three|four|five|six|seven|eight|nine)\b
        | (?P<a>an?)(?=[ ](?:hundred|thousand|million|billion)\b)
        | (?P<word>{"|".join(sorted(WORDS, key=len, reverse=True))})\b
    )(?:[ \u00a0-]?(?P<scale>{"|".join(sorted(SCALES, key=len, reverse=True))})\b)?""",
    re.IGNORECASE | re.VERBOSE,
)
DATES = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\ (?:January|February|March|April|May|June|July|August|September|October|November|December)\b|"
    rf"\b{YEAR}(?:[-/–]\d{{2,4}})?\b|\b\d+(?:st|nd|rd|th)\b|\b24/7\b|\bCovid-19\b",
    re.IGNORECASE,
)


def numbers_in(text: str) -> list[float]:
    """The numbers of a text in their order, without years, days of a month, ranks, and 24/7."""
    bare = DATES.sub(" ", text)
    found = []
    for match in NUMBER.finditer(bare):
        if match["digits"]:
            value = float(match["digits"].replace(",", ""))
        elif match["tens"]:
            value = float(WORDS[match["tens"].lower()] + WORDS[match["unit"].lower()])
        elif match["word"]:
            value = float(WORDS[match["word"].lower()])
        else:
            value = 1.0
        scale = SCALES[match["scale"].lower()] if match["scale"] else 1
        found.append(round(value * scale, 6))
    return found
