"""Takes a word along that was typed into the search and not yet sent, whatever is pressed next.

A text field sends what was typed when the reader leaves it. Where the reader leaves it for a link or a download, both are on their way
at once, and one undoes the other: the click is lost, or the word. This script waits with the one until the other is done.
"""

import streamlit as st

from commitments.selecting.selection import TEXT_LENGTH
from components.form import WORDS

_SCRIPT = st.components.v2.component(
    "typed_word",
    js="""
const installed = Symbol.for("pledge-typed-word")
const DOWNLOAD = '[data-testid="stDownloadButton"] button'

// The words that the site knows, offered by the browser while somebody types. Streamlit draws the field anew now and then.
const offer = (data) => {
  const field = document.querySelector(data.field)
  if (!field) return
  let list = document.getElementById(data.list)
  if (!list || list.dataset.words !== data.words.join()) {
    list?.remove()
    list = document.createElement("datalist")
    list.id = data.list
    list.dataset.words = data.words.join()
    list.append(...data.words.map((word) => Object.assign(document.createElement("option"), { value: word })))
    document.body.append(list)
  }
  field.setAttribute("list", data.list)
  field.removeAttribute("autocomplete")
}

export default function ({ data }) {
  offer(data)
  // Streamlit keeps the document through all pages: one listener serves them all.
  if (document[installed]) return
  document[installed] = true
  let touched = false // has the reader typed since the address last changed by other means?
  let again = false // a press of ours, after the word has arrived

  const field = () => document.querySelector(data.field)
  const tidy = (text) => [...text.split(/\\s+/).filter(Boolean).join(" ")].slice(0, data.length).join("").trim()
  const search = (address) => new URLSearchParams(address.search).getAll("q").at(-1) ?? ""
  // The word that waits; null where there is none, and '' where the search was emptied.
  const waiting = () => {
    const word = touched && field() ? tidy(field().value) : null
    return word === search(location) ? null : word
  }
  // Where a link leads with the word in it; null for links to other sites, within the page, or with a search of their own.
  const carried = (link) => {
    const word = waiting()
    const href = link.getAttribute("href")
    // Streamlit's link to the first page is "?…", which by itself would mean this page.
    const first = link.closest('[data-testid="stPageLink"]') && /^(\\?|$)/.test(href)
    const to = new URL(first ? `./${href}` : href, location.href)
    const within = to.hash && to.pathname === location.pathname && to.search === location.search
    if (word === null || to.origin !== location.origin || within || search(to) !== search(location)) return null
    to.searchParams.delete("q")
    if (word) to.searchParams.set("q", word)
    return to.href
  }
  const pressed = (event) => event.target instanceof Element ? event.target : null
  const link = (event) => pressed(event)?.closest("a[href]")
  const download = (event) => pressed(event)?.closest(DOWNLOAD)

  document.addEventListener("input", (event) => { if (event.target === field()) touched = true }, true)
  addEventListener("popstate", () => { touched = false })
  // The field keeps the focus while the button is down: left, it would send the word, and what is pressed could be drawn anew under the
  // pointer.
  document.addEventListener("mousedown", (event) => {
    const to = link(event)
    if ((to && carried(to) !== null) || (download(event) && waiting() !== null)) event.preventDefault()
  }, true)
  const follow = (event) => {
    const to = link(event)
    const address = to && carried(to)
    if (!address) return
    to.href = address // another tab, if that is what the reader wants, opens with it
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || to.target === "_blank") return
    event.preventDefault()
    event.stopImmediatePropagation()
    location.assign(address)
  }
  document.addEventListener("auxclick", follow, true)
  document.addEventListener("click", (event) => {
    const button = download(event)
    if (!button || again || waiting() === null) {
      follow(event)
      return
    }
    event.preventDefault()
    event.stopImmediatePropagation()
    const name = button.textContent
    field().blur() // sends the word
    const until = performance.now() + 15000
    let still = 0
    const look = () => {
      const ended = document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"]')
      still = waiting() === null && ended ? still + 1 : 0
      if (still >= 5) {
        const same = [...document.querySelectorAll(DOWNLOAD)].find((other) => other.textContent === name)
        again = true
        same?.click() // where nothing matches there is nothing to download, and the page says so
        again = false
      } else if (performance.now() < until) setTimeout(look, 50)
    }
    look()
  }, true)
}
""",
)


def take_typed_word_along(key: str, words: list[str]) -> None:
    """Draws nothing. ``key``: of the text field; ``words``: what is offered while somebody types."""
    with st.container(key="typed-word"):
        _SCRIPT(
            data={"field": f".st-key-{key} input", "length": TEXT_LENGTH, "list": WORDS, "words": words},
            key="typed-word-script",
        )
