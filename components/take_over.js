// A document is complete without this script. It makes the filters answer at once, and puts Streamlit in the document's place when a
// reader turns to them: Streamlit is started out of sight and shown when everything in it stands still.
(() => {
  const page = document.querySelector(".document")
  const root = document.getElementById("root")
  const waiting = document.getElementById("streamlit")
  const form = document.getElementById("filters")
  const KEPT = "pledge-controls" // what the reader was at when a control led to the next document
  const PREVIEW = "pledge-preview"
  const STILL = 8 // frames in which nothing has moved
  window.prerenderReady = true
  if (!page || !root || !waiting) return

  // --- filters ---------------------------------------------------------------------------------------------------------------------

  const search = form && form.elements.q
  const typed = () => Boolean(search) && search.value.trim() !== search.defaultValue
  let leaving = false

  const asked = () => {
    const query = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (value.trim() && !(name === "order" && value === "seats")) query.append(name, value.trim())
    const address = new URL(form.getAttribute("action"), location.href) // form.action is a filter of that name
    address.search = query
    return address.href
  }
  const placeOf = (element) => {
    if (!element || element === document.body) return null
    const same = [...document.querySelectorAll("a, button, input, summary")]
    return { name: element.name, value: element.type === "search" ? undefined : element.value, index: same.indexOf(element) }
  }
  const onSheet = () => location.hash === "#filters"
  const leave = (address, sheet = onSheet()) => {
    if (leaving) return sheet || sessionStorage.setItem(KEPT, JSON.stringify({ place: null, open: [], more: false, sheet })) // Enter follows a change
    leaving = true
    const open = [...document.querySelectorAll("details[data-filter][open]")].map((fold) => fold.dataset.filter)
    const more = Boolean(document.querySelector(".more-filters[open]"))
    sessionStorage.setItem(KEPT, JSON.stringify({ place: onSheet() && !sheet ? null : placeOf(document.activeElement), open, more, sheet }))
    location.assign(address)
  }
  const restore = () => {
    const text = sessionStorage.getItem(KEPT)
    sessionStorage.removeItem(KEPT)
    if (!text || !form) return
    const kept = JSON.parse(text)
    for (const name of kept.open) form.querySelector(`details[data-filter="${name}"]`)?.setAttribute("open", "")
    if (kept.more) form.querySelector(".more-filters")?.setAttribute("open", "")
    if (kept.sheet) location.replace("#filters")
    if (kept.place) {
      const same = [...document.querySelectorAll("a, button, input, summary")]
      const named = kept.place.name && same.find((one) => one.name === kept.place.name && (one.type === "search" || one.value === kept.place.value))
      ;(named || same[kept.place.index])?.focus({ preventScroll: true })
    }
    startWhenDone()
  }
  // Starting Streamlit takes the browser a second: not while the reader goes from one choice to the next.
  const startWhenDone = () => {
    if (!form.querySelector("details[data-filter][open]") && !form.matches(":target") && !leaving) setTimeout(() => { if (!leaving) start() }, 300)
    else setTimeout(startWhenDone, 300)
  }

  // A word that was typed and not sent goes along with whatever the reader does next.
  let pressed = null
  addEventListener("pointerdown", (event) => { pressed = event.target.closest?.("a[href]") }, true)
  addEventListener("pointerup", () => setTimeout(() => { if (pressed && typed() && !leaving) leave(asked()); pressed = null }, 300), true)
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]")
    if (!link || !page.contains(link) || !typed()) return
    const address = new URL(link.href)
    if (address.origin !== location.origin || link.getAttribute("href").startsWith("#")) return
    address.searchParams.set("q", search.value.trim())
    link.href = address.href
    pressed = null
  }, true)
  form?.addEventListener("change", (event) => { if (event.target !== search || !pressed) leave(asked()) })
  // An open list of choices closes as menus do. On the phone's sheet a tap elsewhere leaves it: nothing may move under a finger.
  const openLists = () => [...(form?.querySelectorAll("details[data-filter][open]") ?? [])]
  addEventListener("keydown", (event) => {
    const list = event.key === "Escape" && openLists().find((one) => one.contains(event.target))
    if (!list) return
    list.open = false
    list.querySelector("summary").focus()
  })
  addEventListener("click", (event) => {
    if (!onSheet()) for (const list of openLists()) if (!list.contains(event.target)) list.open = false
  })
  form?.addEventListener("submit", (event) => { event.preventDefault(); leave(asked(), false) }) // what was asked for is shown, not the sheet

  // --- Streamlit -------------------------------------------------------------------------------------------------------------------

  // A font that came too late for the document stays out of Streamlit's page too: other letters would move every line.
  const hasFont = () => {
    const widths = ['"Pledge Serif", monospace', "monospace"].map((family) => {
      const probe = document.createElement("span")
      probe.style.cssText = `position: absolute; visibility: hidden; font: 600 2rem ${family}`
      probe.textContent = "Pledge to Plan"
      document.body.append(probe)
      const { width } = probe.getBoundingClientRect()
      probe.remove()
      return width
    })
    return widths[0] !== widths[1]
  }
  let started = false
  const room = async () => { try { return (await (await fetch("./room", { cache: "no-store" })).json()).room !== false } catch { return true } }
  const say = (text) => {
    const line = document.createElement("p")
    line.className = "busy"
    line.role = "status"
    document.body.append(line)
    requestAnimationFrame(() => { line.textContent = text }) // a region that was there before its words is read out
    setTimeout(() => line.remove(), 20_000)
  }
  const start = async () => {
    if (started) return
    started = true
    if (!(await room())) return say("Many people are reading at present. Everything works, and each choice loads a new page.")
    if (!hasFont()) document.documentElement.classList.add("without-font")
    for (const part of waiting.content.children) {
      const copy = document.createElement(part.localName)
      for (const { name, value } of part.attributes) copy.setAttribute(name, value)
      document.head.append(copy)
    }
    requestAnimationFrame(watch)
  }
  // A mouse that rests where a control comes to stand, or where one scrolls by, is no sign.
  for (const sign of ["pointermove", "pointerdown", "focusin"]) {
    page.addEventListener(sign, (event) => {
      if (sign === "pointermove" && !event.movementX && !event.movementY) return // the page moved below it
      if (event.target.closest("[data-live]")) start()
    }, { passive: true })
  }
  document.addEventListener("pledge:start", start) // for whoever wants Streamlit without touching a control

  let before = "", still = 0
  const ended = '[data-testid="stApp"][data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]'
  const watch = () => {
    if (leaving) return
    const whole = root.querySelector(ended) && root.querySelector(".page-end") && !root.querySelector('[data-testid="stSkeleton"]')
    if (whole && openFolds()) {
      const now = places()
      still = now === before ? still + 1 : 0
      before = now
      if (still >= STILL && !busy()) return swap()
    } else still = 0
    requestAnimationFrame(watch)
  }
  const places = () => [...root.querySelectorAll('[data-testid="stElementContainer"], [data-testid="stSidebar"]')].map((one) => {
    const { x, y, width, height } = one.getBoundingClientRect()
    return `${x},${y},${width},${height}`
  }).join(" ")
  // While the reader is at a control of the document it stays: it answers by itself.
  const busy = () => leaving || pressed || typed() || Boolean(form && (form.querySelector("details[data-filter][open]") || form.matches(":target"))) ||
    (document.activeElement && document.activeElement.matches?.("#filters input:not([type=search]), #filters select"))
  // Folds that are open in the document are opened in Streamlit, which then fills them. True when there is nothing left to open.
  const openFolds = () => {
    let all = true
    for (const fold of page.querySelectorAll("details[data-fold][open]")) {
      const other = root.querySelector(`.st-key-${CSS.escape(fold.dataset.fold)} details`)
      if (other && !other.open) { other.querySelector("summary").click(); all = false }
    }
    return all
  }

  const words = (element) => element.textContent.replace(/\s+/g, " ").trim()
  // The same pieces of HTML in both, in order: [document's, Streamlit's].
  const pairs = () => {
    const there = [...root.querySelectorAll('[data-testid="stMain"] [data-testid="stHtml"]')].filter((one) => !one.querySelector("style"))
    const found = []
    let next = 0
    for (const piece of page.querySelectorAll(".piece")) {
      const said = words(piece)
      const at = there.findIndex((other, index) => index >= next && words(other) === said)
      if (at >= 0) { found.push([piece, there[at]]); next = at + 1 }
    }
    return found
  }
  const inside = (pair, selector) => [[...pair[0].querySelectorAll(selector)], [...pair[1].querySelectorAll(selector)]]
  const point = (element, node, offset) => { // how many characters into the element a place is
    const range = document.createRange()
    range.setStart(element, 0)
    range.setEnd(node, offset)
    return range.toString().length
  }
  const at = (element, characters) => { // the place so many characters into the element
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(), left = characters; node; left -= node.length, node = texts.nextNode()) if (left <= node.length) return [node, left]
    return [element, element.childNodes.length]
  }

  const swap = () => {
    const same = pairs()
    const main = root.querySelector('[data-testid="stMain"]')
    const pieceOf = (node) => same.find(([piece]) => piece.contains(node))
    // What the reader has opened, scrolled, selected and is at.
    for (const pair of same) {
      const [folds, others] = inside(pair, "details")
      folds.forEach((fold, index) => { if (others[index]) others[index].open = fold.open })
    }
    const top = same.find(([piece]) => piece.getBoundingClientRect().bottom > 0)
    // What is read stays where it is: the first thing in the window, not the head of a long piece, above which a line may wrap anew.
    const [within, beyond] = top ? top.map((piece) => [...piece.querySelectorAll("*")]) : [[], []]
    const first = within.findIndex((one) => { const box = one.getBoundingClientRect(); return box.bottom > 0 && box.height > 0 && !one.childElementCount })
    const anchor = first >= 0 && within.length === beyond.length ? [within[first], beyond[first]] : top
    const held = top && window.scrollY > 0 ? anchor[0].getBoundingClientRect().top : null
    const frames = same.flatMap((pair) => { const [here, there] = inside(pair, ".table-frame, .picture-room"); return here.map((frame, index) => [there[index], frame.scrollLeft, frame.scrollTop]) })
    const marked = getSelection()
    let chosen = null
    if (marked.rangeCount && !marked.isCollapsed) {
      const range = marked.getRangeAt(0)
      const [from, to] = [pieceOf(range.startContainer), pieceOf(range.endContainer)]
      if (from && to) chosen = [[from[1], point(from[0], range.startContainer, range.startOffset)], [to[1], point(to[0], range.endContainer, range.endOffset)]]
    }
    const focus = counterpart(document.activeElement, pieceOf)

    page.remove()
    waiting.remove()
    if (held !== null) main.scrollTop += anchor[1].getBoundingClientRect().top - held
    for (const [frame, left, down] of frames) if (frame) frame.scrollTo(left, down)
    if (chosen) marked.setBaseAndExtent(...at(...chosen[0]), ...at(...chosen[1]))
    if (focus) focus.focus({ preventScroll: true })
    follow()
  }

  // --- head ------------------------------------------------------------------------------------------------------------------------

  // Under Streamlit the address changes without a new document: what the head says of it is fetched, so that a link that is shared or
  // kept names what is on the screen.
  const SAYING = 'link[rel="canonical"], meta[property^="og:"], meta[name="description"], script[type="application/ld+json"]'
  const follow = () => {
    let last = location.href, waiting
    const changed = () => { clearTimeout(waiting); waiting = setTimeout(renew, 400) }
    const renew = async () => {
      if (location.href === last) return
      last = location.href
      const answer = await fetch(last)
      const other = new DOMParser().parseFromString(await answer.text(), "text/html")
      if (location.href !== last) return
      document.head.querySelectorAll(SAYING).forEach((one) => one.remove())
      document.head.append(...other.head.querySelectorAll(SAYING))
    }
    for (const name of ["pushState", "replaceState"]) {
      const own = history[name]
      history[name] = function (...given) { own.apply(this, given); changed() }
    }
    addEventListener("popstate", changed)
  }
  const counterpart = (element, pieceOf) => {
    if (!element || element === document.body) return null
    const pair = pieceOf(element)
    if (pair) {
      const [here, there] = inside(pair, "a, summary, [tabindex]")
      return there[here.indexOf(element)]
    }
    if (element === search) return root.querySelector('[data-testid="stTextInput"] input')
    const label = element.querySelector?.(".label")?.textContent
    if (label) return root.querySelector(`[data-testid="stSidebar"] input[aria-label="${CSS.escape(label)}"]`)
    return root.querySelector('[data-testid="stMain"]')
  }

  // --- preview ---------------------------------------------------------------------------------------------------------------------

  // A cache between may hand a document to a reader who sees a preview: Streamlit knows better.
  if (sessionStorage.getItem(PREVIEW)) start()
  // What was asked for is drawn by Streamlit alone.
  if (page.querySelector("[data-start]")) start()
  restore()
})()
