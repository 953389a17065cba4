"""A button that puts a text on the reader's clipboard, and says that it did."""

import streamlit as st

# Streamlit has no such button: st.code copies only what it shows, in a box of code.
_BUTTON = st.components.v2.component(
    "copy_button",
    html='<button type="button"></button>\n<span role="status"></span>',
    css="""
:host { display: block; }
button {
  font: inherit; font-size: 0.875rem; line-height: 1.6; width: 100%; min-height: 2.5rem; padding: 0.25rem 0.75rem; cursor: pointer;
  color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius);
}
button:hover { border-color: var(--st-primary-color); color: var(--st-primary-color); }
button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
""",
    js="""
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button")
  const said = parentElement.querySelector("span")
  button.textContent = data.label
  said.textContent = ""
  // The clipboard proper works only on https and localhost; elsewhere the old way does.
  const oldWay = (text) => {
    const area = document.createElement("textarea")
    area.value = text
    area.style.position = "fixed"
    area.style.opacity = "0"
    document.body.append(area)
    area.select()
    const done = document.execCommand("copy")
    area.remove()
    return done
  }
  button.onclick = async () => {
    let done = false
    try {
      await navigator.clipboard.writeText(data.text)
      done = true
    } catch {
      done = oldWay(data.text)
    }
    button.textContent = done ? "Copied" : "Could not copy: select the text below"
    said.textContent = done ? data.label + ": done" : "Could not copy"
    setTimeout(() => { button.textContent = data.label }, 2500)
  }
}
""",
)


def copy_button(label: str, text: str, key: str) -> None:
    """A button with ``label`` that copies ``text``."""
    _BUTTON(data={"label": label, "text": text}, key=key)
