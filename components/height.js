// Tells the page that an embedded figure stands in how high it is, so that nothing of it is hidden.
(() => {
  if (window.parent === window) return
  const content = document.querySelector(".embedded main")
  const tell = () => window.parent.postMessage({ pledgeToPlanHeight: Math.ceil(content.getBoundingClientRect().height) }, "*")
  new ResizeObserver(tell).observe(content)
  // The framing page listens when the frame has loaded, which may be after the first word.
  for (const later of [0, 300, 1500, 4000]) setTimeout(tell, later)
})()
