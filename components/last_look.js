// Since the reader's last look: the page What's new offers it where the reader lets this browser keep which data was seen. Nothing is sent.
(() => {
  const LOOK = "pledge-look" // {seen, before}: the dates of the data that was seen last, and of that before it
  const kept = () => JSON.parse(localStorage.getItem(LOOK) ?? "null")
  const keep = (look) => (look ? localStorage.setItem(LOOK, JSON.stringify(look)) : localStorage.removeItem(LOOK))
  const inWords = (date) => new Date(date).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })
  const sinceThen = (address, date) => {
    const to = new URL(address, document.baseURI)
    to.searchParams.set("since", date)
    return to.href
  }

  const draw = () => {
    const today = new Date().toISOString().slice(0, "2026-09-01".length)
    for (const room of document.querySelectorAll(".last-look")) {
      const newest = room.dataset.newest < today ? room.dataset.newest : today
      let look = kept()
      if (look && newest > look.seen) keep((look = { seen: newest, before: look.seen }))
      if (!room.firstChild) room.innerHTML = '<label><input type="checkbox"> Remember my last visit, in this browser only</label>'
      const box = room.querySelector("input")
      box.checked = Boolean(look)
      box.onchange = () => { keep(box.checked ? { seen: newest } : null); draw() }
      const link = room.querySelector("a")
      const shown = new URLSearchParams(location.search).get("since")
      if (!look?.before || look.before === shown) link?.remove()
      else if (!link) {
        const made = document.createElement("a")
        made.href = sinceThen(room.dataset.to, look.before)
        made.textContent = `Since your last visit, when the data was of ${inWords(look.before)}`
        room.prepend(made)
      }
    }
  }
  // A browser may forbid that anything is kept: then nothing is offered.
  const drawWhereAllowed = () => { try { draw() } catch { /* the room stays empty */ } }
  drawWhereAllowed()
  // Streamlit draws anew as it goes.
  let waiting = false
  new MutationObserver(() => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(() => { waiting = false; drawWhereAllowed() })
  }).observe(document.body, { childList: true, subtree: true })
})()
