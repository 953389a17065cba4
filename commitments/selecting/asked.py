"""The words of a question: which of them name a party or a nation, which stand nowhere, and which tell what is asked."""

import re
from typing import NamedTuple

from commitments.selecting.places import Place, places_in
from commitments.selecting.search import Index
from commitments.selecting.spoken import heard, of_people
from commitments.selecting.things import Thing
from commitments.selecting.typed import ASKING, MOST_WORDS, parts_of, tokens_of, words_of

# Before or after the name of somebody who promises: "what did Reform promise" does not ask what is to be reformed.
SPEAKS = (
    re.compile(r"\b(?:did|does|do|will|would|has) (?=(\w+)\b(?! of\b))"),
    re.compile(r"(\w+) (?:promis\w*|say|says|said|wants?|wanted|plans?|manifesto|party)\b"),
)

AROUND_WORDS = ' ,;:.?!()"“”'


class Apart(NamedTuple):
    """The parties and nations that a text names whole, the places that it names, and what else it asks, in the reader's own words.
    ``speaking``: a party is said to speak or act, so that its name is no other word."""

    named: tuple[Thing, ...]
    places: tuple[Place, ...]
    rest: str
    speaking: bool = False


def apart(index: Index, text: str, parties: bool = True) -> Apart:
    """A text taken apart. Where a party is named, the first word of another's short name will do ("Labour and Reform"), and where it is
    said to speak ("did Reform promise"). A place names its nation."""
    words = words_of(text)[:MOST_WORDS]
    # A letter that is two in lower case may make two words of one: each is to be one word, typed and in the index.
    words = [piece for word in words for piece in ([word] if len(tokens_of(word)) == 1 else tokens_of(word))]
    places, typed = places_in(words)
    nations = {thing.id: thing for thing in index.thing_by_name.values() if thing.kind == "nation"}
    places = tuple(place for place in places if place.nation in nations)
    named = {name: thing for name, thing in index.thing_by_name.items() if thing.kind in ("party", "nation")}
    at, found, rest, says = 0, [], [], False
    no_party = set()  # words that another word makes a phrase of
    for part in parts_of(" ".join(typed), index.names):
        of = [named[name] for name in part.names if name in named and (parties or named[name].kind != "party")]
        if of and len(part.tokens) == 1 and index.holds_phrase(typed[at : at + 2]):
            of = [thing for thing in of if thing.kind != "party"]  # "will green spaces be protected" asks of no party
            no_party.update(part.tokens)
        if of:
            found.append(min(of, key=lambda thing: thing.kind != "party"))  # "Alba" is a party before it is Scotland
        else:
            rest += typed[at : at + len(part.tokens)]
        at += len(part.tokens)
    if any(thing.kind == "nation" for thing in found):  # "does London decide in Wales" is asked of Wales
        places = ()
    if parties:
        beside_another = any(thing.kind == "party" for thing in found)
        speaking = {word for pattern in SPEAKS for word in pattern.findall(" ".join(rest).casefold())}
        begins = [(tokens_of(thing.name)[0], thing) for thing in named.values() if thing.kind == "party"]
        for word in list(rest):
            of = [thing for first, thing in begins if first == word.casefold()]
            if (
                len(of) == 1
                and of[0] not in found
                and word.casefold() not in no_party
                and (beside_another or word.casefold() in speaking)
            ):
                found.append(of[0])
                says |= word.casefold() in speaking
                rest.remove(word)
    found += [nations[place.nation] for place in places]
    return Apart(tuple(dict.fromkeys(found)), places, _telling(rest), says)


def subject_in(index: Index, text: str) -> str:
    """``text`` from the first of its words that a promise must hold to the last, as typed: of "kept its promise on waiting times" the last
    two. The whole where it says what is asked in other words."""
    read = index.read_as(text)
    asked = {token for part in index.parts_asked(text) for token in part.tokens}

    def is_asked(written: str) -> bool:
        return any(read.get(token, token) in asked for token in tokens_of(written))

    typed = text.split()
    at = [place for place, written in enumerate(typed) if is_asked(written)]
    return " ".join(typed[at[0] : at[-1] + 1]).strip(AROUND_WORDS) if at else text


def without_unknown(index: Index, text: str) -> tuple[str, tuple[str, ...]]:
    """``text`` without the words that stand in no text and no name and come near to none; and those words, as typed."""
    read = index.read_as(text)
    typed = words_of(text)[:MOST_WORDS]
    told = ASKING | of_people(text)
    unknown = {
        word
        for word in typed
        if (token := word.casefold()) not in told and token not in read and not index.knows(token, unfinished=False)
    }
    return _telling([word for word in typed if word not in unknown]), tuple(dict.fromkeys(w for w in typed if w in unknown))


def _telling(typed: list[str]) -> str:
    """The words on one line, without those at both ends that only ask; "my" stays before "mum", as it tells how that is meant."""
    telling = [place for place, word in enumerate(typed) if word.casefold() not in ASKING]
    if not telling:
        return ""
    first, last = telling[0], telling[-1] + 1
    own = " ".join(typed[max(first - 1, 0) : last])
    return own if heard(own) != own.casefold() else " ".join(typed[first:last])
