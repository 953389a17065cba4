"""Tells the page that an embedded figure stands in how high it is, so that nothing of it is hidden."""

import streamlit as st

_RESIZING = st.components.v2.component(
    "resizing",
    html="<span></span>",
    js="""
export default function () {
  if (window.parent === window) return
  const content = document.querySelector('[data-testid="stMainBlockContainer"]')
  const tell = () => window.parent.postMessage({ pledgeToPlanHeight: Math.ceil(content.getBoundingClientRect().height) }, "*")
  const watch = new ResizeObserver(tell)
  watch.observe(content)
  tell()
  // The framing page listens when the frame has loaded, which may be after the first word.
  const again = [300, 1500, 4000].map((later) => setTimeout(tell, later))
  return () => { watch.disconnect(); again.forEach(clearTimeout) }
}
""",
)


def tell_height() -> None:
    """Sends the height of the page's content, now and whenever it changes, to the window that frames it."""
    _RESIZING(key="resizing")
