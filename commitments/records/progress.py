"""Records of progress.yaml: what became of the commitments, and by which method that was found out."""

from typing import Annotated

from pydantic import Field

from commitments.records import vocabulary as words
from commitments.records.fields import Link, PastDate, Slug, Text
from commitments.records.record import AlsoCalled, Id, Note, Record
from commitments.records.references import DocumentId, KnownCommitment, OneOf, StatusId


class Status(Record):
    """One word for how a commitment stands, with the rule for using it."""

    id: Id
    label: Text = Field(description="What readers see.", examples=["Delivered in part"])
    definition: Text = Field(description="When the word is used.", examples=["A separable part has happened and part has not."])
    also_called: AlsoCalled = ()
    tie_break: Text = Field(
        description="Which word is used if two could be.", examples=["Any formal first step makes it 'In progress'."]
    )


class UpdateSource(Record):
    """The page that an update rests on."""

    title: Text = Field(description="The page's own title.", examples=["This year we will deliver"])
    publisher: Text = Field(description="Who published it.", examples=["Full Fact"])
    url: Link = Field(description="Its address, as it was seen.", examples=["https://fullfact.org/government-tracker/"])
    published: PastDate | None = Field(
        None, description="The page's own date; left out where it shows none.", examples=["2025-07-02"]
    )


class Rating(Record):
    """An independent body's own word for it."""

    by: Text = Field(description="The body.", examples=["Full Fact"])
    rating: Text = Field(description="Its word, as printed.", examples=["Achieved"])
    as_of: PastDate = Field(description="When it gave that word.", examples=["2025-07-02"])


class Update(Record):
    """One dated event or finding; its status says how the commitment stood on the evidence of that page alone."""

    date: PastDate | None = Field(
        None, description="Day of the event or of the page; left out where the page gives neither.", examples=["2025-02-16"]
    )
    about: PastDate | None = Field(
        None,
        description="Instead of date: the month or year that the contents of the page point to. It counts in place of a date.",
        examples=["2026-01"],
    )
    status: StatusId = Field(description="How the commitment stood on the evidence of this page alone.")
    what: Text = Field(
        description="What happened, in our own words, every figure exact, no judgement of ours.",
        examples=["The government announced the pledge met."],
    )
    kind: Annotated[str, OneOf(words.UPDATE_KINDS, "update-kind")] = Field(description="What sort of event or page it is.")
    source: UpdateSource = Field(description="The page it rests on.")
    independent_rating: Rating | None = Field(
        None, description="Only where the page shows an independent body's own label or explicit verdict."
    )
    confidence: Annotated[str, OneOf(words.CONFIDENCE, "confidence")] = Field(
        description="How strong the page is as a source: high, medium or low."
    )
    confidence_note: Text | None = Field(
        None, description="Why no higher, or what to bear in mind.", examples=["the page is undated"]
    )

    @property
    def placed(self) -> str:
        """Its ISO date, or the one it is placed at; '' for an update that can be placed nowhere."""
        return self.date or self.about or ""


class Progress(Record):
    """What became of one commitment: where it stands, and the updates behind that, in order of date."""

    commitment: KnownCommitment = Field(description="Which one.", examples=["labour-uk-2024/eighteen-week-standard"])
    status: StatusId = Field(description="What became of it: the status of the newest update that has a date or an `about`.")
    as_of: PastDate | None = Field(
        None,
        description="Date of that update (its `about`, if it has no date); left out if none has either.",
        examples=["2026-05-14"],
    )
    looked_at: PastDate | None = Field(
        None,
        description="Day on which somebody last searched for what became of it, whether or not anything new was found.",
        examples=["2026-11-28"],
    )
    reason: Text | None = Field(
        None,
        description="Why the status is not that of the newest update, if it is not.",
        examples=["an older update rests on the stronger source"],
    )
    updates: tuple[Update, ...] = Field(min_length=1, description="In order of date (or `about`), those without either first.")

    @property
    def newest(self) -> Update | None:
        """The newest update that has a date or a place; None where none has."""
        return max((update for update in self.updates if update.placed), key=lambda update: update.placed, default=None)


class NothingFound(Record):
    """A commitment that was looked up, but no page says what became of it."""

    commitment: KnownCommitment = Field(description="Which one.", examples=["labour-uk-2024/hiv-action-plan"])
    looked_at: PastDate | None = Field(None, description="Day of the last search.", examples=["2026-11-28"])
    note: Text = Field(description="Where somebody looked.", examples=["no page on it was found among the stored copies"])


class NotSearched(Record):
    """Commitments of a document that nobody has looked up yet."""

    document: DocumentId = Field(description="The document.")
    commitments: tuple[KnownCommitment, ...] = Field(
        description="Ids of its commitments.", examples=[["uup-2024/refuse-service-cuts"]]
    )


class LiesWith(Record):
    """The department that a commitment lies with, in a government whose departments are divided between parties."""

    commitment: KnownCommitment = Field(description="Which one.", examples=["dup-2024/carers-leave-parity"])
    department: Slug = Field(description="Id of a department in nations.yaml.", examples=["economy"])


class OtherScale(Record):
    """How our status words compare with another project's."""

    id: Id
    name: Text = Field(description="The project.", examples=["PolitiFact"])
    words_seen: tuple[Text, ...] = Field(description="Its words, as printed.", examples=[["In the Works", "Stalled"]])
    source: UpdateSource = Field(description="The page that explains them.")
    note: Text = Field(description="How it uses them.", examples=["Rates outcomes, not intentions."])
    mapping: dict[str, Text] = Field(
        description="Our status id, then the nearest of its words.", examples=[{"delivered": "Promise Kept"}]
    )


class Method(Record):
    """How progress is followed, as explained on the About page."""

    purpose: Text = Field(description="What is followed.", examples=["What became of each commitment."])
    positions: Text = Field(description="Which parties could act where.", examples=["Labour: UK government from July 2024."])
    dates: Text = Field(description="How updates are dated.", examples=["The updates of a commitment run by date."])
    confidence: Text = Field(description="What the words of confidence mean.", examples=["high: primary source."])
    keys: Text = Field(
        description="What updates are filed under.", examples=["Updates stand under the id of their commitment."]
    )
    limits: Text = Field(description="What could not be seen.", examples=["Only the opening of each page was seen."])
    difference_from_all: Text = Field(
        description="How our words differ from those of other projects.",
        examples=["Ours separates law passed from law in force."],
    )
    other_scales: tuple[OtherScale, ...] = Field(description="Other projects' words beside ours.")


class NewestSeen(Record):
    """How far the evidence reaches."""

    date: PastDate = Field(description="Day of the newest event cited.", examples=["2026-07-02"])
    note: Text = Field(description="What is missing after it.", examples=["Anything after early July 2026 is missing."])


class ProgressFile(Record):
    """data/progress.yaml"""

    statuses: tuple[Status, ...] = Field(description="The words for how a commitment stands, in the order shown.")
    method: Method = Field(description="How progress is followed.")
    newest_seen: NewestSeen = Field(description="How far the evidence reaches.")
    progress: tuple[Progress, ...] = Field(description="What became of each commitment that was followed, one record each.")
    nothing_found: tuple[NothingFound, ...] = Field((), description="Commitments looked up without result.")
    lies_with: tuple[LiesWith, ...] = Field(
        (),
        description="Departments of a shared government, for commitments that do not lie with its health department.",
    )
    not_searched_note: Note
    not_searched: tuple[NotSearched, ...] = Field((), description="Commitments that nobody has looked up yet, by document.")
