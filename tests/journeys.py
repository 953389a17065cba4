"""What readers come to ask, and how each finds the answer: from a first page within two taps, in the first screen that comes then.

Written once; each browser's tests walk them all with a reader of their own (reader.py).
"""

from typing import NamedTuple

from reader import ENTER, Reader

MOST_TAPS = 2
QUESTION, NATION, SHOW = "form.ask input[type=search]", "form.ask select[name=nation]", "form.ask button"
PROMISE = "article.card :is(h2, h3) a"
PROMISED = ".lines dd a"  # where promises are few, or parties were named, they stand one by one above the cards
WHAT_BECAME, BAR = ".became dl > div", ".became .bar"
WHICH = ".brief li a"  # where a status was asked for
# As the browser of a reader who came on that day and allowed it has kept.
LAST_LOOK = "localStorage.setItem('pledge-look', JSON.stringify({ seen: '2026-09-10' }))"

Place = tuple[str, str]  # the first visible element of a selector that holds a text


class Journey(NamedTuple):
    """``chooses``: a list and the value there, which is one tap. ``taps``: one by one; ``types``: into what the first of them touched.

    ``answer``: the number that answers, and the first promise or picture; ``before``: a script of what happened at an earlier visit.
    """

    reader: str
    answer: tuple[Place, ...]
    taps: tuple[Place, ...]
    types: str = ""
    chooses: tuple[str, str] | None = None
    before: str = ""


JOURNEYS = (
    Journey(
        "a voter in Wrexham asks about dentists",
        chooses=(NATION, "wales"),
        taps=((QUESTION, ""),),
        types=f"dentists{ENTER}",
        answer=(
            ("h1", "6 promises on “dentists” would reach Wales"),
            (PROMISE, "Go on changing the NHS dental contract to widen access"),
        ),
    ),
    Journey(
        "a nurse asks about pay",
        taps=((QUESTION, ""), (SHOW, "")),
        types="nurse pay",
        answer=(("h1", "6 promises on “nurse pay”"), (PROMISE, "Maintain pay parity for health staff")),
    ),
    Journey(
        "somebody asks what Labour kept",
        taps=((QUESTION, ""), (SHOW, "")),
        types="what has Labour kept",
        answer=(("h1", "10 promises of Labour: delivered"), (WHICH, "Deliver 40,000 more NHS appointments a week in England")),
    ),
    Journey(
        "somebody asks what became of Labour's promises",
        taps=((".by-name a", "Labour"),),
        answer=((WHAT_BECAME, "Delivered 10"), (BAR, "")),
    ),
    Journey(
        "a carer in Belfast asks about carers",
        chooses=(NATION, "northern-ireland"),
        taps=((QUESTION, ""),),
        types=f"carers{ENTER}",
        answer=(
            ("h1", "17 promises on “carers” would reach Northern Ireland"),
            (".lines div", "the Northern Ireland Executive (6)"),
            (PROMISE, ""),
        ),
    ),
    Journey(
        "a researcher asks about co-production",
        taps=((QUESTION, ""), (SHOW, "")),
        types="co-production",
        answer=(("h1", "13 promises on “co-production”"), (PROMISE, "Create a Patients Charter")),
    ),
    Journey(
        "a voter asks about Labour, Reform and the Greens on seeing a GP",
        taps=((QUESTION, ""), (SHOW, "")),
        types="Labour, Reform, Greens on GP access",
        answer=(
            ("h1", "3 promises of Labour, Reform UK and the Green Party on “GP access”"),
            (PROMISED, "Guarantee a face-to-face GP appointment for all who want one"),
        ),
    ),
    Journey(
        "a journalist asks about the SNP and drug deaths",
        taps=((QUESTION, ""), (SHOW, "")),
        types="SNP drug deaths",
        answer=(
            ("h1", "3 promises of the SNP on “drug deaths”"),
            (PROMISED, "Set up a framework to allow Supervised Drug Consumption Facilities"),
        ),
    ),
    Journey(
        "somebody who came in September asks what has changed since",
        before=LAST_LOOK,
        taps=(("nav a", "What's new"), (".last-look a", "Since your last visit, when the data was of 10 September 2026")),
        answer=((".sentence", "updates"), (".sentence", "Since 10 September 2026"), (".timeline li", "")),
    ),
)


def walk(reader: Reader, journey: Journey) -> None:
    """Goes the way, and finds the answer. AssertionError where it does not come to sight, or takes more taps than readers should need."""
    assert len(journey.taps) + bool(journey.chooses) <= MOST_TAPS
    reader.opens("/")
    reader.sees(QUESTION)
    if journey.before:
        reader.run(journey.before)
    if journey.chooses:
        reader.chooses(*journey.chooses)
    for number, place in enumerate(journey.taps):
        reader.taps(*place)
        if number == 0 and journey.types:
            reader.types(journey.types)
    for place in journey.answer:
        reader.has_in_sight(*place)


def faults_on_all_ways(reader: Reader) -> list[str]:
    """Walks them all in one window. A line for each that failed: whose way, and why."""
    faults = []
    for journey in JOURNEYS:
        try:
            walk(reader, journey)
        except AssertionError as fault:
            faults.append(f"{journey.reader}: {fault}")
    return faults
