"""Download buttons for what is on the screen, and the address of it."""

from functools import partial

import streamlit as st

from commitments.downloads import package
from commitments.downloads.formats import FORMATS
from web.view import View


def site_address(view: View) -> str:
    """The address of the site, without a slash at its end; '' where the server does not know its own."""
    base = str(view.dataset.site.address or "").rstrip("/")
    here = st.context.url or ""
    return base or here.split("?")[0].rstrip("/").removesuffix(f"/{view.page.path}")


def page_address(view: View) -> str:
    """The full address of the view that is on the screen; a relative one where the server does not know its own."""
    return f"{site_address(view)}/{view.selection.address(view.page.path).removeprefix('./')}"


def draw_downloads(view: View, name: str = "commitments") -> None:
    """CSV, JSON and Excel of the selection; made when asked for, not on every run."""
    dataset, selection, address = view.dataset, view.selection, page_address(view)
    with st.container(horizontal=True, key="downloads", vertical_alignment="center"):
        for ending, form in FORMATS.items():
            if not form.on_pages:
                continue
            st.download_button(
                f"Download {form.label}",
                partial(form.make, dataset, selection, address),
                file_name=f"pledge-to-plan-{name}-{dataset.version}.{ending}",
                mime=form.media_type,
                icon=":material/download:",
                on_click="ignore",
            )


def draw_package(view: View) -> None:
    """Everything as one data package."""
    dataset = view.dataset
    st.download_button(
        "Download the data package (ZIP)",
        lambda: package.data_package(dataset),
        file_name=f"pledge-to-plan-{dataset.version}.zip",
        mime="application/zip",
        icon=":material/folder_zip:",
        on_click="ignore",
    )
