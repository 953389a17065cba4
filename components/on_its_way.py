"""Takes along what a reader has changed and has no answer to yet, whatever is pressed next.

A text field sends what was typed when the reader leaves it, and a change of a filter is in the address, and in every link, only once the
server has drawn the page anew. A link or a download that is pressed before knows nothing of either. This script waits with it, or puts
the change into the link.
"""

import streamlit as st

from commitments.selecting.selection import TEXT_LENGTH
from components.form import WORDS
from web.view import OWN_PARAMS

_SCRIPT = st.components.v2.component(
    "on_its_way",
    js="""
const installed = Symbol.for("pledge-on-its-way")
const DOWNLOAD = '[data-testid="stDownloadButton"] button'
const APP = '[data-testid="stApp"]'
const SOON = 1000 // ms within which what is sent to the server is an answer to what the reader did
const AT_ONCE = 150 // ms that a browser may need until a change is sent
const QUIET = 250 // ms without a run, after which none is to come
const LOST = 15000 // ms after which nobody waits any longer

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
  let again = false // a press of ours, after the answer has come
  let acted = -Infinity // when the reader last did something that is no link or download
  let sent = null // {before: the address, began: has a run begun since?, at: ms} while an answer is to come

  const field = () => document.querySelector(data.field)
  const tidy = (text) => [...text.split(/\\s+/).filter(Boolean).join(" ")].slice(0, data.length).join("").trim()
  const search = (address) => new URLSearchParams(address.search).getAll("q").at(-1) ?? ""
  // The word that waits; null where there is none, and '' where the search was emptied.
  const waiting = () => {
    const word = touched && field() ? tidy(field().value) : null
    return word === search(location) ? null : word
  }

  // --- has everything been answered? -------------------------------------------------------------------------------------------------

  const running = () => document.querySelector(APP)?.dataset.testScriptState !== "notRunning"
  const send = WebSocket.prototype.send
  WebSocket.prototype.send = function (...given) {
    answered() // what has been answered meanwhile is over
    if (performance.now() - acted < SOON) sent = { before: sent?.before ?? location.search, began: false, at: performance.now() }
    return send.apply(this, given)
  }
  let quiet = performance.now() // since when no run has been seen
  new MutationObserver(() => {
    quiet = performance.now()
    if (sent && running()) sent.began = true
  }).observe(document.documentElement, { subtree: true, attributeFilter: ["data-test-script-state"] })
  const answered = () => {
    const now = performance.now()
    if (sent && !running() && now - Math.max(quiet, sent.at) > (sent.began ? QUIET : 2 * SOON)) sent = null
    return !sent && now - acted > AT_ONCE
  }
  let last // what was pressed last: only this is done
  const onceAnswered = (then) => {
    const until = performance.now() + LOST
    const look = () => {
      if (last !== then) return
      if (!answered() && performance.now() < until) {
        setTimeout(look, 25)
        return
      }
      document.documentElement.style.cursor = ""
      then()
    }
    last = then
    document.documentElement.style.cursor = "progress"
    look()
  }

  // --- what is pressed ---------------------------------------------------------------------------------------------------------------

  const pressed = (event) => event.target instanceof Element ? event.target : null
  const link = (event) => pressed(event)?.closest("a[href]")
  const download = (event) => pressed(event)?.closest(DOWNLOAD)
  // Where a link leads; null for links to other sites and within the page.
  const leads = (link) => {
    const to = new URL(link.getAttribute("href"), location.href)
    const within = to.hash && to.pathname === location.pathname && to.search === location.search
    return to.origin !== location.origin || within ? null : to
  }
  // The address with the reader's changes in it, but for those that it makes itself: what it has as the page had it ``before``, it takes
  // from how the page is now.
  const carried = (to, before, word) => {
    const [was, now] = [new URLSearchParams(before), new URLSearchParams(location.search)]
    if (word !== null) {
      now.delete("q")
      if (word) now.set("q", word)
    }
    const same = (one, other, name) => one.getAll(name).join("\\n") === other.getAll(name).join("\\n")
    for (const name of new Set([...was.keys(), ...now.keys()])) {
      if (data.own.includes(name) && to.pathname !== location.pathname) continue
      if (same(was, now, name) || !same(was, to.searchParams, name)) continue
      to.searchParams.delete(name)
      for (const value of now.getAll(name)) to.searchParams.append(name, value)
    }
    return to.href
  }

  const act = (event) => { if (event.isTrusted && !link(event) && !download(event)) acted = performance.now() }
  for (const kind of ["pointerdown", "click", "keydown", "input", "change"]) document.addEventListener(kind, act, true)
  document.addEventListener("input", (event) => { if (event.target === field()) touched = true }, true)
  addEventListener("popstate", () => { touched = false; sent = null })
  // The field keeps the focus while the button is down: left, it would send the word, and what is pressed could be drawn anew under the
  // pointer.
  document.addEventListener("mousedown", (event) => {
    if (waiting() !== null && (download(event) || (link(event) && leads(link(event))))) event.preventDefault()
  }, true)
  const follow = (event) => {
    const pressed = link(event)
    const to = pressed && leads(pressed)
    const word = waiting()
    if (!to || (word === null && answered())) return
    const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || pressed.target === "_blank"
    if (elsewhere) { // another tab, if that is what the reader wants, opens with what is known
      pressed.href = carried(to, sent?.before ?? location.search, word)
      return
    }
    event.preventDefault()
    event.stopImmediatePropagation()
    if (word !== null && answered()) {
      location.assign(carried(to, location.search, word))
      return
    }
    const before = sent?.before ?? location.search
    onceAnswered(() => location.assign(carried(to, before, waiting())))
  }
  document.addEventListener("auxclick", follow, true)
  document.addEventListener("click", (event) => {
    const button = download(event)
    if (!button || again || (waiting() === null && answered())) {
      follow(event)
      return
    }
    event.preventDefault()
    event.stopImmediatePropagation()
    const name = button.textContent
    if (waiting() !== null) {
      acted = performance.now()
      field().blur() // sends the word
    }
    onceAnswered(() => {
      const same = [...document.querySelectorAll(DOWNLOAD)].find((other) => other.textContent === name)
      again = true
      same?.click() // where nothing matches there is nothing to download, and the page says so
      again = false
    })
  }, true)
}
""",
)


def take_along(key: str, words: list[str]) -> None:
    """Draws nothing. ``key``: of the text field; ``words``: what is offered while somebody types."""
    with st.container(key="on-its-way"):
        _SCRIPT(
            data={
                "field": f".st-key-{key} input",
                "length": TEXT_LENGTH,
                "list": WORDS,
                "words": words,
                "own": list(OWN_PARAMS),
            },
            key="on-its-way-script",
        )
