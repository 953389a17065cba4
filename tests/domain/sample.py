"""A dataset made by hand, small enough to count in one's head: four parties, five manifestos, eleven commitments.

It is the sound dataset of the reading tests with other parties, themes and commitments. In short (w: wider, =: same as Red's
first; the number is how many of the five plan facts the text states):

    Red, UK manifesto           more-dentists   dentistry      England            4 facts   delivered
                                shorter-waits   waiting-times  England            2         searched, nothing found
                                world-health    funding        outside the UK     1         not followed
                             w  warm-homes      funding        all four nations   0         not followed
    Red, Scottish manifesto  =  more-dentists   dentistry      Scotland           0         delivered, as its twin
                                agency-fees     workforce      Scotland           0         not in power
    Blue, UK manifesto          dental-plan     dentistry      England            0         not in power
                                hire-nurses     workforce      England            1         not followed
    Tartan, Scottish manifesto  free-checks     dentistry      Scotland           0         begun
                                shorter-waits   waiting-times  Scotland           1         not followed
    Gold, UK manifesto       w  school-checks   dentistry      England            0         not in power

Most seats first: Red, Blue, Gold, Tartan (Gold and Tartan have as many seats, Gold more votes). By name: Blue, Gold, Red, Tartan.
Red stands in England, Scotland and Wales; Blue in England and Wales, where its own manifesto was not read; Gold in England;
Tartan in Scotland. Since the election Red governs England, Tartan Scotland, Red and then Blue Wales, nobody Northern Ireland.
"""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from commitments.library import Dataset, dataset_from
from commitments.reading.folder import read_texts
from commitments.records.model import FILES

SOUND = Path(__file__).parent / "sound"
DENTISTS = "red-uk-2024/more-dentists"


def row(id_: str, title: str, theme: str, nations: list[str], **more: Any) -> dict[str, Any]:
    """A commitment as the YAML would hold it; ``more`` adds fields or replaces those that are the same in all."""
    common = {
        "scope": "core",
        "stance": "do",
        "action": ["reform"],
        "nations_basis": "Stated",
        "section": "Health",
        "find": title,
    }
    return {
        "id": id_,
        "title": title,
        "summary": f"{title}: so they would.",
        "theme": theme,
        "nations": nations,
        **common,
        **more,
    }


COMMITMENTS = [
    row(
        DENTISTS,
        "Recruit more dentists",
        "dentistry",
        ["england"],
        topic="dental-places",
        also=["workforce"],
        who_acts=["uk-government"],
        action=["recruit", "spend"],
        target={"text": "700 dentists", "quantity": 700, "unit": "dentists"},
        deadline={"text": "within two years", "by": "2026-07"},
        funding={"text": "£100 to £150 million", "kind": "cost", "gbp_million": 100, "gbp_million_to": 150, "period": "a year"},
        lead="The health service",
        approaches=["capability"],
        doubt="The Reds give two figures.",
    ),
    row(
        "red-uk-2024/shorter-waits",
        "Cut waiting for surgery",
        "waiting-times",
        ["england"],
        topic="hospital-waits",
        who_acts=["uk-government", "local-government"],
        action=["guarantee"],
        target={"text": "18 weeks"},
        deadline={"text": "by 2025", "by": "2025"},
    ),
    row(
        "red-uk-2024/world-health",
        "Give more to health abroad",
        "funding",
        [],
        who_acts=["uk-government"],
        action=["spend"],
        funding={"text": "more than now", "kind": "cost"},
    ),
    row(
        "red-uk-2024/warm-homes",
        "Insulate homes",
        "funding",
        ["england", "scotland", "wales", "northern-ireland"],
        scope="wider",
    ),
    row(
        "red-scotland-2024/more-dentists",
        "Recruit more dentists in Scotland",
        "dentistry",
        ["scotland"],
        topic="dental-places",
        who_acts=["scottish-government"],
        stance="press",
        same_as=DENTISTS,
    ),
    row(
        "red-scotland-2024/agency-fees",
        "Oppose agency fees",
        "workforce",
        ["scotland"],
        who_acts=["scottish-government"],
        stance="oppose",
        action=["restrict"],
    ),
    row(
        "blue-uk-2024/dental-plan",
        "Carry out the Blue Party's dental plan",
        "dentistry",
        ["england"],
        topic="dental-places",
        who_acts=["uk-government"],
        stance="keep",
    ),
    row(
        "blue-uk-2024/hire-nurses",
        "Hire <b>nurses</b> & midwives",
        "workforce",
        ["england"],
        action=["recruit"],
        approaches=["system-view", "co-production"],
        mechanism="=1+1 new courses",
    ),
    row(
        "tartan-scotland-2024/free-checks",
        "Keep dental checks free",
        "dentistry",
        ["scotland"],
        topic="dental-places",
        who_acts=["scottish-government"],
        stance="keep",
    ),
    row(
        "tartan-scotland-2024/shorter-waits",
        "Cut waiting for an operation",
        "waiting-times",
        ["scotland"],
        topic="hospital-waits",
        who_acts=["scottish-government"],
        deadline={"text": "soon"},
    ),
    row(
        "gold-uk-2024/school-checks",
        "Check teeth in schools",
        "dentistry",
        ["england"],
        scope="wider",
        who_acts=["uk-government"],
    ),
]


def _party(id_: str, name: str, colours: tuple[str, str], stands_in: list[str], seats: int, votes: int, *aliases: str) -> dict:
    short = name.split(" ")[0]
    return {
        "id": id_,
        "name": name,
        "short_name": short,
        "in_sentence": f"the {name}",
        "aliases": list(aliases),
        "colour": colours[0],
        "colour_dark": colours[1],
        "stands_in": stands_in,
        "results": [{"election": "ge2024", "seats": seats, "votes": votes}],
    }


# As an editor may have put them: their order in the file is not their order on the site.
PARTIES = [
    _party("tartan", "Tartan Party", ("#005a51", "#20b4a0"), ["scotland"], 9, 700_000),
    _party("gold", "Gold Party", ("#967600", "#f4ce32"), ["england"], 9, 2_000_000),
    _party("blue", "Blue Party", ("#0050b0", "#60a0ff"), ["england", "wales"], 120, 6_000_000),
    _party("red", "Red Party", ("#b00020", "#ff6070"), ["england", "scotland", "wales"], 400, 9_000_000, "Reds"),
]


def _document(id_: str, title: str) -> dict[str, Any]:
    party, branch, _ = id_.split("-")
    return {
        "id": id_,
        "party": party,
        "branch": branch,
        "election": "ge2024",
        "title": title,
        "edition": "UK manifesto" if branch == "uk" else "Scottish manifesto",
        "archive_url": f"https://example.org/{id_}",
        "read_from": "the archive",
        "read_on": "2026-11-22",
        "read_in_full": ["Health"],
        "skipped": "Defence",
    }


DOCUMENTS = [
    _document("red-uk-2024", "Forward Together"),
    _document("red-scotland-2024", "Forward, Scotland"),
    _document("blue-uk-2024", "Steady"),
    _document("tartan-scotland-2024", "A Nation in Health"),
    _document("gold-uk-2024", "Worth It"),
]
NOT_READ = [
    {"title": "Steady, Wales", "party": "blue", "party_name": "Blue", "election": "ge2024", "nations": ["wales"], "why": "Lost"}
]

THEMES = {"dentistry": "Dentistry", "waiting-times": "Waiting times", "workforce": "Workforce", "funding": "Funding"}
TOPICS = {"dental-places": ("dentistry", "Places for dental patients"), "hospital-waits": ("waiting-times", "Hospital waits")}

# Nation -> who governed in June 2024, who governs now.
# Nation -> its governments: parties, since, until.
GOVERNMENTS = {
    "england": [(["blue"], None, "2024-07-04"), (["red"], "2024-07-05", None)],
    "scotland": [(["tartan"], None, None)],
    "wales": [(["red"], None, "2026-05-07"), (["blue"], "2026-05-12", None)],
    "northern-ireland": [([], None, None)],
}


def government(parties: list[str], since: str | None, until: str | None) -> dict[str, Any]:
    """A government as nations.yaml has it."""
    dates = {key: day for key, day in (("since", since), ("until", until)) if day}
    return {"parties": parties, "as_of": "2024", "sources": ["results-page"], "confidence": "solid"} | dates


def _update(date: str, status: str) -> dict[str, Any]:
    source = {"title": "Page", "publisher": "Publisher", "url": "https://example.org/page"}
    return {"date": date, "status": status, "what": "It was said.", "kind": "report", "source": source, "confidence": "high"}


STATUSES = {"done": "Delivered", "begun": "In progress", "not-in-power": "Not in power"}
PROGRESS = [
    {"commitment": DENTISTS, "status": "done", "as_of": "2025-07-01", "updates": [_update("2025-07-01", "done")]},
    {
        "commitment": "tartan-scotland-2024/free-checks",
        "status": "begun",
        "as_of": "2025-02-01",
        "updates": [_update("2025-02-01", "begun")],
    },
]


def _sound(name: str) -> dict[str, Any]:
    return yaml.safe_load((SOUND / name).read_text(encoding="utf-8"))


def sample_files() -> dict[str, dict[str, Any]]:
    """The values of every file by its name, fresh on each call, for a test to change before ``dataset_of``."""
    files = {name: _sound(name) for name in FILES}
    files["commitments.yaml"] = {"commitments": json.loads(json.dumps(COMMITMENTS))}
    files["parties.yaml"]["parties"] = PARTIES
    files["documents.yaml"] = {"documents": DOCUMENTS, "not_read": NOT_READ}
    files["themes.yaml"]["themes"] = [
        {"id": id_, "group": "getting-care", "name": name, "definition": "x", "holds": "x"} for id_, name in THEMES.items()
    ]
    files["topics.yaml"]["topics"] = [
        {"id": id_, "theme": theme, "name": name, "definition": "x"} for id_, (theme, name) in TOPICS.items()
    ]
    files["progress.yaml"] |= {
        "statuses": [{"id": id_, "label": label, "definition": "x", "tie_break": "x"} for id_, label in STATUSES.items()],
        "progress": PROGRESS,
        "nothing_found": [{"commitment": "red-uk-2024/shorter-waits", "note": "Two archives were searched."}],
        "not_searched": [{"document": "red-uk-2024", "commitments": ["red-uk-2024/world-health"]}],
    }
    files["progress.yaml"]["method"]["other_scales"] = []
    files["left_out.yaml"] = {"left_out": []}
    files["corrections.yaml"] = {"corrections": []}
    for nation in files["nations.yaml"]["nations"]:
        nation["governments"] = [government(*one) for one in GOVERNMENTS[nation["id"]]]
        nation["westminster"][0]["seats"] = {"red": 80, "others": 20}
    return files


def dataset_of(files: dict[str, dict[str, Any]]) -> Dataset:
    """The dataset that the reader makes of these files; the test fails where it finds a fault."""
    texts = {name: json.dumps(values).encode() for name, values in files.items()}  # JSON is YAML
    reading = read_texts(texts)
    assert not reading.faults, "\n".join(map(str, reading.faults))
    return dataset_from(reading.records, reading.texts)


@lru_cache(maxsize=1)
def sample_dataset() -> Dataset:
    return dataset_of(sample_files())
