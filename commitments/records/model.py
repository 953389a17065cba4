"""The records of the dataset, as typed and immutable pydantic models: the schema in code.

Each ``...File`` class is one YAML file in ``data/``; ``FILES`` lists them. The JSON Schemas in ``data/schemas/`` are generated
from these classes (``schema.py``), so a field's description here is what an editor sees when hovering over it.

Conventions: ids are lower-case words joined by hyphens and never change without a redirect; dates are ISO strings as
precise as the source ("2024", "2024-07", "2024-07-04"); money is in GBP million; what a source does not state is absent.
"""

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, Field, ValidationInfo

from commitments.records import vocabulary as words
from commitments.records.checks import ChecksFile
from commitments.records.commitment import Commitment as Commitment
from commitments.records.commitment import Deadline as Deadline
from commitments.records.commitment import Funding as Funding
from commitments.records.commitment import Target as Target
from commitments.records.fields import MOST_SEATS, MOST_VOTES, Between, Day, Find, Link, PastDate, PastDay, Slug, Text, fault
from commitments.records.former import LeftOutFile, RedirectsFile
from commitments.records.nations import Event as Event
from commitments.records.nations import Government as Government
from commitments.records.nations import NationRecord as NationRecord
from commitments.records.nations import NationsFile, PowersFile, SourcesFile, TimelineFile
from commitments.records.nations import Power as Power
from commitments.records.nations import Source as Source
from commitments.records.nations import WestminsterResult as WestminsterResult
from commitments.records.progress import Progress as Progress
from commitments.records.progress import ProgressFile
from commitments.records.progress import Rating as Rating
from commitments.records.progress import Status as Status
from commitments.records.progress import Update as Update
from commitments.records.progress import UpdateSource as UpdateSource
from commitments.records.record import AlsoCalled, Id, Nation, Nations, Note, Record, SourcedText, Sources, Statement
from commitments.records.references import (
    DocumentId,
    ElectionId,
    GroupId,
    KnownCommitment,
    Listing,
    OneOf,
    PartyId,
    SourceId,
    ThemeId,
    TopicId,
)

# --- commitments.yaml -------------------------------------------------------------------------------------------------


class CommitmentsFile(Record):
    """data/commitments.yaml: every commitment, grouped by document in reading order."""

    commitments: tuple[Commitment, ...] = Field(description="Grouped by document, in reading order.")


# --- small reference files --------------------------------------------------------------------------------------------


class Election(Record):
    """An election that manifestos were written for."""

    id: Id
    name: Text = Field(description="As readers know it.", examples=["UK general election, 4 July 2024"])
    short_name: Text = Field(description="For filters and tables.", examples=["2024 general election"])
    date: Day = Field(description="Polling day.", examples=["2024-07-04"])
    taken_in: Text | None = Field(
        None,
        description="Which parties were included for it, as a sentence for readers.",
        examples=["Every party that won a seat and whose manifesto could be read."],
    )


class ElectionsFile(Record):
    """data/elections.yaml"""

    elections: tuple[Election, ...] = Field(description="Oldest first.")


class Result(Record):
    """A party's result at one election; the order of parties follows from it (seats, then votes)."""

    election: ElectionId = Field(description="Which election.")
    seats: Annotated[int, Field(ge=0), Between(0, MOST_SEATS)] = Field(description="Seats won.", examples=[57])
    votes: Annotated[int, Field(ge=0), Between(0, MOST_VOTES)] = Field(
        description="Votes in the whole area of the election.", examples=[724758]
    )
    note: Note | None = None


HexColour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]


class Party(Record):
    """A party that is shown."""

    id: Id
    name: Text = Field(description="Its full name.", examples=["Scottish National Party"])
    short_name: Text = Field(description="For table heads and figures: at most 14 characters.", max_length=14, examples=["SNP"])
    in_sentence: Text = Field(description="Inside a sentence, with its article.", examples=["the Green Party"])
    aliases: tuple[Text, ...] = Field(
        (), description="Other names in texts; masked when a reader hides the parties' names.", examples=[["Scottish Labour"]]
    )
    colour: HexColour = Field(description="On a light ground; at least 3:1 against white.", examples=["#e30042"])
    colour_dark: HexColour = Field(description="On a dark ground; at least 3:1 against #0e1117.", examples=["#e30042"])
    stands_in: Nations = Field(description="Nations where it fielded candidates.", examples=[["scotland"]])
    results: tuple[Result, ...] = Field(description="One for each election that it has a document for.")
    note: Note | None = None


class PartiesFile(Record):
    """data/parties.yaml"""

    parties: tuple[Party, ...] = Field(description="Most seats first, then most votes.")
    result_sources: Sources = Field((), description="Where seats and votes come from: ids from sources.yaml.")


MOST_CHARACTERS = 10_000_000  # twenty times the longest manifesto


class Copy(Record):
    """A copy of a manifesto's text that its commitments were looked up in."""

    kind: Annotated[str, OneOf(words.COPIES, "copy")] = Field(description="printed or archive.")
    text: Text = Field(description="Which text exactly.", examples=["mosmi/british-manifesto-archive, commit 57b791e8"])
    characters: Annotated[int, Between(1, MOST_CHARACTERS)] = Field(description="How long it is.", examples=[156285])
    complete: Annotated[str, OneOf(words.COMPLETENESS, "completeness")] = Field(description="whole, abridged or not-known.")
    known_by: Text = Field(description="How that is known.", examples=["Every heading of the contents page is there."])
    not_found: tuple[Slug, ...] = Field(
        (),
        description="Keys (what follows the slash) of commitments whose search phrase does not occur in it; `pledge verify` lists them.",
        examples=[["shared-waiting-lists"]],
    )


class Document(Record):
    """A manifesto that was read."""

    id: Id
    party: PartyId = Field(description="Whose it is.")
    branch: Annotated[str, OneOf(words.BRANCHES, "branch")] = Field(
        description="Which edition: for the whole UK or one part of it."
    )
    election: ElectionId = Field(description="Which election it was written for.")
    title: Text = Field(description="As printed.", examples=["Change"])
    edition: Text = Field(description="What readers call it.", examples=["Scottish manifesto"])
    published: PastDate | None = Field(None, description="Left out if no source gives it.", examples=["2024-06-13"])
    url: Link | None = Field(
        None, description="The party's own copy, only where a source shows the address.", examples=["https://example.org/a.pdf"]
    )
    web: Link | None = Field(
        None,
        description="The party's web page of it, only where a source shows the address.",
        examples=["https://example.org/"],
    )
    url_seen_at: Text | None = Field(None, description="Where the party's address was seen.", examples=["the page itself"])
    archive_url: Link = Field(description="The archived text that was read.", examples=["https://example.org/archive/a.md"])
    read_from: Text = Field(
        description="What exactly was read: collection, file, version, length.", examples=["a text archive, file a.md, whole"]
    )
    read_on: PastDate = Field(description="Day of the reading.", examples=["2026-11-22"])
    read_in_full: tuple[Text, ...] = Field(
        description="Headings that were read in full.", examples=[["Health (all sub-headings)", "Social care"]]
    )
    skipped: Text = Field(
        description="What was left out of the reading, and why.", examples=["Foreign policy: read, names nothing on health."]
    )
    copies: tuple[Copy, ...] = Field((), description="Copies of the text in which every search phrase was looked up.")


class UnreadDocument(Record):
    """A manifesto that bears on the parties or nations shown and was not read, with the reason."""

    title: Text = Field(description="As printed, or what it is.", examples=["Manifesto in Welsh"])
    party: PartyId | None = Field(None, description="Only if it is an edition of a party that is shown.")
    party_name: Text = Field(description="The party as readers know it.", examples=["People Before Profit"])
    election: ElectionId = Field(description="Which election it was written for.")
    nations: Nations = Field(description="Where it applies.", examples=[["wales"]])
    why: Text = Field(description="Why it was not read.", examples=["No text of it was found."])


class DocumentsFile(Record):
    """data/documents.yaml"""

    documents: tuple[Document, ...] = Field(description="Manifestos that were read, with a party's editions together.")
    not_read: tuple[UnreadDocument, ...] = Field((), description="Manifestos that bear on the subject and were not read.")


class Group(Record):
    """A group of themes."""

    id: Id
    name: Text = Field(description="What readers see.", examples=["Getting care"])


class Mention(Record):
    """A passage that mentions something without promising it, or that our reading left out: no commitment holds it, and yet the
    manifesto is not silent."""

    document: DocumentId = Field(description="The manifesto.", examples=["snp-2024"])
    find: Find = Field(description="At most eight words that find the passage.", examples=["parity of esteem"])
    why: Text = Field(description="Why no commitment holds it.", examples=["a value, with no act named"])


def _only_true(value: bool) -> bool:
    if not value:
        raise fault("wrong-value", "true, or no such line")
    return value


class Subject(Record):
    """A subject that readers may expect under a theme, and how commitments on it are found: by topics and ids where one is meant, by words
    only where none is."""

    name: Text = Field(max_length=40, description="What readers see: at most 40 characters.", examples=["Corridor care"])
    also_called: AlsoCalled = ()
    topics: tuple[TopicId, ...] = Field(
        (), description="Topics that it covers: every commitment on one of them is on the subject.", examples=[["cancer-waits"]]
    )
    commitments: tuple[KnownCommitment, ...] = Field(
        (), description="Single commitments on it.", examples=[["labour-uk-2024/shared-waiting-lists"]]
    )
    words: tuple[Text, ...] = Field(
        (), description="Searches for the rest; one that matches is enough.", examples=[["corridor", "trolley"]]
    )
    nobody: Annotated[bool, AfterValidator(_only_true)] | None = Field(
        None,
        description="true if none of these finds a commitment today; otherwise left out. The check makes sure of it.",
        examples=[True],
    )
    mentions: tuple[Mention, ...] = Field((), description="Passages on it that no commitment holds.")


class Theme(Record):
    """A theme; every commitment has exactly one."""

    id: Id
    group: GroupId = Field(description="The group that it belongs to.")
    name: Text = Field(description="What readers see; may be improved at any time.", examples=["Waiting times"])
    definition: Text = Field(description="One sentence.", examples=["How long people wait for planned hospital care."])
    holds: Text = Field(description="What it covers.", examples=["Planned hospital care, diagnostics, waits."])
    leaves_out: Text | None = Field(
        None, description="What belongs to another theme instead.", examples=["Its staff go to workforce."]
    )
    also_called: AlsoCalled = ()
    looked_for: tuple[Subject, ...] = Field(
        (), description="Subjects that readers may expect under the theme, to say which of them no commitment mentions."
    )


class ThemesFile(Record):
    """data/themes.yaml: 18 themes in four groups, in the order in which they are shown."""

    groups: tuple[Group, ...] = Field(description="Groups of themes, in the order shown.")
    themes: tuple[Theme, ...] = Field(description="Themes, in the order shown.")


class Topic(Record):
    """A narrow subject below a theme on which comparable promises of at least two parties meet."""

    id: Id
    theme: ThemeId = Field(description="The theme that it belongs to.")
    name: Text = Field(max_length=40, description="What readers see: at most 40 characters.", examples=["Cancer waits"])
    definition: Text = Field(
        max_length=200,
        description="One sentence: what it covers, and what it does not.",
        examples=["How soon cancer is treated."],
    )
    also_called: AlsoCalled = ()
    standards: Annotated[tuple[Annotated[str, OneOf(words.STANDARDS, "standard")], ...], Listing()] = Field(
        (),
        description="Waiting-time standards of nations.yaml that would show whether promises on it work.",
        examples=[["cancer-62-day"]],
    )
    entitlements: Annotated[tuple[Annotated[str, OneOf(words.ENTITLEMENTS, "entitlement")], ...], Listing()] = Field(
        (), description="Entitlements of nations.yaml that say what already holds on it.", examples=[["prescription_charge"]]
    )
    mentions: tuple[Mention, ...] = Field((), description="Passages on it that no commitment holds.")


class TopicsFile(Record):
    """data/topics.yaml"""

    topics: tuple[Topic, ...] = Field(description="Grouped by theme.")


def _another_value(value: str, info: ValidationInfo) -> str:
    if value == info.data.get("said"):
        raise fault("nothing-corrected", "what is there now, which must differ from 'said'")
    return value


class Correction(Record):
    """One dated entry of the public log of corrections."""

    date: PastDay = Field(description="Day of the correction.", examples=["2026-12-01"])
    commitment: KnownCommitment | None = Field(
        None, description="Left out if it concerns something else.", examples=["labour-uk-2024/shared-waiting-lists"]
    )
    field: Text = Field(description="What was wrong: the field, or what else.", examples=["deadline", "target.quantity"])
    said: Text = Field(description="What it said before.", examples=["by 2029"])
    says: Annotated[Text, AfterValidator(_another_value)] = Field(description="What it says now.", examples=["not stated"])
    why: Text = Field(description="What was wrong with it.", examples=["The year belongs to another promise."])


class CorrectionsFile(Record):
    """data/corrections.yaml: newest first."""

    corrections: tuple[Correction, ...] = Field(description="Newest first; none is ever removed.")


class NameInOtherLanguage(Record):
    """A name that is not an English word. Browsers and screen readers are given its language wherever it appears."""

    name: Text = Field(description="As it is written in the texts of the site.", examples=["Plaid Cymru", "Sinn Féin"])
    language: Annotated[str, OneOf(words.LANGUAGES, "language")] = Field(description="cy, ga, gd or sco.")


class Site(Record):
    """data/site.yaml: what the site says about itself."""

    name: Text = Field(description="The site's name.", examples=["Pledge to Plan"])
    version_date: PastDay = Field(
        description="Date of this version of the data; change it with every release.", examples=["2026-11-25"]
    )
    address: Link | None = Field(
        None, description="Public address of the site, without a slash at its end.", examples=["https://health.example.org"]
    )
    repository: Link | None = Field(
        None,
        description="Where the code and data are kept, without a slash at its end. Reports of mistakes go to its issues.",
        examples=["https://github.com/example/pledge-to-plan"],
    )
    licence: Text = Field(description="Of the data.", examples=["CC BY 4.0"])
    licence_url: Link = Field(description="Its text.", examples=["https://creativecommons.org/licenses/by/4.0/"])
    names_in_other_languages: tuple[NameInOtherLanguage, ...] = Field(
        (), description="Names that are not English words, with their language."
    )


class Approach(Record):
    """Where an improvement approach comes from."""

    id: Annotated[str, OneOf(words.APPROACHES, "approach")] = Field(description="Which approach.")
    explanation: Text = Field(description="In our own words.", examples=["A few measures are followed over time."])
    also_called: AlsoCalled = ()
    sources: Sources
    questions: Annotated[tuple[Statement, ...], Listing(least=3, most=5)] = Field(
        (), description="Three to five questions that a team would ask. The first appears on every plan sheet."
    )
    in_a_plan: tuple[Statement, ...] = Field((), description="How it shows in a plan.")
    traps: tuple[Statement, ...] = Field((), description="What commonly goes wrong.")
    read_on: Annotated[tuple[SourceId, ...], Listing()] = Field(
        (), description="Where to read on: ids from sources.yaml.", examples=[["qi-made-simple"]]
    )


class Support(Record):
    """A body that supports improvement in a nation."""

    nation: Nation = Field(description="Which nation.")
    body: Text = Field(description="Its name.", examples=["Healthcare Improvement Scotland"])
    what: Text = Field(description="What it does to support improvement, in our own words.", examples=["Supports boards."])
    sources: Sources


class ApproachesFile(Record):
    """data/approaches.yaml"""

    origin: SourcedText = Field(description="Where the four come from.")
    approaches: tuple[Approach, ...] = Field(description="One entry for each approach.")
    support: tuple[Support, ...] = Field((), description="Who supports improvement, nation by nation.")


FILES: dict[str, type[Record]] = {
    "site.yaml": Site,
    "elections.yaml": ElectionsFile,
    "parties.yaml": PartiesFile,
    "documents.yaml": DocumentsFile,
    "themes.yaml": ThemesFile,
    "topics.yaml": TopicsFile,
    "approaches.yaml": ApproachesFile,
    "commitments.yaml": CommitmentsFile,
    "left_out.yaml": LeftOutFile,
    "redirects.yaml": RedirectsFile,
    "corrections.yaml": CorrectionsFile,
    "progress.yaml": ProgressFile,
    "nations.yaml": NationsFile,
    "powers.yaml": PowersFile,
    "timeline.yaml": TimelineFile,
    "sources.yaml": SourcesFile,
    "checks.yaml": ChecksFile,
}


def fields_of(record: BaseModel) -> dict[str, Any]:
    """The record as plain values without what is absent: what exports and diffs work on."""
    return record.model_dump(mode="json", by_alias=True, exclude_none=True)
