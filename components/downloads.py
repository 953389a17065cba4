"""What can be taken along: the selection on the screen as files, and everything as one data package."""

from functools import partial

from commitments.downloads import package
from commitments.downloads.formats import FORMATS
from components.output import Download, Output
from web.view import View


def page_address(view: View) -> str:
    """The full address of the view that is on the screen; a relative one where the server does not know its own."""
    return f"{view.site}/{view.selection.address(view.page.path).removeprefix('./')}"


def draw_downloads(view: View, out: Output, name: str = "commitments") -> None:
    """CSV, JSON and Excel of the selection; made when asked for, not on every run."""
    dataset, selection, address = view.dataset, view.selection, page_address(view)
    files = [
        Download(
            f"Download {form.label}",
            selection.address(f"data/commitments.{ending}"),
            f"pledge-to-plan-{name}-{dataset.version}.{ending}",
            form.media_type,
            partial(form.make, dataset, selection, address),
        )
        for ending, form in FORMATS.items()
        if form.on_pages
    ]
    out.downloads(files, "downloads")


def draw_package(view: View, out: Output) -> None:
    """Everything as one data package."""
    dataset = view.dataset
    file = Download(
        "Download the data package (ZIP)",
        "data/package.zip",
        f"pledge-to-plan-{dataset.version}.zip",
        "application/zip",
        lambda: package.data_package(dataset),
    )
    out.downloads([file], "data-package")
