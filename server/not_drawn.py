"""What a reader is shown where Streamlit draws nothing: without JavaScript, where a network forbids WebSockets, where a script is stopped,
or where a part of the script is gone because the site was updated while the page was open."""

from commitments.downloads.formats import FORMATS
from commitments.selecting.selection import Selection
from components.markup import esc, link
from streamlit_internals.document import ABOVE_DIALOGS, FAILED, NOT_DRAWN, hash_of

SECONDS = 10
RETRY_SECONDS = 5
# Needs no script, as scripts may be what does not come. A browser that does not know :has() shows nothing of it.
STYLE = (
    "#not-drawn,#part-missing{font:16px/1.5 sans-serif;color-scheme:light dark;background:Canvas;color:CanvasText;border:2px solid;"
    "border-radius:4px;padding:1em;box-sizing:border-box;position:fixed;z-index:2000000;left:1em;right:1em;max-width:40em;"
    "margin:auto}#part-missing p{margin:0 0 .5em}#part-missing button{font:inherit;padding:.25em .75em}"
    f"#part-missing{{bottom:1em}}#not-drawn{{top:1em;display:none}}@supports selector(:has(*)){{{NOT_DRAWN} #not-drawn{{display:block;"
    f"visibility:hidden;animation:not-drawn 0s {SECONDS}s forwards}}}}@keyframes not-drawn{{to{{visibility:visible}}}}"
    f"@media (scripting:none){{#not-drawn{{display:none!important}}}}body:has(#part-missing) {FAILED}{{display:none}}"
)
# Streamlit's script is made of parts that come when they are needed. The words for one that does not come differ between browsers.
# As long as a whole document stands, nothing is missing for its reader.
PART_MISSING = """(()=>{
const say=()=>{
if(document.querySelector("#part-missing,.document"))return
const box=document.createElement("div"),words=document.createElement("p"),button=document.createElement("button")
box.id="part-missing";box.setAttribute("role","alert");box.dataset.reactAriaTopLayer="true"
words.textContent="This page cannot continue: part of it failed to load. The site has probably been updated since you opened it."
button.type="button";button.textContent="Reload this page";button.onclick=()=>location.reload()
box.append(words,button);document.body.append(box)}
const soon=()=>document.body?say():addEventListener("DOMContentLoaded",say)
addEventListener("vite:preloadError",soon)
addEventListener("unhandledrejection",(event)=>{if(/dynamically imported module|importing a module script/i.test(event.reason?.message))soon()})
addEventListener("error",(event)=>{if(event.target?.tagName==="SCRIPT")soon()},true)
})()"""
PART_MISSING_HASH = hash_of(PART_MISSING)


def head() -> str:
    """For the head of every document that Streamlit draws in."""
    return f"<style>{STYLE}</style><script>{PART_MISSING}</script>"


def files(selection: Selection) -> str:
    """Links to the data of a selection as plain files."""
    return ", ".join(link(f"/{selection.address(f'data/commitments.{kind}')}", form.label) for kind, form in FORMATS.items())


def notice(selection: Selection) -> str:
    """For the body: seen only where nothing has been drawn for some seconds, and gone as soon as something is."""
    return (
        f'<div id="not-drawn" role="status" {ABOVE_DIALOGS}>'
        "This page is taking a long time to appear. Your network may block the connection that it needs "
        f"(a WebSocket), or its script was stopped. You can still get the data: {files(selection)}.</div>"
    )


def without_script(title: str, description: str, selection: Selection) -> str:
    """For the body: what readers without JavaScript see of a page that only a script can draw."""
    return (
        f"<noscript><h1>{esc(title)}</h1><p>{esc(description)}</p><p>This page needs JavaScript. The data does not: "
        f"{files(selection)}.</p></noscript>"
    )


def not_ready(title: str, being_read: bool) -> str:
    """For the body: the same of a page that is a document, but not yet: the data is ``being_read`` for the first time, or has faults."""
    why = (
        "The server has just started and is reading the data."
        if being_read
        else "The data has faults that are being corrected."
    )
    return (
        f'<noscript><meta http-equiv="refresh" content="{RETRY_SECONDS}"><h1>{esc(title)}</h1>'
        f"<p>{why} This page reloads by itself. If it does not, please reload it in a minute.</p></noscript>"
    )
