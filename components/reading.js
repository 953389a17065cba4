// What helps a reader wherever the page is: a document or Streamlit in its place. Answers that change are announced, focus and place are
// kept, and what is too long or cannot be reached is said in our own words.
(() => {
  const root = document.getElementById("root")
  if (!root) return
  const PLACES = "pledge-places" // where on a page the reader was, by its address
  const MOST_PLACES = 30
  const document_ = () => document.querySelector(".document")
  const main = () => root.querySelector('[data-testid="stMain"]')
  const shown = () => document_() || main()

  // --- the answer is announced ----------------------------------------------------------------------------------------------------------

  const said = document.createElement("div")
  said.className = "unseen"
  said.setAttribute("role", "status")
  said.dataset.liveAnnouncer = "true" // an open list of Streamlit's hides all else from screen readers, but for what is called so
  document.body.append(said)
  const answer = () => {
    const sentence = shown()?.querySelector(".sentence")
    return sentence ? `${sentence.querySelector("strong")?.textContent ?? ""}. ${sentence.querySelector(".what")?.textContent ?? ""}` : ""
  }
  // On a phone the bar at the top says how many are shown, and hands the address on.
  const bar = document.createElement("section")
  bar.className = "slim"
  bar.setAttribute("aria-label", "What is shown")
  bar.innerHTML = '<span></span><button type="button">Copy link</button>'
  const [number, copy] = bar.children
  copy.addEventListener("click", async () => {
    try {
      if (navigator.share && matchMedia("(pointer: coarse)").matches) return await navigator.share({ title: document.title, url: location.href })
      await navigator.clipboard.writeText(location.href)
      copy.textContent = "Copied"
    } catch (reason) {
      if (reason.name !== "AbortError") prompt("Copy this address", location.href)
    }
    setTimeout(() => { copy.textContent = "Copy link" }, 2500)
  })
  const fill = () => {
    const filters = document.getElementById("filters") || root.querySelector('[data-testid="stSidebar"], [data-testid="stExpandSidebarButton"]')
    number.textContent = shown()?.querySelector(".sentence strong")?.textContent ?? ""
    bar.hidden = !filters
    if (!bar.isConnected) document.body.append(bar)
  }
  fill()
  let last = answer()
  const announce = () => {
    const now = answer()
    if (now && now !== last) said.textContent = now
    last = now
  }

  // --- focus and place ------------------------------------------------------------------------------------------------------------------

  const keyOf = (element) => [...(element.closest('[class*="st-key-"]')?.classList ?? [])].find((name) => name.startsWith("st-key-")) ?? ""
  let at = null // what had the focus last: [element, key of the control that it belongs to]
  const LIST = ".cards, .table-frame"
  const list = () => main()?.querySelector(LIST)
  let turned = "" // the words of the page of a list that the reader has left for another
  root.addEventListener("focusin", (event) => { at = [event.target, keyOf(event.target)] })
  root.addEventListener("click", (event) => { if (event.target.closest?.('[class*="st-key-page-"] button')) turned = list()?.textContent }, true)
  const give = (element) => {
    if (!element) return
    if (!element.matches("a, button, input, select, summary, [tabindex]")) element.tabIndex = -1
    element.focus({ preventScroll: true })
  }
  // The list may be drawn once more after the run: then what had the focus is gone, and the new one gets it.
  const toTheList = (tries) => {
    list()?.scrollIntoView({ block: "start" })
    give(list())
    setTimeout(() => { if (tries && document.activeElement === document.body) toTheList(tries - 1) }, 200)
  }
  const renewed = () => {
    if (document_()) return
    announce()
    fill()
    if (turned && turned !== list()?.textContent) {
      turned = ""
      return toTheList(10)
    }
    // A control that a run has taken away takes the focus with it: it goes to what has its place, else to the answer.
    if (document.activeElement === document.body && at && !at[0].isConnected) {
      const same = at[1] && root.querySelector(`.${CSS.escape(at[1])} :is(input, button, a, summary)`)
      give(at[0].matches(LIST) ? list() : same || main()?.querySelector(".sentence, h1"))
    }
  }
  // What a run has changed may be drawn after the run has ended: every change of the page is looked at while none is running.
  let looking = 0
  new MutationObserver(() => {
    clearTimeout(looking)
    looking = setTimeout(() => { if (root.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === "notRunning") renewed() }, 60)
  }).observe(root, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["data-test-script-state"] })

  // Under Streamlit it is not the window that scrolls, and the browser's own memory of the place is of no use.
  const places = () => JSON.parse(sessionStorage.getItem(PLACES) ?? "[]")
  addEventListener("pagehide", () => {
    const top = Math.round(document_() ? scrollY : main()?.scrollTop ?? 0)
    const others = places().filter(([address]) => address !== location.href)
    sessionStorage.setItem(PLACES, JSON.stringify([...others, [location.href, top]].slice(-MOST_PLACES)))
  })
  if (performance.getEntriesByType("navigation")[0]?.type === "back_forward") {
    const [, top] = places().find(([address]) => address === location.href) ?? []
    const back = () => { if (top && document_() && Math.abs(scrollY - top) > 2) scrollTo(0, top) }
    back()
    addEventListener("load", () => requestAnimationFrame(back))
  }

  // --- what is too long or away ---------------------------------------------------------------------------------------------------------

  addEventListener("paste", (event) => {
    const field = event.target
    const most = field.maxLength > 0 ? field.maxLength : 100
    if (!field.matches?.('input[type="search"], [data-testid="stTextInput"] input')) return
    const text = event.clipboardData?.getData("text").replace(/\s+/g, " ") ?? ""
    const room = most - (field.value.length - (field.selectionEnd - field.selectionStart))
    if (text.length <= room) return
    event.preventDefault()
    document.execCommand("insertText", false, text.slice(0, Math.max(0, room)))
    field.parentElement.parentElement.querySelector(".too-long")?.remove()
    const word = document.createElement("p")
    word.className = "note too-long"
    word.setAttribute("role", "status")
    field.parentElement.after(word)
    word.textContent = `A search can have up to ${most} characters. The rest of what you pasted was left out.`
    setTimeout(() => word.remove(), 12000)
  }, true)

  // Streamlit speaks to its developers; readers are told what they can do.
  const OWN = "This page has lost its connection to the server. It keeps trying, and what you see stays as it is. You may have to make your last choice again."
  new MutationObserver(() => {
    for (const box of document.querySelectorAll('[role="dialog"]')) {
      if (!/Connection error/i.test(box.textContent) || box.dataset.told) continue
      box.dataset.told = "yes"
      const walk = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
      const texts = []
      for (let node = walk.nextNode(); node; node = walk.nextNode()) if (node.data.trim()) texts.push(node)
      for (const node of texts) node.data = /Connection error/i.test(node.data) ? "No connection at present" : ""
      texts.find((node) => node.data === "")?.replaceData(0, 0, OWN)
    }
  }).observe(document.body, { childList: true, subtree: true })

  // Where the font of Streamlit's icons may not be fetched, their names would stand over the labels.
  const icons = () => document.fonts.load('20px "Material Symbols Rounded"').then(
    (found) => document.documentElement.classList.toggle("no-icons", !found.length),
    () => document.documentElement.classList.add("no-icons"),
  )
  new MutationObserver((_, observer) => {
    if (!root.querySelector('[data-testid="stIconMaterial"]')) return
    observer.disconnect()
    icons()
  }).observe(root, { childList: true, subtree: true })
})()
