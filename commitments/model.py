"""The records of the dataset, as typed and immutable pydantic models: the schema in code.

Each ``...File`` class is one YAML file in ``data/``; ``FILES`` lists them. The JSON Schemas in ``data/schemas/`` are generated
from these classes (``schema.py``), so a field's description here is what an editor sees when hovering over it.

Conventions: ids are lower-case words joined by hyphens and never change without a redirect; dates are ISO strings as
precise as the source ("2024", "2024-07", "2024-07-04"); money is in GBP million; what a source does not state is absent.
"""

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo

from commitments import vocabulary as words
from commitments.fields import (
    NATION_ORDER,
    Amount,
    CommitmentId,
    Date,
    Find,
    Link,
    Slug,
    Summary,
    Text,
    Title,
    fault,
    listing,
    one_of,
    reference,
)

Nation = reference("nation")
Nations = listing(Nation, order=NATION_ORDER)
Sources = listing(reference("source"))


class Record(BaseModel):
    """Base of all records: unknown keys are faults, types are not coerced, nothing can be changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


# --- commitments.yaml -------------------------------------------------------------------------------------------------


class Target(Record):
    """What exactly: the measurable part of a promise. A budget is funding, not a target."""

    text: Text = Field(
        description="The target in words, every figure as in the source.", examples=["40,000 a week, two million a year"]
    )
    quantity: int | float | None = Field(None, description="The figure alone, where the text gives one.", examples=[40000])
    unit: Text | None = Field(None, description="What the figure counts.", examples=["appointments a week"])


class Deadline(Record):
    """By when."""

    text: Text = Field(description="The deadline in the source's sense.", examples=["by 2030", "within 100 days"])
    by: Date | None = Field(
        None,
        description='The date in quotes, as precise as the text ("2030" or "2030-03"). Leave out for a bare "end of the parliament".',
        examples=["2030"],
    )


def _not_inverted(value: float | None, info: ValidationInfo) -> float | None:
    low = info.data.get("gbp_million")
    if value is not None and (low is None or value < low):
        raise fault("inverted-amount", f"the upper end of a range, above gbp_million ({'not given' if low is None else low})")
    return value


class Funding(Record):
    """With what money. A sum that covers several promises stands once, on the row that carries the total."""

    text: Text = Field(description="What the text says of the money, figures exact.")
    kind: one_of(words.FUNDING_KINDS, "funding-kind") = Field(description="cost, saving or revenue.")
    gbp_million: Amount | None = Field(
        None,
        description="GBP million, only where the text gives a sum for this promise. £2.5 billion is 2500.",
        examples=[1010],
    )
    gbp_million_to: Annotated[Amount | None, AfterValidator(_not_inverted)] = Field(
        None,
        description="GBP million: the upper end where the text gives a range; gbp_million is then the lower end.",
        examples=[70000],
    )
    period: Text | None = Field(None, description="The period of the sum, in the text's sense.", examples=["a year by 2028-29"])
    paid_by: Text | None = Field(None, description="Where the money would come from, if stated.")
    where: Text | None = Field(None, description="Where in the document the sum stands.", examples=["costings annex"])


def _not_the_theme(value: tuple, info: ValidationInfo) -> tuple:
    if info.data.get("theme") in value:
        raise fault("theme-repeated", f"other themes than the commitment's own ({info.data['theme']})")
    return value


def _opens_with_oppose(value: str, info: ValidationInfo) -> str:
    title = info.data.get("title")
    if title is not None and title.startswith("Oppose") != (value == "oppose"):
        raise fault("oppose-title", "stance oppose together with a title that opens with 'Oppose', or neither")
    return value


class Commitment(Record):
    """One promise: something a party says it will do, press for, keep or stop, that someone could later check."""

    id: CommitmentId = Field(
        description="Permanent: the document's id, a slash, and a key that is unique within the document. To rename it, add a redirect.",
        examples=["labour-uk-2024/shared-waiting-lists"],
    )
    title: Title = Field(
        description="The measure, imperative, neutral, British spelling, at most 90 characters. Only `oppose` rows open with 'Oppose'.",
        examples=["Introduce shared waiting lists across neighbouring hospitals"],
    )
    summary: Summary = Field(description="One to three sentences in our own words, every figure exact.")
    scope: one_of(words.SCOPES, "scope") = Field(description="core (counts in comparisons) or wider (does not).")
    theme: reference("theme") = Field(description="Exactly one theme.", examples=["waiting-times"])
    topic: reference("topic") | None = Field(
        None, description="The narrow topic below the theme on which promises of several parties meet, if there is one."
    )
    also: Annotated[listing(reference("theme"), most=2), AfterValidator(_not_the_theme)] = Field(
        (), description="At most two other themes."
    )
    nations: Nations = Field(
        description="Where people would feel it: england, scotland, wales, northern-ireland in this order; [] for a measure outside the UK."
    )
    nations_basis: Text = Field(description="Stated in the text, or which rule places it.")
    who_acts: listing(one_of(words.ACTORS, "actor")) = Field(
        (), description="The governments that would have to act; leave out where it cannot be told."
    )
    stance: Annotated[one_of(words.STANCES, "stance"), AfterValidator(_opens_with_oppose)] = Field(
        description="do, press, keep or oppose."
    )
    action: listing(one_of(words.ACTIONS, "action"), least=1, most=2) = Field(description="One or two kinds of action.")
    target: Target | None = Field(None, description="What exactly, if stated.")
    deadline: Deadline | None = Field(None, description="By when, if stated.")
    funding: Funding | None = Field(None, description="With what money, if stated.")
    lead: Text | None = Field(None, description="The named body or post that would lead it, if stated.")
    mechanism: Text | None = Field(None, description="How it is to be done, in a line, if stated.")
    approaches: listing(one_of(words.APPROACHES, "approach")) = Field(
        (), description="Improvement approaches that the passage itself names."
    )
    section: Text = Field(description="The heading path in the document.")
    find: Find = Field(description="At most eight words that find the passage; a locator, not a quotation.")
    same_as: reference("commitment") | None = Field(
        None,
        description="In a national edition: the row of the party's UK manifesto that makes the same promise. The two count once.",
    )
    doubt: Text | None = Field(None, description="What an editor should check by hand; shown to readers as an editor's note.")

    @property
    def document(self) -> str:
        """Id of the manifesto that it stands in."""
        return self.id.split("/")[0]

    @property
    def plan_facts(self) -> tuple[str, ...]:
        """Which of the five facts of a plan the text states, in the order of ``vocabulary.PLAN_FACTS``."""
        return tuple(fact for fact in words.PLAN_FACTS if getattr(self, fact) is not None)


class CommitmentsFile(Record):
    """data/commitments.yaml: every commitment, grouped by document in reading order."""

    commitments: tuple[Commitment, ...]


# --- small reference files --------------------------------------------------------------------------------------------


class Election(Record):
    id: Slug
    name: Text = Field(description="As readers know it.", examples=["UK general election, 4 July 2024"])
    short_name: Text = Field(examples=["2024 general election"])
    date: Date


class ElectionsFile(Record):
    """data/elections.yaml"""

    elections: tuple[Election, ...]


class Result(Record):
    """A party's result at one election; the order of parties follows from it (seats, then votes)."""

    election: reference("election")
    seats: int = Field(ge=0)
    votes: int = Field(ge=0, description="Votes across the UK.")
    note: Text | None = None


HexColour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]


class Party(Record):
    id: Slug
    name: Text
    short_name: Text = Field(description="For table heads and figures: at most 14 characters.", max_length=14)
    in_sentence: Text = Field(description="Inside a sentence, with its article.", examples=["the Green Party"])
    aliases: tuple[Text, ...] = Field((), description="Other names in texts; masked when a reader hides the parties' names.")
    colour: HexColour = Field(description="On a light ground; at least 3:1 against white.")
    colour_dark: HexColour = Field(description="On a dark ground; at least 3:1 against #0e1117.")
    stands_in: Nations = Field(description="Nations where it fielded candidates.")
    results: tuple[Result, ...]
    note: Text | None = None


class PartiesFile(Record):
    """data/parties.yaml"""

    parties: tuple[Party, ...]
    result_sources: Sources = Field((), description="Where seats and votes come from.")


class Document(Record):
    """A manifesto that was read."""

    id: Slug
    party: reference("party")
    branch: one_of(words.BRANCHES, "branch")
    election: reference("election")
    title: Text = Field(description="As printed.")
    edition: Text = Field(description="What readers call it.", examples=["Scottish manifesto"])
    published: Date | None = Field(None, description="Leave out where no source gives it.")
    url: Link | None = Field(None, description="The party's own copy, only where a source shows the address.")
    web: Link | None = Field(None, description="The party's web page of it, only where a source shows the address.")
    url_seen_at: Text | None = Field(None, description="Where the party's address was seen.")
    archive_url: Link = Field(description="The archived text that was read.")
    read_from: Text
    read_on: Date
    read_in_full: tuple[Text, ...] = Field(description="Headings that were read in full.")
    skipped: Text = Field(description="What was left out of the reading, and why.")


class UnreadDocument(Record):
    """A manifesto that bears on the parties or nations shown and was not read, with the reason."""

    title: Text
    party: reference("party") | None = Field(None, description="Where it is an edition of a party that is shown.")
    party_name: Text
    election: reference("election")
    nations: Nations = Field(description="Where it applies.")
    why: Text


class DocumentsFile(Record):
    """data/documents.yaml"""

    documents: tuple[Document, ...]
    not_read: tuple[UnreadDocument, ...] = ()


class Group(Record):
    id: Slug
    name: Text


class Subject(Record):
    """A subject that readers may expect under a theme, and the words by which commitments on it are found."""

    name: Text = Field(max_length=40)
    words: tuple[Text, ...] = Field(min_length=1, description="Searches; one that matches is enough.")


class Theme(Record):
    id: Slug
    group: reference("group")
    name: Text
    definition: Text = Field(description="One sentence.")
    holds: Text = Field(description="What falls in.")
    leaves_out: Text | None = Field(None, description="What falls to another theme instead.")
    looked_for: tuple[Subject, ...] = Field(
        (), description="Subjects that readers may expect under the theme, to say which of them no commitment mentions."
    )


class ThemesFile(Record):
    """data/themes.yaml: 18 themes in four groups, in the order in which they are shown."""

    groups: tuple[Group, ...]
    themes: tuple[Theme, ...]


class Topic(Record):
    """A narrow subject below a theme on which comparable promises of at least two parties meet."""

    id: Slug
    theme: reference("theme")
    name: Text = Field(max_length=40)
    definition: Text = Field(max_length=200)


class TopicsFile(Record):
    """data/topics.yaml"""

    topics: tuple[Topic, ...]


class Redirect(Record):
    """An id that once was, and the commitment that it leads to now."""

    from_id: CommitmentId = Field(alias="from")
    to: reference("commitment")
    kind: one_of(words.REDIRECT_KINDS, "redirect-kind")
    title: Text | None = Field(None, description="What the old row was called.")
    find: Find | None = Field(None, description="Search phrase of the old row.")


class RedirectsFile(Record):
    """data/redirects.yaml"""

    redirects: tuple[Redirect, ...]


class LeftOut(Record):
    """A passage that was looked at and is no commitment here, with the reason."""

    id: CommitmentId
    title: Text
    why: Text


class LeftOutFile(Record):
    """data/left_out.yaml"""

    left_out: tuple[LeftOut, ...]


class Correction(Record):
    """One dated entry of the public log of corrections."""

    date: Date
    commitment: reference("commitment") | None = Field(None, description="Leave out where it concerns something else.")
    field: Text
    said: Text
    says: Text
    why: Text


class CorrectionsFile(Record):
    """data/corrections.yaml: newest first."""

    corrections: tuple[Correction, ...]


class Site(Record):
    """data/site.yaml: what the site says about itself."""

    name: Text
    version_date: Date = Field(description="Date of this version of the data; change it with every release.")
    address: Link | None = Field(None, description="Public address of the site, without a slash at its end.")
    repository: Link | None = Field(None, description="Where the code and data are kept.")
    licence: Text
    licence_url: Link


class SourcedText(Record):
    value: Text
    sources: Sources


class Approach(Record):
    """Where an improvement approach comes from."""

    id: one_of(words.APPROACHES, "approach")
    explanation: Text
    sources: Sources


class ApproachesFile(Record):
    """data/approaches.yaml"""

    origin: SourcedText
    approaches: tuple[Approach, ...]


# --- progress.yaml ----------------------------------------------------------------------------------------------------


class Status(Record):
    id: Slug
    label: Text
    definition: Text
    tie_break: Text


class UpdateSource(Record):
    title: Text
    publisher: Text
    url: Link
    published: Date | None = None


class Rating(Record):
    """An independent body's own word for it."""

    by: Text
    rating: Text
    as_of: Date


class Update(Record):
    """One dated event or finding; its status says how the commitment stood in the light of that page alone."""

    date: Date | None = Field(None, description="Day of the event or of the page; leave out where the page gives neither.")
    status: reference("status")
    what: Text
    kind: one_of(words.UPDATE_KINDS, "update-kind")
    source: UpdateSource
    independent_rating: Rating | None = None
    confidence: one_of(words.CONFIDENCE, "confidence")
    confidence_note: Text | None = None


class Progress(Record):
    """What became of one commitment: where it stands, and the updates behind that, in order of date."""

    commitment: reference("commitment")
    status: reference("status")
    as_of: Date | None = Field(None, description="Date of the newest dated update; leave out where none is dated.")
    reason: Text | None = Field(None, description="Why the status is not that of the newest dated update, if it is not.")
    updates: tuple[Update, ...] = Field(min_length=1)


class NothingFound(Record):
    commitment: reference("commitment")
    note: Text


class NotSearched(Record):
    document: reference("document")
    commitments: tuple[reference("commitment"), ...]


class OtherScale(Record):
    """How our status words compare with another project's."""

    id: Slug
    name: Text
    words_seen: tuple[Text, ...]
    source: UpdateSource
    note: Text
    mapping: dict[str, Text]


class Method(Record):
    purpose: Text
    positions: Text
    dates: Text
    confidence: Text
    keys: Text
    limits: Text
    difference_from_all: Text
    other_scales: tuple[OtherScale, ...]


class NewestSeen(Record):
    date: Date
    note: Text


class ProgressFile(Record):
    """data/progress.yaml"""

    statuses: tuple[Status, ...]
    method: Method
    newest_seen: NewestSeen
    progress: tuple[Progress, ...]
    nothing_found: tuple[NothingFound, ...] = ()
    not_searched_note: Text
    not_searched: tuple[NotSearched, ...] = ()


# --- nations.yaml, powers.yaml, timeline.yaml, sources.yaml ----------------------------------------------------------------

FactConfidence = one_of(words.FACT_CONFIDENCE, "fact-confidence")


class Source(Record):
    id: Slug
    title: Text
    publisher: Text
    url: Link | None = Field(None, description="Leave out where no address of the page was seen.")
    page_date: Date | None = Field(None, description="The page's own date.")
    accessed: Date
    kind: Text


class SourcesFile(Record):
    """data/sources.yaml: the pages that nations, powers and the timeline rest on."""

    sources: tuple[Source, ...]


class Government(Record):
    parties: listing(reference("party"))
    head: Text | None = None
    health_minister: Text | None = None
    as_of: Text
    note: Text | None = None
    sources: Sources
    confidence: FactConfidence


class Body(Record):
    body: Text
    role: Text
    sources: Sources


class Law(Record):
    act: Text | None = None
    year: int | None = None
    note: Text
    sources: Sources


class Seats(Record):
    """Seats by party id (or by a plain word for those who are no party shown here)."""

    seats: dict[str, int]
    note: Text | None = None
    sources: Sources
    confidence: FactConfidence


class EarlierElection(Record):
    date: Date
    seats: dict[str, int]


class DevolvedElection(Record):
    date: Date | None = None
    total_seats: int | None = None
    seats: dict[str, int] | None = None
    majority: bool | None = None
    turnout_percent: float | None = None
    previous: EarlierElection | None = None
    note: Text
    sources: Sources
    confidence: FactConfidence | None = None


class Fact(Record):
    fact: Text
    sources: Sources
    confidence: FactConfidence


class Entitlement(Record):
    """What already holds for people in a nation; ``value`` is absent where nothing was found."""

    id: one_of(words.ENTITLEMENTS, "entitlement")
    value: Text | None = None
    as_of: Text | None = None
    note: Text | None = None
    sources: Sources = ()
    confidence: FactConfidence


class Figure(Record):
    value: Text
    period: Text | None = None
    sources: Sources


class Standard(Record):
    """A waiting-time standard of one nation. ``comparable_with`` names the nations beside which its figure may stand."""

    id: one_of(words.STANDARDS, "standard")
    definition: Text
    target: Text
    performance: Text | None = None
    performance_period: Text | None = None
    other_figures: tuple[Figure, ...] = ()
    comparable_with: Nations = ()
    comparability_note: Text
    sources: Sources
    confidence: FactConfidence


class SpendingPerHead(Record):
    value: Text | None = None
    year: Text | None = None
    note: Text
    sources: Sources


class NationFunding(Record):
    how: Text
    figures: tuple[Figure, ...]
    health_spending_per_head: SpendingPerHead
    sources: Sources


class NationRecord(Record):
    """A nation of the UK: who decides on health there, what already holds, and how its figures are defined."""

    id: one_of(dict.fromkeys(NATION_ORDER), "nation")
    name: Text
    legislature: SourcedText
    government_in_june_2024: Government
    government_now: Government
    health_minister_title: SourcedText
    health_service_name: SourcedText
    who_runs_it: tuple[Body, ...]
    legal_basis_of_devolution: Law
    seats_at_westminster_2024: int
    results_2024_by_party: Seats
    latest_devolved_election: DevolvedElection
    system: tuple[Fact, ...]
    entitlements: tuple[Entitlement, ...]
    standards: tuple[Standard, ...]
    funding: NationFunding


class BlockGrantFactor(Record):
    nation: Nation
    what: Text
    value: Text | None = None
    date: Date | None = None
    sources: Sources = ()
    confidence: FactConfidence


class BlockGrant(Record):
    plain: tuple[SourcedText, ...]
    factors: tuple[BlockGrantFactor, ...]
    note: Text


class NationsFile(Record):
    """data/nations.yaml"""

    gathered: Date
    latest_material_seen: Date
    nations: tuple[NationRecord, ...]
    never_side_by_side: tuple[Text, ...]
    block_grant: BlockGrant
    gaps: tuple[Text, ...]


PowerStatus = one_of(words.POWER_STATUSES, "power-status")


class PowerByNation(Record):
    england: PowerStatus
    scotland: PowerStatus
    wales: PowerStatus
    northern_ireland: PowerStatus = Field(alias="northern-ireland")


class Power(Record):
    power: Text
    status: PowerByNation
    note: Text
    sources: Sources = ()
    confidence: FactConfidence


class PowersFile(Record):
    """data/powers.yaml: who decides on what, by nation."""

    powers: tuple[Power, ...]


class Event(Record):
    date: Date
    date_note: Text | None = None
    nations: Nations
    what: Text
    sources: Sources


class TimelineFile(Record):
    """data/timeline.yaml: events since the election that bear on health, in order of date."""

    events: tuple[Event, ...]


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
}


def fields_of(record: Any) -> dict[str, Any]:
    """The record as plain values without what is absent: what exports and diffs work on."""
    return record.model_dump(mode="json", by_alias=True, exclude_none=True)
