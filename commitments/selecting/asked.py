"""The words of a question: which of them name a party or a nation, which stand nowhere, and which tell what is asked."""

import re
from typing import NamedTuple

from commitments.selecting.people import PEOPLE
from commitments.selecting.places import Place, places_in
from commitments.selecting.search import Index
from commitments.selecting.spoken import heard, of_people
from commitments.selecting.things import Thing
from commitments.selecting.typed import (
    ABOUT_HEALTH,
    ASKING,
    IN_SYNONYMS,
    JOINING,
    MOST_WORDS,
    Names,
    of_status,
    parts_of,
    tells,
    tokens_of,
    words_of,
)

# Before or after the name of somebody who promises: "what did Reform promise" does not ask what is to be reformed.
SPEAKS = (
    re.compile(r"\b(?:did|does|do|will|would|has) (?=(\w+)\b(?! of\b))"),
    re.compile(r"(\w+) (?:promis\w*|say|says|said|wants?|wanted|plans?|manifesto|party)\b"),
    re.compile(r"^(\w+) on\b"),
)

# Words with which questions open, and that make no other thing of what they ask, as "no", "out of" and "long" do.
OPENING = frozenset(
    "what who how when where why which s whats is are was were do does did has have had will would should could can t cant cannot i am m ve"
    " party parties we you they it its their there the a an and about of on for to with get got see find need want wants say says said"
    " promise promises promised pledge pledges policy policies plans tell me please".split()
)
ABOUT_ALL = ASKING | ABOUT_HEALTH
MOST_OF_A_NAME = 3  # words that may all be one name; of more, most with a capital, it is a way of writing
MOST_BEFORE = 3  # words that ask and still belong to the first that tells: "seeing a GP"
AROUND_WORDS = ' ,;:.?!()"“”'


class Apart(NamedTuple):
    """The parties and nations that a text names whole, the places that it names, and what else it asks, in the reader's own words.
    ``speaking``: a party is said to speak or act, so that its name is no other word; ``two_of_a_name``: towns that two nations have, and
    nothing says which is meant; ``people``: who was named for a party -> the party."""

    named: tuple[Thing, ...]
    places: tuple[Place, ...]
    rest: str
    speaking: bool
    two_of_a_name: tuple[Place, ...]
    people: tuple[tuple[str, Thing], ...]


def apart(index: Index, text: str, parties: bool = True, nations_chosen: tuple[str, ...] = ()) -> Apart:
    """A text taken apart. Where a party is named, the first word of another's short name will do ("Labour and Reform"), and where it is
    said to speak ("did Reform promise"). A place names its nation; of two of a name that one is meant whose nation is chosen."""
    nations = {thing.id: thing for thing in index.thing_by_name.values() if thing.kind == "nation"}
    places, typed = places_in(_one_by_one(text))
    whole = _whole_names(index, typed, parties, tuple(nations.values()))
    # "Does London decide in Wales" is asked of Wales.
    asked_of = () if any(thing.kind == "nation" for thing in whole.found) else places
    asked_of = tuple(place for place in asked_of if {place.nation, place.or_nation} & {*nations})
    sure = {place: _the_one_in(place, nations_chosen, tuple(nations)) for place in asked_of}
    meant = tuple(place for place in sure.values() if place)
    begun, says = _parties_by_first_word(index, whole) if parties else ([], False)
    found = [*whole.found, *(party for _, party in begun), *(nations[place.nation] for place in meant)]
    rest = [word for place, word in enumerate(whole.rest) if place not in {place for place, _ in begun}]
    if found and ABOUT_ALL.issuperset(tokens_of(" ".join(rest))):  # "Plaid health" asks for all that the party promised
        rest = []
    two_of_a_name = tuple(place for place, one in sure.items() if one is None)
    return Apart(tuple(dict.fromkeys(found)), meant, _telling(rest, index.names), says, two_of_a_name, tuple(whole.people))


class _Whole(NamedTuple):
    """What a text names whole, in its order; the people who were named for a party; the other words; and of these, in lower case, those
    that another word makes a phrase of."""

    found: list[Thing]
    people: list[tuple[str, Thing]]
    rest: list[str]
    in_phrases: set[str]


def _whole_names(index: Index, typed: list[str], parties: bool, nations: tuple[Thing, ...]) -> _Whole:
    """The parties, unless they are hidden, and the nations of which the words hold a whole name."""
    kinds = ("party", "nation") if parties else ("nation",)
    whole = _Whole([], [], [], set())
    at = 0
    for part in parts_of(" ".join(typed), index.names):
        words = typed[at : at + len(part.tokens)]
        of = [thing for name in part.names if (thing := index.thing_by_name[name]).kind in kinds]
        if of and len(words) == 1 and _in_a_phrase(index, typed[at : at + 2]):
            of = [thing for thing in of if thing.kind != "party"]  # "will green spaces be protected" asks of no party
            whole.in_phrases.update(part.tokens)
        if of:
            thing = min(of, key=lambda thing: thing.kind != "party")  # "Alba" is a party before it is Scotland
            whole.found.extend([thing, *_nation_of_a_branch(part.tokens, thing, nations)])
            whole.people.extend((person, thing) for person in PEOPLE.get(thing.id, ()) if tokens_of(person) == part.tokens)
        else:
            whole.rest.extend(words)
        at += len(words)
    return whole


def _parties_by_first_word(index: Index, whole: _Whole) -> tuple[list[tuple[int, Thing]], bool]:
    """Other parties, each with the place among the words left of the first word of its short name; and whether one is said to speak."""
    beside_another = any(thing.kind == "party" for thing in whole.found)
    speaking = {word for pattern in SPEAKS for word in pattern.findall(" ".join(whole.rest).casefold())}
    begins: dict[str, list[Thing]] = {}
    for thing in index.thing_by_name.values():
        if thing.kind == "party":
            begins.setdefault(tokens_of(thing.name)[0], []).append(thing)
    begun: list[tuple[int, Thing]] = []
    says = False
    for place, word in enumerate(map(str.casefold, whole.rest)):
        of = begins.get(word, [])
        new = len(of) == 1 and of[0] not in whole.found and of[0] not in [party for _, party in begun]
        if new and word not in whole.in_phrases and (beside_another or word in speaking):
            begun.append((place, of[0]))
            says |= word in speaking
    return begun, says


def _nation_of_a_branch(tokens: list[str], party: Thing, nations: tuple[Thing, ...]) -> list[Thing]:
    """The nation that is named with a party, as in "Scottish Labour"; not where it belongs to the party's own name."""
    own = tokens_of(" ".join((party.name, *party.also[:1])))
    return [nation for nation in nations for name in nation.called if name.casefold() in tokens and name.casefold() not in own]


def _in_a_phrase(index: Index, typed: list[str]) -> bool:
    """Whether two typed words are one thing of which promises speak, and no party and what it does."""
    tokens = [word.casefold() for word in typed]
    return len(tokens) == 2 and tokens[1] not in ASKING and index.words.holds_phrase(*tokens)


def _the_one_in(place: Place, chosen: tuple[str, ...], known: tuple[str, ...]) -> Place | None:
    """Of two places of one name the one in a nation that is ``chosen``, or that the data knows alone; None where either may be meant."""
    both = [nation for nation in (place.nation, place.or_nation) if nation in known]
    meant = [nation for nation in both if nation in chosen] or both
    return Place(place.name, meant[0]) if len(meant) == 1 else None


def subject_in(index: Index, text: str) -> str:
    """``text`` without the words that open a question: of "kept its promise on waiting times" the last two. All of it where they are all."""
    statuses = {name[0] for name, of in index.names.items() if len(name) == 1 and all(map(of_status, of))}
    typed = text.split()
    following = [*typed[1:], ""]

    def opens(place: int) -> bool:
        written, tokens = typed[place], tokens_of(typed[place])
        if written.isupper() and len(written) > 1:  # IT, WHO
            return False
        # "Kept its promise on" opens a question, "late night" does not.
        of_a_status = statuses.issuperset(tokens) and OPENING.issuperset(tokens_of(following[place]) or ["?"])
        return of_a_status or OPENING.issuperset(tokens)

    first = next((place for place in range(len(typed)) if not opens(place)), len(typed))
    subject = _without_statuses(index, " ".join(typed[first:])).strip(AROUND_WORDS)
    whole = not tokens_of(subject) or tokens_of(subject)[0] in ("not", "no") or heard(text) != " ".join(tokens_of(text))
    return text if whole else subject


def _without_statuses(index: Index, text: str) -> str:
    """``text`` without the statuses that it names, where it asks for something else: "waiting lists" of "off track on waiting lists"."""
    typed, at, rest = _one_by_one(text), 0, []
    for part in parts_of(" ".join(typed), index.names):
        words, after = typed[at : at + len(part.tokens)], typed[at + len(part.tokens) :][:1]
        # "Late night" is no status, "dropped promises on" and "were dropped" are.
        alone = len(words) > 1 or OPENING.issuperset(map(str.casefold, after))
        if not (alone and part.names and all(map(of_status, part.names))):
            rest += words
        at += len(words)
    return (_telling(rest, index.names) or text) if len(rest) < len(typed) else text


def without_unknown(index: Index, text: str) -> tuple[str, tuple[str, ...]]:
    """``text`` without the words that stand in no text and no name and come near to none, and without somebody's name of which that is true of
    a part; and those words, as typed."""
    read = index.words.read_as(text)
    typed = _one_by_one(text)
    told = ASKING | IN_SYNONYMS | of_people(text)
    unknown = {
        word
        for word in typed
        if (token := word.casefold()) not in told and token not in read and not index.words.knows(token, unfinished=False)
    }
    lost = {word: word for word in unknown}
    for name in _names_in(index, text):
        # "Streeting" is no street, and "John" alone is another John.
        if any(word in unknown or not index.words.has(word.casefold()) for word in name):
            lost |= dict.fromkeys(name, " ".join(name))
    known = [word for word in typed if word not in lost]
    return _telling(known, index.names), tuple(dict.fromkeys(lost[word] for word in typed if word in lost))


def _names_in(index: Index, text: str) -> list[list[str]]:
    """Words that follow each other with a capital each, as first and last names do; none where most words have one. Words with which a
    sentence begins are no names."""
    runs: list[list[str]] = []
    words, after_another = words_of(text), False
    for place, word in enumerate(words):
        capital = word[:1].isupper() and not word.isupper() and word.casefold() not in ASKING | JOINING
        if place == 0 and index.words.has(word.casefold()):
            capital = False
        if capital and after_another:
            runs[-1].append(word)
        elif capital:
            runs.append([word])
        after_another = capital
    named = [run for run in runs if len(run) > 1]
    return named if 2 * sum(map(len, named)) <= len(words) or len(words) <= MOST_OF_A_NAME else []


def _one_by_one(text: str) -> list[str]:
    """The words of a text as typed. A letter that is two in lower case may make two words of one: each is to be one word, typed and in the
    index."""
    words = words_of(text)[:MOST_WORDS]
    return [piece for word in words for piece in ([word] if len(tokens_of(word)) == 1 else tokens_of(word))]


def _telling(typed: list[str], names: Names) -> str:
    """The words on one line, without those at both ends that only ask: "off track" does not. "My" stays before "mum" and "seeing a" before
    "GP", as they tell how that is meant."""
    telling: list[int] = []
    at = 0
    for part in parts_of(" ".join(typed), names):
        if tells(part):
            telling += range(at, at + len(part.tokens))
        at += len(part.tokens)
    if not telling:
        return ""
    first, last = telling[0], telling[-1] + 1
    longer = (" ".join(typed[max(first - more, 0) : last]) for more in range(1, MOST_BEFORE + 1))
    spoken = (words for words in longer if heard(words) != words.casefold())
    return next(spoken, " ".join(typed[first:last]))
