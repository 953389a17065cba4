"""The records of what was looked at a second time: random samples, and what `check` asked to be looked at."""

from typing import Annotated

from pydantic import Field

from commitments.records import vocabulary as words
from commitments.records.fields import CommitmentId, PastDate, PastDay, Slug, Text
from commitments.records.record import Record
from commitments.records.references import KnownCommitment, OneOf


class Check(Record):
    """One thing that was picked at random and checked by somebody who had not written it."""

    date: PastDate = Field(description="Day of the check.", examples=["2026-11-28"])
    draw: Text = Field(
        description="The random sample that it belongs to. Each sample is counted by itself.", examples=["rows, seed 7"]
    )
    kind: Annotated[str, OneOf(words.CHECKED, "check")] = Field(description="row, cell or status.")
    commitment: CommitmentId | None = Field(
        None, description="For a row or a status: its id, as it was then.", examples=["labour-uk-2024/shared-waiting-lists"]
    )
    topic: Slug | None = Field(None, description="For a cell: the topic's id, as it was then.", examples=["cancer-waits"])
    party: Slug | None = Field(None, description="For a cell: the party's id, as it was then.", examples=["labour"])
    verdict: Annotated[str, OneOf(words.VERDICTS, "verdict")] = Field(
        description="right, slip or misleads: as it was before any correction."
    )
    note: Text | None = Field(
        None, description="What was wrong, if anything.", examples=["The deadline is of another promise."]
    )


class Accepted(Record):
    """A second look that `check` asked for, and why what it found is right as it stands."""

    look: Annotated[str, OneOf(words.SECOND_LOOKS, "second-look")] = Field(description="The kind of second look.")
    commitment: KnownCommitment = Field(
        description="The entry that it concerns.", examples=["labour-uk-2024/shared-waiting-lists"]
    )
    found: Text = Field(
        description="What was found, word for word. If that changes, the check asks for another look.",
        examples=["4 in 'four places'"],
    )
    date: PastDay = Field(description="Day of the look.", examples=["2026-11-28"])
    why: Text = Field(description="Why it is right.", examples=["The four places are named in the summary."])


class Reading(Record):
    """One way in which the data was checked as a whole."""

    date: PastDate = Field(description="Day or month of its end.", examples=["2026-11"])
    of: Annotated[str, OneOf(words.CHECKED_WHOLE, "subject")] = Field(
        description="What was read: promises, progress or approaches."
    )
    what: Text = Field(
        description="What was done, by how many readers, and with what result, in a sentence or two.",
        examples=["Every manifesto was read whole by a second reader."],
    )


class ChecksFile(Record):
    """data/checks.yaml: how the data was checked, what was picked at random and checked again, and what was found."""

    readings: tuple[Reading, ...] = Field(
        (), description="How the data was checked as a whole, in the order in which it was done."
    )
    weak: tuple[Text, ...] = Field(
        (),
        description="Known weaknesses, a sentence or two each.",
        examples=[["No primary page was found for ten sources on nations."]],
    )
    checks: tuple[Check, ...] = Field(description="Every check of every sample; none is ever removed.")
    accepted: tuple[Accepted, ...] = Field((), description="Second looks that `check` asked for and that found nothing wrong.")
