"""The records of ids that once were: redirects, what was left out, what was taken back. An id that was published leads somewhere for ever."""

from typing import Annotated

from pydantic import Field

from commitments.records import vocabulary as words
from commitments.records.fields import CommitmentId, Find, PastDay, PublishedId, Slug, Text
from commitments.records.record import Record
from commitments.records.references import KnownCommitment, OneOf


class Redirect(Record):
    """An id that once was, and the commitment that it leads to now."""

    from_id: CommitmentId = Field(alias="from", description="The old id.", examples=["labour-uk-2024/self-referral"])
    to: KnownCommitment = Field(description="The commitment that holds it now.", examples=["labour-uk-2024/direct-referrals"])
    kind: Annotated[str, OneOf(words.REDIRECT_KINDS, "redirect-kind")] = Field(description="joined or renamed.")
    title: Text | None = Field(None, description="What the old row was called.", examples=["Let patients refer themselves"])
    find: Find | None = Field(None, description="Search phrase of the old row.", examples=["refer themselves for tests"])


class Renamed(Record):
    """The old id of a document, party, theme or topic, and the one that it has now."""

    of: Annotated[str, OneOf(words.RENAMED_KINDS, "renamed-kind")] = Field(description="document, party, theme or topic.")
    from_id: Slug = Field(alias="from", description="The old id.", examples=["dental-care"])
    to: Slug = Field(description="The id of the same kind that it leads to now.", examples=["dentistry"])


class Withdrawn(Record):
    """An id that was published and leads to nothing any more, with the reason."""

    of: Annotated[str, OneOf(words.RELEASED_KINDS, "released-kind")] = Field(
        description="commitment, document, party, theme or topic."
    )
    id: PublishedId = Field(description="The id that was.", examples=["national-food-strategy"])
    date: PastDay = Field(description="Day on which it was taken back.", examples=["2026-11-28"])
    why: Text = Field(description="The reason, for readers.", examples=["The promises on it went to other topics."])


class RedirectsFile(Record):
    """data/redirects.yaml"""

    redirects: tuple[Redirect, ...] = Field(description="One entry an old id of a commitment; none is ever taken out.")
    renamed: tuple[Renamed, ...] = Field((), description="One entry an old id of anything else; none is ever taken out.")
    withdrawn: tuple[Withdrawn, ...] = Field(
        (), description="Ids that were published and lead to nothing any more, each with the reason; none is ever taken out."
    )


class LeftOut(Record):
    """A passage that was looked at and is no commitment here, with the reason."""

    id: CommitmentId = Field(
        description="Formed like a commitment's; not one that is in use.", examples=["labour-wales-2024/integration-fund"]
    )
    title: Text = Field(description="What the passage says, in our own words.", examples=["Integrate care with a fund"])
    why: Text = Field(description="Why it is no commitment here.", examples=["a description; no forward promise"])


class LeftOutFile(Record):
    """data/left_out.yaml"""

    left_out: tuple[LeftOut, ...] = Field(description="One entry a passage.")
