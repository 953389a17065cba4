"""What goes with every file: how to cite it, how ids and versions behave, what to mind."""

from commitments import PROJECT
from commitments.dataset import Dataset
from commitments.wording import date

HOW_TO_USE = """How to cite
{citation}
Licence: {licence} ({licence_url}). Name {project} and the version of the data.

Ids stay
A commitment's id ({example}) is permanent. If two entries turn out to be one, or an id is renamed, the old id leads to the new
one: on the site, and in redirects.csv of the data package. An id is never reused for something else.

Versions
Every file carries the version of the data: its date, and a short hash of the content. The same version always has the same content. Changes
to published facts are listed under Corrections on the page About the data.

Read with care
Lists inside a cell are separated by "; ". An empty cell means that the text does not say, or that nothing was found. It never means zero.
Money is in GBP million, with kind and period; sums of different kinds or periods cannot be added up. A count of commitments says how
much a party wrote, and is not a score. A text that a spreadsheet would take for a formula has an apostrophe before it in the CSV files.
If same_as is filled, the row repeats a row of the party's UK manifesto: count the two once.
"""


def citation(dataset: Dataset) -> str:
    """One line to cite the data by."""
    site = dataset.site
    address = f" {site.address}" if site.address else ""
    return (
        f"{PROJECT}: what UK parties promised on health and care. Data of {date(site.version_date)}, "
        f"version {dataset.version}. {site.licence}.{address}"
    )


def how_to_use(dataset: Dataset) -> str:
    """How to cite, how ids and versions behave, what to mind: plain text with headings on lines of their own."""
    site = dataset.site
    return HOW_TO_USE.format(
        project=PROJECT,
        citation=citation(dataset),
        licence=site.licence,
        licence_url=site.licence_url,
        example=dataset.commitments[0].id,
    )


def paragraphs(text: str) -> list[str]:
    """Headings and paragraphs of ``how_to_use``, each as one line."""
    return [line for block in text.strip().split("\n\n") for line in (block.split("\n", 1)[0], " ".join(block.split("\n")[1:]))]
