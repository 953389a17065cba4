// A reader's list: the address of the page My list holds it, and this keeps the newest of it at hand in this window, so that "Add to my
// list" adds to it wherever the reader is. Notes stay in this browser. Without this script the links lead to the list page itself, and
// nothing is said of notes: what would keep them is this script.
(() => {
  const LIST = "pledge-list" // codes with dots between, as in the address
  const NOTE = "pledge-note:"
  const MOST = 200
  const codes = () => (sessionStorage.getItem(LIST) || "").split(".").filter(Boolean)
  const here = () => new URL(location.href)
  const onList = () => /\/list$/.test(here().pathname)

  // On the list's own page the address says what is on it.
  const takeOver = () => {
    const shown = document.querySelector("[data-list]")
    if (onList() && shown) sessionStorage.setItem(LIST, shown.dataset.list)
    else if (onList() && here().searchParams.has("of")) sessionStorage.removeItem(LIST)
  }
  const address = () => {
    const held = codes()
    const to = new URL("./list", document.baseURI)
    const hidden = here().searchParams.get("names")
    if (held.length) to.searchParams.set("of", held.join("."))
    if (hidden) to.searchParams.set("names", hidden)
    return to.href
  }

  const status = document.createElement("div")
  status.className = "my-list-status"
  status.setAttribute("role", "status")
  const draw = () => {
    const held = codes()
    for (const link of document.querySelectorAll("a[data-add]")) {
      const on = held.includes(link.dataset.add)
      const words = on ? "On my list" : link.dataset.words || link.textContent
      if (!link.dataset.words) link.dataset.words = link.textContent
      if (link.textContent !== words) link.textContent = words
      const label = link.getAttribute("aria-label")
      if (label && label.includes(": ")) {
        const said = `${on ? "Take off my list" : link.dataset.words === "Add" ? "Add to my list" : link.dataset.words}: ${label.slice(label.indexOf(": ") + 2)}`
        if (label !== said) link.setAttribute("aria-label", said)
      }
      if (link.classList.contains("on") !== on) link.classList.toggle("on", on)
    }
    for (const link of document.querySelectorAll('nav[aria-label="Pages"] a[href*="list"]')) {
      if (!/^(\.\/)?list(\?|$)/.test(link.getAttribute("href")) && !link.dataset.myList) continue
      link.dataset.myList = "yes"
      const words = held.length ? `My list (${held.length})` : "My list"
      if (link.textContent !== words) link.textContent = words
      if (held.length && !onList() && link.href !== address()) link.href = address()
    }
    for (const field of document.querySelectorAll("textarea[data-note]")) {
      if (field.dataset.kept) continue
      field.dataset.kept = "yes"
      field.value = localStorage.getItem(NOTE + field.dataset.note) || ""
    }
    for (const part of document.querySelectorAll("[data-with-script][hidden]")) part.hidden = false
  }

  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-add]")
    if (!link || onList() || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return
    event.preventDefault()
    const held = codes(), code = link.dataset.add
    const next = held.includes(code) ? held.filter((one) => one !== code) : [...held, code]
    if (next.length > MOST) { status.textContent = `A list holds at most ${MOST}.`; return }
    sessionStorage.setItem(LIST, next.join("."))
    status.textContent = ""
    const open = document.createElement("a")
    open.href = address()
    open.textContent = "Open my list"
    status.append(held.includes(code) ? "Taken off your list. " : "Added. ", `${next.length} on your list. `, ...(next.length ? [open] : []))
    draw()
  }, true)
  addEventListener("input", (event) => {
    const field = event.target.closest?.("textarea[data-note]")
    if (!field) return
    if (field.value) localStorage.setItem(NOTE + field.dataset.note, field.value)
    else localStorage.removeItem(NOTE + field.dataset.note)
  })

  takeOver()
  document.body.append(status)
  draw()
  // Streamlit draws anew as it goes.
  let waiting = false
  new MutationObserver(() => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(() => { waiting = false; takeOver(); draw() })
  }).observe(document.body, { childList: true, subtree: true })
})()
