"""How people speak of themselves, in the words of the field: who looks after a mother is a carer, "my mum" tells nothing of dementia, and who
wants to see a doctor asks for appointments."""

import re

from commitments.selecting.typed import ASKING, tokens_of

FAMILY = (
    "mother mum mummy mam mom dad daddy father parent parents husband wife spouse partner son daughter brother sister nan nana gran grandma"
    " granny grandad granddad grandmother grandfather grandparents aunt auntie uncle relative relatives"
).replace(" ", "|")
LIKE = "my|our|his|her|their|a|an|the|own|elderly|old|older|ageing|aging|frail|sick|ill|poorly|disabled|late|dear"
OF_FAMILY = rf"(?:(?:{LIKE}) )*(?:{FAMILY})(?: (?:and|or) (?:(?:{LIKE}) )*(?:{FAMILY}))*(?: in law)?"
CARING = re.compile(
    rf"\b(?:look(?:s|ing|ed)? after|caring for|cares for|(?:i|we) care for|(?:a )?carers? (?:for|of|to))"
    rf" (?:{OF_FAMILY}|someone|somebody)\b"
)
OWN = re.compile(rf"\b(?:my|our) {OF_FAMILY}\b")
CARERS = "carers"
# Whoever wants to see one means no more doctors and no better contract.
SEEING = re.compile(r"\b(?:see|seeing|seen by|visit|visiting) (?:(?:a|an|any|my|our|the|your|local|nhs) )*(?:gps?|doctors?)\b")
APPOINTMENTS = "GP appointments"


def heard(text: str) -> str:
    """``text`` in the words of the index, with what people say of their own lives as the field says it; as it was where there is nothing
    of the kind, or nothing else is asked."""
    plain = " ".join(tokens_of(text))
    said = OWN.sub(" ", CARING.sub(CARERS, plain))
    if _asks_to_see_one(plain):
        said = SEEING.sub(APPOINTMENTS.casefold(), said)
    said = " ".join(said.split())
    return said if said != plain and set(said.split()) - ASKING else plain


def _asks_to_see_one(plain: str) -> bool:
    """Whether somebody wants to see a doctor and asks nothing else: at weekends, or one's own."""
    return set(SEEING.sub(" ", plain).split()) <= ASKING


def of_people(text: str) -> frozenset[str]:
    """The words of ``text`` with which somebody speaks of a relation or of caring for one, as the index has them."""
    plain = " ".join(tokens_of(text))
    return frozenset(word for pattern in (CARING, OWN) for found in pattern.finditer(plain) for word in found[0].split())


def taken_for(text: str) -> dict[str, str]:
    """What of ``text`` was taken for other words -> these, for readers to know."""
    plain = " ".join(tokens_of(text))
    spoken = [(CARING, CARERS), *([(SEEING, APPOINTMENTS)] if _asks_to_see_one(plain) else [])]
    return {found[0]: words for pattern, words in spoken for found in pattern.finditer(plain)}
