"""The records of ids that once were: redirects, what was left out, what was taken back. An id that was published leads somewhere for ever."""

from typing import Annotated

from pydantic import Field

from commitments.records import vocabulary as words
from commitments.records.fields import CommitmentId, Find, PastDay, PublishedId, Slug, Text
from commitments.records.record import Record
from commitments.records.references import KnownCommitment, OneOf


class Redirect(Record):
    """A former id, and the commitment that it leads to now."""

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
    """A published id that no longer leads anywhere, with the reason."""

    of: Annotated[str, OneOf(words.RELEASED_KINDS, "released-kind")] = Field(
        description="commitment, document, party, theme or topic."
    )
    id: PublishedId = Field(description="The former id.", examples=["national-food-strategy"])
    date: PastDay = Field(description="Day on which it was withdrawn.", examples=["2026-11-28"])
    why: Text = Field(description="The reason, for readers.", examples=["The promises on it went to other topics."])


class RedirectsFile(Record):
    """data/redirects.yaml"""

    redirects: tuple[Redirect, ...] = Field(description="One entry for each old id of a commitment; none is ever removed.")
    renamed: tuple[Renamed, ...] = Field((), description="One entry for each old id of anything else; none is ever removed.")
    withdrawn: tuple[Withdrawn, ...] = Field(
        (), description="Published ids that no longer lead anywhere, each with the reason; none is ever removed."
    )


class LeftOut(Record):
    """A passage that was considered and is not a commitment here, with the reason."""

    id: CommitmentId = Field(
        description="In the form of a commitment's id, but not one in use.", examples=["labour-wales-2024/integration-fund"]
    )
    title: Text = Field(description="What the passage says, in our own words.", examples=["Integrate care with a fund"])
    why: Text = Field(description="Why it is not a commitment here.", examples=["a description; no forward promise"])


class LeftOutFile(Record):
    """data/left_out.yaml"""

    left_out: tuple[LeftOut, ...] = Field(description="One entry for each passage.")
