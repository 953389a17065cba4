"""Hands a file to the reader's browser at once, in the run in which it was made.

Streamlit's own download button makes its file outside of a run: what goes wrong there can only be told as "Failed to generate file".
"""

import base64

import streamlit as st

_DELIVERY = st.components.v2.component(
    "delivery",
    html='<span role="status"></span>',
    css="""
span { font: inherit; font-size: 0.875rem; color: var(--st-text-color); }
""",
    js="""
const delivered = new WeakMap()
export default function ({ data, parentElement }) {
  // Drawn again with the same file, as after a change of theme, it is not delivered again.
  if (delivered.get(parentElement) === data.content) return
  delivered.set(parentElement, data.content)
  const bytes = Uint8Array.from(atob(data.content), (letter) => letter.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type: data.mime }))
  const link = document.createElement("a")
  link.href = address
  link.download = data.name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), 60000)
  parentElement.querySelector("span").textContent = "Downloaded: " + data.name
}
""",
)


def deliver(content: bytes, name: str, mime: str, key: str) -> None:
    """Starts the download of a file with that name."""
    _DELIVERY(data={"content": base64.b64encode(content).decode(), "name": name, "mime": mime}, key=key)
