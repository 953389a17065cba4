"""The record of a commitment, with the facts of a plan in it."""

from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from commitments.records import vocabulary as words
from commitments.records.fields import Amount, CommitmentId, Date, Find, Summary, Text, Title, fault
from commitments.records.record import Nations, Record
from commitments.records.references import KnownCommitment, Listing, OneOf, ThemeId, TopicId


def _counted(value: str | None, info: ValidationInfo) -> str | None:
    if value is not None and info.data.get("quantity", value) is None:
        raise fault("unit-alone", "a quantity above it, which it counts; what is promised in words alone stands in text")
    return value


class Target(Record):
    """What exactly: the measurable part of a promise. A budget is funding, not a target."""

    text: Text = Field(
        description="The target in words, every figure as in the source.", examples=["40,000 a week, two million a year"]
    )
    quantity: int | float | None = Field(None, ge=0, description="The figure alone, if the text gives one.", examples=[40000])
    unit: Annotated[Text | None, AfterValidator(_counted)] = Field(
        None, description="What the figure counts; only with a figure.", examples=["appointments a week"]
    )


class Deadline(Record):
    """By when."""

    text: Text = Field(description="The deadline as the source means it.", examples=["by 2030", "within 100 days"])
    by: Date | None = Field(
        None,
        description='The date in quotes, as precise as the text ("2030" or "2030-03"). Left out for a bare "end of the parliament".',
        examples=["2030"],
    )


def _not_inverted(value: float | None, info: ValidationInfo) -> float | None:
    low = info.data.get("gbp_million")
    if value is not None and (low is None or value < low):
        raise fault("inverted-amount", f"the upper end of a range, above gbp_million ({'not given' if low is None else low})")
    return value


class Funding(Record):
    """With what money. A sum that covers several promises is given once, on the row that has the total."""

    text: Text = Field(description="What the text says about the money, every figure exact.", examples=["£125 million a year"])
    kind: Annotated[str, OneOf(words.FUNDING_KINDS, "funding-kind")] = Field(description="cost, saving or revenue.")
    gbp_million: Amount | None = Field(
        None,
        description="GBP million, only where the text gives a sum for this promise. £2.5 billion is 2500.",
        examples=[1010],
    )
    gbp_million_to: Annotated[Amount | None, AfterValidator(_not_inverted)] = Field(
        None,
        description="GBP million: the upper end, if the text gives a range; gbp_million is then the lower end.",
        examples=[70000],
    )
    period: Text | None = Field(
        None, description="The period of the sum, as the text means it.", examples=["a year by 2028-29"]
    )
    paid_by: Text | None = Field(None, description="Where the money would come from, if stated.", examples=["tax on non-doms"])
    where: Text | None = Field(None, description="Where in the document the sum is.", examples=["costings annex"])


def _not_the_theme(value: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
    if info.data.get("theme") in value:
        raise fault("theme-repeated", f"other themes than the commitment's own ({info.data['theme']})")
    return value


def _besides_the_topic(value: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
    topic = info.data.get("topic")
    if value and topic is None and "topic" in info.data:
        raise fault("topic-missing", "a topic first: the one that the promise answers most")
    if topic in value:
        raise fault("topic-repeated", f"other topics than the commitment's own ({topic})")
    return value


def _opens_with_oppose(value: str, info: ValidationInfo) -> str:
    title = info.data.get("title")
    if title is not None and title.startswith("Oppose") != (value == "oppose"):
        raise fault("oppose-title", "stance oppose together with a title that opens with 'Oppose', or neither")
    return value


class Commitment(Record):
    """One promise: something a party says it will do, press for, keep or stop, that someone could later check."""

    id: CommitmentId = Field(
        description="Permanent: the document's id, a slash, and a key that is unique within the document. A redirect keeps the old id of a renamed one.",
        examples=["labour-uk-2024/shared-waiting-lists"],
    )
    title: Title = Field(
        description="The measure, imperative, neutral, British spelling, at most 90 characters. Only `oppose` rows open with 'Oppose'.",
        examples=["Introduce shared waiting lists across neighbouring hospitals"],
    )
    summary: Summary = Field(
        description="One to three sentences in our own words, every figure exact.",
        examples=["Neighbouring hospitals would share waiting lists so that patients are treated sooner."],
    )
    scope: Annotated[str, OneOf(words.SCOPES, "scope")] = Field(description="core (counts in comparisons) or wider (does not).")
    theme: ThemeId = Field(description="Exactly one theme.", examples=["waiting-times"])
    topic: TopicId | None = Field(
        None,
        description="The narrow topic (topics.yaml) on which promises of several parties can be compared, if there is one.",
    )
    also_topics: Annotated[tuple[TopicId, ...], Listing(most=3), AfterValidator(_besides_the_topic)] = Field(
        (),
        description="Other topics whose question the same promise answers, so that the party is not shown as silent on them; only with a topic.",
        examples=[["cancer-waits"]],
    )
    also: Annotated[tuple[ThemeId, ...], Listing(most=2), AfterValidator(_not_the_theme)] = Field(
        (), description="At most two other themes.", examples=[["workforce"]]
    )
    nations: Nations = Field(
        description="Where people would feel it: england, scotland, wales, northern-ireland in this order; [] for a measure outside the UK.",
        examples=[["england"], ["england", "wales"]],
    )
    nations_basis: Text = Field(
        description="Stated in the text, or the rule that places it.", examples=["Not stated; health is devolved, so England"]
    )
    who_acts: Annotated[tuple[Annotated[str, OneOf(words.ACTORS, "actor")], ...], Listing()] = Field(
        (), description="The governments that would have to act; left out if the text does not make it clear."
    )
    stance: Annotated[str, OneOf(words.STANCES, "stance"), AfterValidator(_opens_with_oppose)] = Field(
        description="do, press, keep or oppose."
    )
    action: Annotated[tuple[Annotated[str, OneOf(words.ACTIONS, "action")], ...], Listing(least=1, most=2)] = Field(
        description="One or two kinds of action."
    )
    target: Target | None = Field(None, description="What exactly, if stated.")
    deadline: Deadline | None = Field(None, description="By when, if stated.")
    funding: Funding | None = Field(None, description="With what money, if stated.")
    lead: Text | None = Field(
        None, description="The named body or post that would lead it, if stated.", examples=["a Minister for Patient Safety"]
    )
    mechanism: Text | None = Field(
        None, description="How it is to be done, in a line, if stated.", examples=["paying staff for evenings and weekends"]
    )
    approaches: Annotated[tuple[Annotated[str, OneOf(words.APPROACHES, "approach")], ...], Listing()] = Field(
        (), description="Improvement approaches that the passage itself names."
    )
    section: Text = Field(
        description="The heading path in the document, with > between.",
        examples=["Build an NHS fit for the future > Prevention"],
    )
    find: Find = Field(
        description="At most eight words that find the passage; a locator, not a quotation.",
        examples=["share waiting lists"],
    )
    same_as: KnownCommitment | None = Field(
        None,
        description="In a national edition: the row of the party's UK manifesto that makes the same promise. The two count once.",
        examples=["labour-uk-2024/shared-waiting-lists"],
    )
    doubt: Text | None = Field(
        None,
        description="What an editor should check by hand; shown to readers as an editor's note.",
        examples=["The text does not say whether mental health waits count."],
    )

    @property
    def document(self) -> str:
        """Id of the manifesto that it stands in."""
        return self.id.split("/")[0]

    @property
    def topics(self) -> tuple[str, ...]:
        """Ids of all topics whose question it answers, its own first."""
        return ((self.topic,) if self.topic else ()) + self.also_topics

    @property
    def plan_facts(self) -> tuple[str, ...]:
        """Which of the five facts of a plan the text states, in the order of ``vocabulary.PLAN_FACTS``."""
        return tuple(fact for fact in words.PLAN_FACTS if getattr(self, fact) is not None)
