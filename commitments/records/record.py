"""What all records share: the base class, and the fields that many of them have."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from commitments.records import vocabulary as words
from commitments.records.fields import Slug, Text
from commitments.records.references import NATION_ORDER, Listing, OneOf, Refers, SourceId


class Record(BaseModel):
    """Base of all records: unknown keys are faults, types are not coerced, nothing can be changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


Nation = Annotated[str, Refers("nation")]
Nations = Annotated[tuple[Nation, ...], Listing(order=NATION_ORDER)]
Sources = Annotated[
    tuple[SourceId, ...],
    Listing(),
    Field(description="The pages it rests on: ids from sources.yaml.", examples=[["ifg-devolution-nhs"]]),
]
FactConfidence = Annotated[
    str,
    OneOf(words.FACT_CONFIDENCE, "fact-confidence"),
    Field(description="How strong the pages are as sources: solid, secondary or thin."),
]
Id = Annotated[
    Slug, Field(description="Permanent: lower-case words joined by hyphens, unique in its list.", examples=["some-words"])
]
AlsoCalled = Annotated[
    tuple[Text, ...],
    Listing(),
    Field(
        description="Other words that readers type for it: the search finds it by them.",
        examples=[["nurse pay", "strikes"]],
    ),
]
Note = Annotated[Text, Field(description="What a reader must know about it, in a sentence.", examples=["Votes counted apart."])]


class SourcedText(Record):
    """A sentence and the pages it rests on."""

    value: Text = Field(description="The sentence, in our own words.", examples=["The formula sets the change, not the total."])
    sources: Sources


class Statement(Record):
    """A statement that must rest on a page that says so."""

    value: Text = Field(
        description="The statement or question, in our own words.", examples=["How will we know that it works?"]
    )
    sources: Annotated[
        tuple[SourceId, ...],
        Listing(least=1),
        Field(
            description="The pages that were read for it, at least one: ids from sources.yaml.", examples=[["qi-made-simple"]]
        ),
    ]
