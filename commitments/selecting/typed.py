"""What a reader types into a search -> words, phrases, synonyms and names, and the question that the full-text index is asked."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

# Words that readers use for one thing; when one is typed, all are looked for. A member of several words is a phrase. Word
# endings need no entry ("dentist" finds "dentists"), other stems do ("dental").
SYNONYMS = (
    # Not "surgery": who looks for a GP does not mean operations.
    ("gp", "doctor", "general practice", "general practitioner"),
    ("a&e", "emergency department", "accident and emergency", "emergency care", "casualty"),
    ("vape", "vaping", "e-cigarette"),
    ("smoking", "smoker", "tobacco", "cigarette"),
    ("dentist", "dental", "dentistry"),
    ("pharmacy", "pharmacist", "chemist"),
    ("therapy", "therapist", "counselling", "counsellor"),
    ("care home", "residential care", "nursing home", "old people home"),
    ("wait", "waiting list", "backlog", "queue"),
    ("ambulance", "paramedic"),
    ("maternal mortality", "dying in childbirth", "die in childbirth", "deaths in childbirth"),
    ("maternity", "maternity unit", "maternity ward", "midwife", "midwives", "childbirth", "pregnant", "pregnancy"),
    ("assisted dying", "assisted suicide", "euthanasia"),
    ("hospice", "palliative"),
    ("junk food", "high in fat"),
    ("visa", "immigration", "overseas recruitment", "international recruitment"),
    ("scanner", "scan", "mri", "ct"),
    ("eye test", "sight test", "eye care", "optometrist", "optician"),
    ("nurse", "nursing"),
    ("autism", "autistic", "adhd", "neurodiversity", "neurodivergent"),
    ("ivf", "fertility"),
    ("parking", "car park"),
    ("operation", "op"),
    ("advertising", "advert", "advertisement"),
    ("mould", "mouldy", "damp"),
    # Not "private" alone: a private dentist is no privatisation.
    ("privatisation", "privatise", "private sector", "private provider", "independent sector", "independent provider"),
    ("pfi", "private finance"),
    # Phrases that are one thing: not whatever is long, and Covid.
    ("long covid",),
    ("non residential care",),
    ("build", "rebuild", "rebuilt", "built"),
    ("tax", "levy"),
    ("child", "children", "childhood", "kid"),
    ("hearing aid", "hearing", "audiology"),
    ("health visitor", "health visit", "health visiting"),
    ("migrant", "asylum seeker", "refugee", "immigrant", "newcomer"),
    ("vaccine", "vaccination", "jab", "immunisation"),
    ("physiotherapy", "physiotherapist", "physio"),
    ("psychiatry", "psychiatrist", "psychiatric"),
    ("dementia", "alzheimer"),
    ("bereavement", "bereaved"),
    ("breakfast club", "breakfast"),
    ("conversion therapy", "conversion practice"),
    ("strike", "industrial action", "minimum service"),
    ("medicine shortage", "medicine supply", "drug shortage"),
    ("federated data platform", "palantir"),
)

# What a synonym of several words is not: care at home is "non-residential care".
UNLESS = {("residential", "care"): ("non", "residential", "care")}

OF_SOMEBODY = re.compile(r"(?<=\w)['’‘ʼ]s\b")  # "women's" is "women", as the index's texts have it
A_AND_E = re.compile(r"\b(?<!hepatitis )(?<!vitamin )(?<!vitamins )A ?(?:&|and) ?E\b", re.IGNORECASE)
WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)?")  # A&E is one word, here and in the index (tokenchars)
# Words that say how something is asked and not what: passed over where others stand beside them.
ASKING = frozenset(
    "a about all an and any are be better by can can't cannot did do does for from get going had has have how i if in into is it its less long"
    " many me more most much my need no not of off on or our out over own pledge pledges promise promised promises party parties should"
    " so than that the their them there they this to up us want was we were what when where which who why will with would you your"
    " saying said says manifesto manifestos plan plans policy policies finding find getting they're what's vote became"
    " anyone anybody anything everyone everybody everything nothing"
    " become happen happened happening happens yet am been being but could don doing done every he help her him his just know let ll m make need"
    " as at such thing things enough stop stopped"
    " help near nearby vs versus compare compared comparing far changes decides decide live say keep keeps fix fixing sort solve differ differs difference"
    " differences between see seeing cant dont come coming too now please really she someone somebody something still t tell think today ve wants".split()
)
# Beside a name they narrow nothing here: "has the SNP delivered on health" asks for all that it promised.
ABOUT_HEALTH = frozenset(("health", "healthcare"))
# Words that only join others in a name.
JOINING = frozenset(
    "a about all an and any are as at be by can do for from get had has have how in into is it its of off on or our the to up with".split()
)
# Words that every promise here is about, in which nearly all could be made: looked for where nothing else is asked.
SETTING = (
    ("nhs",),
    ("n", "h", "s"),
    ("national", "health", "service"),
    ("uk",),
    ("united", "kingdom"),
    ("britain",),
    ("healthcare",),
    ("iechyd",),
)
# The same, unless a word before them makes something else of them ("mental health service", "local government").
SETTING_ALONE = (("health", "service"), ("health", "care"), ("government",), ("country",))
# What a number before them belongs to: "10 year plan" asks for ten years, and not for whatever holds a 10.
COUNTED = frozenset(f"{unit}{end}" for unit in ("minute", "hour", "day", "week", "month", "year") for end in ("", "s"))
IN_FIGURES = {
    word: str(number) for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
IN_WORDS = {figures: word for word, figures in IN_FIGURES.items()}
MOST_WORDS = 50  # of a search, each looked for once: the index takes minutes over thousands
UNFINISHED = 3  # letters that a last word has at least, for it to stand for the words that begin so
MOST_ENDINGS = 25  # of an unfinished word that are looked for


def words_of(text: str) -> list[str]:
    """The words as they were typed."""
    return WORD.findall(A_AND_E.sub("A&E", OF_SOMEBODY.sub("", text)))


def tokens_of(text: str) -> list[str]:
    """The words as the index has them."""
    return words_of(text.casefold())


# Words or phrases for one thing, each as its words.
Group = tuple[tuple[str, ...], ...]
SYNONYM_TOKENS: tuple[Group, ...] = tuple(tuple(tuple(tokens_of(member)) for member in group) for group in SYNONYMS)


IN_SYNONYMS = frozenset(
    word for group in SYNONYM_TOKENS for member in group for word in (*member, *(f"{part}s" for part in member))
)


def _forms(part: str) -> tuple[str, ...]:
    return part, f"{part}s", f"{part}es", f"{part[:-1]}ies"


def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], Group]]]:
    found: dict[str, list[tuple[tuple[str, ...], Group]]] = {}
    for group in SYNONYM_TOKENS:
        for member in group:
            for form in dict.fromkeys(_forms(member[0])):
                found.setdefault(form, []).append((member, group))
    return found


# The first word of a synonym, in each of its forms -> the synonyms that begin so, with their groups.
BY_FIRST_WORD = _by_first_word()


def _same(typed: list[str], member: tuple[str, ...]) -> bool:
    return len(typed) == len(member) and all(word in _forms(part) for word, part in zip(typed, member, strict=True))


class Part(NamedTuple):
    """A word or phrase of a search, with the group of synonyms that it belongs to and the names of things that it is."""

    tokens: list[str]
    group: Group = ()
    names: tuple[str, ...] = ()


# What things are called, as tokens -> the names (``naming.name_of``) of the things.
Names = dict[tuple[str, ...], tuple[str, ...]]


def _number_otherwise(token: str) -> str | None:
    """A number in figures for one in words and the other way round, '' where it has but one form; None for a word that is no number."""
    if token.isdecimal():
        return IN_WORDS.get(token, "")
    return IN_FIGURES.get(token)


def parts_of(text: str, names: Names | None = None) -> list[Part]:
    """The typed words in order, each (or each phrase that has synonyms or is a name) on its own, longest phrase first."""
    tokens, at = tokens_of(text)[:MOST_WORDS], 0
    longest = max(map(len, names or {}), default=0)
    parts: list[Part] = []
    while at < len(tokens):
        group: Group = ()
        length = 1
        for member, candidate in BY_FIRST_WORD.get(tokens[at], ()):
            if len(member) >= length and _same(tokens[at : at + len(member)], member):
                group, length = candidate, len(member)
        if (
            length == 1
            and COUNTED.intersection(tokens[at + 1 : at + 2])
            and (number := _number_otherwise(tokens[at])) is not None
        ):
            group, length = ((number, tokens[at + 1]),) if number else (), 2
        named: tuple[str, ...] = ()
        for size in range(min(longest, len(tokens) - at), length - 1, -1):
            if names and (named := names.get(tuple(tokens[at : at + size]), ())):
                group, length = group if size == length else (), size
                break
        parts.append(Part(tokens[at : at + length], group, named))
        at += length
    return parts


def carrying(parts: list[Part]) -> list[Part]:
    """The parts that a promise must hold to answer: those that carry the question, or all where none does. Beside a subject what became of
    it is no part of that: who asks whether waiting times were "kept" is to see those that were not."""
    tokens = [part.tokens[0] if len(part.tokens) == 1 and not part.names else "" for part in parts]
    kept: list[Part] = []
    at, alone = 0, True  # alone: no word before tells anything
    while at < len(parts):
        setting = (*SETTING, *(SETTING_ALONE if alone else ()))
        length = next((len(words) for words in setting if tuple(tokens[at : at + len(words)]) == words), 0)
        alone = bool(length) or tokens[at] in ASKING
        if not alone:
            kept.append(parts[at])
        at += length or 1
    subject = [part for part in kept if not any(map(of_status, part.names))]
    return (subject if any(not part.names for part in subject) else kept) or telling(parts)


def of_status(name: str) -> bool:
    """Whether a name is that of a status, as the index has it."""
    return name.startswith("status0")


def telling(parts: list[Part]) -> list[Part]:
    """The parts without words that only ask, or all where there are no others."""
    return [part for part in parts if tells(part)] or parts


def tells(part: Part) -> bool:
    """Whether it says what is asked, and not only that something is."""
    return bool(part.names) or len(part.tokens) > 1 or part.tokens[0] not in ASKING


def phrase(tokens: list[str] | tuple[str, ...]) -> str:
    return '"' + " ".join(tokens) + '"'


def _meant_by(member: tuple[str, ...]) -> str:
    return f"({phrase(member)} NOT {phrase(UNLESS[member])})" if member in UNLESS else phrase(member)


def match_expression(
    parts: list[Part], endings: Callable[[str], Iterable[str]] | None = lambda word: (), columns: str = ""
) -> str:
    """What the full-text index is asked: every part, or a synonym of it, must occur. '' where there are none.

    The last word may be unfinished, as the reader may still be typing; not where ``endings`` is None. The index knows only stems, so
    ``endings`` gives the words that begin like it where no stem does ("hospita" has no stem that begins so, as "hospital" stands under
    "hospit"). ``columns``: of the index, where typed words are looked for; all without it. Names are looked for among what is known.
    """
    asked = []
    for place, (tokens, group, names) in enumerate(parts):
        said = [_meant_by(tuple(tokens)), *(_meant_by(member) for member in group)]
        if endings and len(said) == 1 and not names and place == len(parts) - 1 and len(tokens[0]) >= UNFINISHED:
            said = [phrase(tokens) + "*", *(phrase([word]) for word in endings(tokens[0]))]
        either = [f"{{{columns}}} : ({' OR '.join(said)})"] if columns else said
        either += [f"known : {phrase([name])}" for name in names]
        asked.append(f"({' OR '.join(either)})" if len(either) > 1 else either[0])
    return " AND ".join(dict.fromkeys(asked))


def synonyms_used(text: str) -> tuple[str, ...]:
    """What else was looked for when ``text`` was searched, for readers to know."""
    used = []
    for tokens, group, _ in parts_of(text):
        used += [" ".join(member) for member in group if not _same(tokens, member)]
    return tuple(used)
