"""Streamlit's HTML document, cut where ours stands: its own says "Streamlit" for every address, so that a shared link would tell nothing
and a search engine would find one page."""

import base64
import hashlib
import re
from functools import lru_cache

from streamlit_internals import leans_on
from streamlit_internals.compression import FOLDER

# Tells Streamlit's script where its server is. It would find out by asking at the page's own path first and failing.
START = "window.prerenderReady=false;window.__streamlit={BACKEND_BASE_URL:location.origin};"
# The body of a page of which Streamlit has drawn nothing of ours yet, nor a word that it is being made.
NOT_DRAWN = 'body:not(:has([data-testid="stHtml"],[data-testid="stSpinner"]))'
# Has a thing of ours stay within reach while one of Streamlit's dialogs is open, such as that it cannot reach its server.
ABOVE_DIALOGS = 'data-react-aria-top-layer="true"'
# What Streamlit shows in the place of a thing for which its own script fails. Our pages have no such boxes.
FAILED = '[data-testid="stAlertContainer"]:has([data-testid="stAlertContentError"])'
# Parts of Streamlit's script that every page of ours needs as soon as it is drawn. Fetched at once, not after the first elements.
PARTS = (
    "Html purify.es TextInput Input TextField Autocomplete useFormValidation useTextField useField useFormReset ErrorOutline.esm"
    " Cancel.esm WidgetLabel styled-components WidgetLabelHelpIcon useBasicWidgetState InputInstructions inputUtils"
    " useDebouncedCallback requiredField useUpdateUiValue Multiselect useMenuTrigger useLoadMoreSentinel useCollator"
    " useSyncComboBoxEnterTargetFocus sortBy _baseMap useFilter Checkbox useSlot WidgetLabelHelpIconInline checkboxIndicatorStyles"
    " Radio PageLink"
).split()


def hash_of(script: str) -> str:
    """An inline script as a content security policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


@lru_cache(maxsize=1)
def plain() -> str:
    """Streamlit's document as it is."""
    return (FOLDER / "index.html").read_text(encoding="utf-8")


def inline_hashes() -> tuple[str, ...]:
    """The inline scripts of Streamlit's document as it is served here."""
    return (
        (hash_of(START),)
        if leans_on("document")
        else tuple(map(hash_of, re.findall(r"<script>(.*?)</script>", plain(), re.DOTALL)))
    )


@lru_cache(maxsize=1)
def frame() -> tuple[str, str, str]:
    """Streamlit's document cut where its title and its word for readers without JavaScript stand; ours go there."""
    html = re.sub(r"<!--.*?-->", "", plain(), flags=re.DOTALL)
    html = re.sub(r'<link rel="service-desc"[^>]*>', "", html)
    html = re.sub(r"<script>.*?</script>", lambda _: f"<script>{START}</script>{_preloads()}", html, count=1, flags=re.DOTALL)
    html = html.replace('<html lang="en">', '<html lang="en-GB">', 1)
    html = re.sub(r">\s+<", "><", html).strip()
    before, rest = re.split(r"<title>.*?</title>", html, maxsplit=1)
    between, after = re.split(r"<noscript>.*?</noscript>", rest, maxsplit=1, flags=re.DOTALL)
    return before, between, after


def _preloads() -> str:
    """Links that have parts of Streamlit's script fetched beside the rest. The names' hashes change with its version."""
    found = [path.name for part in PARTS for path in sorted((FOLDER / "static" / "js").glob(f"{part}.????????.js"))]
    return "".join(f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in found if name not in plain())
