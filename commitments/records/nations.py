"""Records of nations.yaml, powers.yaml, timeline.yaml and sources.yaml: who decides what where, and what already holds there."""

from typing import Annotated

from pydantic import Field

from commitments.records import vocabulary as words
from commitments.records.fields import LAST_YEAR, Between, Date, Link, PastDate, SeatCount, Slug, Text
from commitments.records.record import FactConfidence, Id, Nation, Nations, Note, Record, SourcedText, Sources
from commitments.records.references import NATION_ORDER, ElectionId, Listing, OneOf, PartyId, TopicId


class Source(Record):
    """A page that nations, powers, approaches or the timeline rest on."""

    id: Id
    title: Text = Field(description="The page's own title.", examples=["Devolution and the NHS"])
    publisher: Text = Field(description="Who published it.", examples=["Institute for Government"])
    url: Link | None = Field(
        None, description="Left out where no address of the page was seen.", examples=["https://www.legislation.gov.uk/"]
    )
    page_date: PastDate | None = Field(None, description="The page's own date.", examples=["2025-11-12"])
    accessed: PastDate = Field(description="When the page was read.", examples=["2026-11-22"])
    kind: Slug = Field(description="What sort of page, in a word.", examples=["official", "news", "think-tank"])


class SourcesFile(Record):
    """data/sources.yaml: the pages that nations, powers and the timeline rest on."""

    sources: tuple[Source, ...] = Field(description="One entry for each page.")


class Department(Record):
    """A department of a government that several parties share, and who holds it."""

    id: Id
    name: Text = Field(description="Its name.", examples=["Department of Health"])
    parties: Annotated[tuple[PartyId, ...], Listing(least=1)] = Field(
        description="The party that holds it; two for a joint office."
    )


class Government(Record):
    """A government, from the day it took office to the day it ended."""

    parties: Annotated[tuple[PartyId, ...], Listing()] = Field(
        description="Parties in it, the largest first; none while it is suspended."
    )
    since: PastDate | None = Field(
        None,
        description="Day it took office. Only the first government listed may lack it.",
        examples=["2024-07-05"],
    )
    until: PastDate | None = Field(
        None,
        description="Day it ended; polling day where an election ended it. Only the last government listed lacks it.",
        examples=["2024-07-04"],
    )
    head: Text | None = Field(None, description="Who leads it, with the office.", examples=["Rishi Sunak, Prime Minister"])
    health_minister: Text | None = Field(None, description="Who holds the health office.", examples=["Mike Nesbitt"])
    departments: tuple[Department, ...] = Field(
        (),
        description="Which party holds each department, if parties share the government. A party answers only for its own.",
    )
    as_of: Text = Field(description="How recent the pages are: a date, or the age of the page in words.", examples=["2024-06"])
    note: Note | None = None
    sources: Sources
    confidence: FactConfidence


class Body(Record):
    """A body that runs part of the health service."""

    body: Text = Field(description="Its name.", examples=["Care Quality Commission"])
    role: Text = Field(description="What it does.", examples=["regulator"])
    sources: Sources


class Law(Record):
    """The law that devolution of health rests on."""

    act: Text | None = Field(None, description="Its name.", examples=["Scotland Act"])
    year: Annotated[int, Between(1200, LAST_YEAR)] | None = Field(None, description="Its year.", examples=[1998])
    note: Note
    sources: Sources


class WestminsterResult(Record):
    """A nation's seats in the House of Commons at one general election."""

    election: ElectionId = Field(description="Which election.")
    total_seats: SeatCount = Field(description="The nation's seats.", examples=[57])
    seats: dict[str, SeatCount] = Field(
        description="Party id (or a plain word for anyone outside the parties shown here), then its seats.",
        examples=[{"labour": 347}],
    )
    note: Note | None = None
    sources: Sources
    confidence: FactConfidence


class EarlierElection(Record):
    """The devolved election before the latest."""

    date: PastDate = Field(description="Day of the election.", examples=["2021-05-06"])
    seats: dict[str, SeatCount] = Field(description="Party id, then its seats.", examples=[{"snp": 64}])


class DevolvedElection(Record):
    """The latest election to a nation's own legislature."""

    date: PastDate | None = Field(
        None, description="Day of the election; left out where there is none.", examples=["2026-05-07"]
    )
    total_seats: SeatCount | None = Field(None, description="Seats in the legislature.", examples=[129])
    seats: dict[str, SeatCount] | None = Field(None, description="Party id, then its seats.", examples=[{"snp": 58}])
    majority: bool | None = Field(None, description="Whether one party has more than half of the seats.", examples=[False])
    turnout_percent: Annotated[float, Between(0, 100)] | None = Field(
        None, description="Share of electors who voted.", examples=[53.2]
    )
    previous: EarlierElection | None = Field(None, description="The election before.")
    note: Note
    sources: Sources
    confidence: FactConfidence | None = Field(
        None, description="How strong the pages are as sources: solid, secondary or thin."
    )


class Fact(Record):
    """A fact on how a nation's health service is built."""

    fact: Text = Field(description="In our own words, one sentence.", examples=["Planning care is separate from providing it."])
    sources: Sources
    confidence: FactConfidence


class Entitlement(Record):
    """What already holds for people in a nation; ``value`` is absent where nothing was found."""

    id: Annotated[str, OneOf(words.ENTITLEMENTS, "entitlement")] = Field(description="Which entitlement.")
    value: Text | None = Field(None, description="What holds; left out if nothing was found.", examples=["Free for all"])
    as_of: Text | None = Field(None, description="A date, or the age of the page in words.", examples=["2025-11"])
    note: Note | None = None
    sources: Sources = ()
    confidence: FactConfidence


class Figure(Record):
    """A figure with its period."""

    value: Text = Field(description="The figure with its unit.", examples=["7.25 million treatments waiting"])
    period: Text | None = Field(None, description="A date, or a period in words.", examples=["June 2024 (election)"])
    sources: Sources


class Standard(Record):
    """A waiting-time standard of one nation."""

    id: Annotated[str, OneOf(words.STANDARDS, "standard")] = Field(description="Which standard.")
    definition: Text = Field(description="What is measured, from when to when.", examples=["From referral to treatment."])
    target: Text = Field(description="What is aimed at.", examples=["92% waiting no longer than 18 weeks"])
    performance: Text | None = Field(None, description="The newest figure.", examples=["61.5% within 18 weeks"])
    performance_period: Text | None = Field(None, description="A date, or a period in words.", examples=["2025-12"])
    other_figures: tuple[Figure, ...] = Field((), description="Further figures on it.")
    comparability_note: Text = Field(
        description="Why it may or may not be compared with others.", examples=["Treatments, not people."]
    )
    sources: Sources
    confidence: FactConfidence


class SpendingPerHead(Record):
    """Health spending a person; ``value`` is absent where no figure was found that may be shown."""

    value: Text | None = Field(None, description="The figure with its unit.", examples=["£3,064"])
    year: Text | None = Field(None, description="Its year.", examples=["2023-24"])
    note: Note
    sources: Sources


class NationFunding(Record):
    """Where a nation's health money comes from."""

    how: Text = Field(description="In our own words.", examples=["UK block grant, plus devolved taxes."])
    figures: tuple[Figure, ...] = Field(description="Totals that were seen.")
    health_spending_per_head: SpendingPerHead = Field(description="Spending a person.")
    sources: Sources


class NationRecord(Record):
    """A nation of the UK: who decides on health there, what already holds, and how its figures are defined."""

    id: Annotated[str, OneOf(dict.fromkeys(NATION_ORDER), "nation")] = Field(description="Which nation.")
    name: Text = Field(description="Its name.", examples=["Northern Ireland"])
    legislature: SourcedText = Field(description="Its parliament or assembly, and what that decides on health.")
    governments: tuple[Government, ...] = Field(
        min_length=1, description="Who has governed, oldest first, from the election of the oldest manifesto on."
    )
    health_minister_title: SourcedText = Field(description="What the health office is called.")
    health_service_name: SourcedText = Field(description="What the health service is called.")
    who_runs_it: tuple[Body, ...] = Field(description="The bodies that run it.")
    legal_basis_of_devolution: Law = Field(description="The law it rests on.")
    westminster: tuple[WestminsterResult, ...] = Field(
        description="Its seats in the House of Commons, one record for each general election, oldest first."
    )
    latest_devolved_election: DevolvedElection = Field(description="The latest election to its own legislature.")
    system: tuple[Fact, ...] = Field(description="How the service is built.")
    entitlements: tuple[Entitlement, ...] = Field(description="What already holds for people there.")
    standards: tuple[Standard, ...] = Field(description="Its waiting-time standards.")
    funding: NationFunding = Field(description="Where its health money comes from.")


class BlockGrantFactor(Record):
    """A figure by which the block grant is worked out."""

    nation: Nation = Field(description="Which nation.")
    what: Text = Field(description="What the factor is.", examples=["needs-based addition"])
    value: Text | None = Field(None, description="Left out where nothing was found.", examples=["5%"])
    date: Date | None = Field(None, description="Of the page or the figure.", examples=["2025-11-12"])
    sources: Sources = ()
    confidence: FactConfidence


class BlockGrant(Record):
    """How money reaches the devolved governments."""

    plain: tuple[SourcedText, ...] = Field(description="In plain words.")
    factors: tuple[BlockGrantFactor, ...] = Field(description="The figures in it.")
    note: Note


class NationsFile(Record):
    """data/nations.yaml"""

    gathered: PastDate = Field(description="When the facts were gathered.", examples=["2026-11-22"])
    latest_material_seen: PastDate = Field(description="Date of the newest page seen.", examples=["2026-07"])
    nations: tuple[NationRecord, ...] = Field(description="All four, in the order England, Scotland, Wales, Northern Ireland.")
    never_side_by_side: tuple[Text, ...] = Field(
        description="Figures that must not be compared, each with the reason.",
        examples=[["Planned-care waits of two nations."]],
    )
    block_grant: BlockGrant = Field(description="How money reaches the devolved governments.")
    gaps: tuple[Text, ...] = Field(description="What was looked for and not found.", examples=[["No four-nation figure."]])


PowerStatus = Annotated[str, OneOf(words.POWER_STATUSES, "power-status")]


class PowerByNation(Record):
    """Who decides, by nation."""

    england: PowerStatus = Field(description="Who decides for England.")
    scotland: PowerStatus = Field(description="Who decides for Scotland.")
    wales: PowerStatus = Field(description="Who decides for Wales.")
    northern_ireland: PowerStatus = Field(alias="northern-ireland", description="Who decides for Northern Ireland.")


class Power(Record):
    """Who decides on one matter."""

    power: Text = Field(description="The matter.", examples=["Adult social care and its charges"])
    topics: Annotated[tuple[TopicId, ...], Listing()] = Field(
        (),
        description="Topics whose promises it decides, if that is plain. A promise on another topic is shown as not established.",
        examples=[["care-charges"]],
    )
    status: PowerByNation = Field(description="Who decides, by nation.")
    note: Note
    sources: Sources = ()
    confidence: FactConfidence


class PowersFile(Record):
    """data/powers.yaml: who decides on what, by nation."""

    powers: tuple[Power, ...] = Field(description="One entry for each matter.")


class Event(Record):
    """An event that bears on health."""

    date: PastDate = Field(description="As precise as the source.", examples=["2024-07-04"])
    date_note: Text | None = Field(None, description="How the date is to be read.", examples=["day of the announcement"])
    nations: Nations = Field(description="The nations that it bears on.", examples=[["scotland"]])
    what: Text = Field(description="What happened, in our own words.", examples=["Budget adds money for the health department"])
    sources: Sources


class TimelineFile(Record):
    """data/timeline.yaml: events since the election that bear on health, in order of date."""

    events: tuple[Event, ...] = Field(description="In order of date.")
