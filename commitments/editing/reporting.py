"""A report of a mistake, as text to copy and as a link to a new issue where the project's address is known."""

from urllib.parse import urlencode, urlsplit

from commitments.library import Dataset
from commitments.records import model


def report_text(row: model.Commitment, dataset: Dataset, address: str) -> str:
    """What an editor needs to find the place, with room for what is wrong."""
    return (
        f"Mistake in: {row.title}\nId: {row.id}\nAddress: {address}\nData version: {dataset.version}\n\n"
        "What is wrong:\n\nWhat the manifesto or another source says, and where:\n"
    )


def report_link(row: model.Commitment, dataset: Dataset, address: str) -> str:
    """The address of a new issue with title and text filled in; '' where site.yaml names no repository."""
    repository = str(dataset.site.repository or "").rstrip("/")
    if not repository:
        return ""
    title, text = f"Mistake in {row.id}", report_text(row, dataset, address)
    host = urlsplit(repository).hostname or ""
    if "gitlab" in host:
        return f"{repository}/-/issues/new?{urlencode({'issue[title]': title, 'issue[description]': text})}"
    if host == "github.com":  # fills in the form .github/ISSUE_TEMPLATE/mistake.yml, whose fields have these ids
        form = {"template": "mistake.yml", "commitment": row.id, "address": address, "version": dataset.version}
        return f"{repository}/issues/new?{urlencode({'title': title} | form)}"
    return f"{repository}/issues/new?{urlencode({'title': title, 'body': text})}"
