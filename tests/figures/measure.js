// Draws a figure and gives what stands where, in pixels:
// {width, height, paper, texts: [{text, box, size, fill}], bars: [{box, fill}], tracks: [box], dots: [{box, fill}]}
// A box is [left, top, right, bottom]. A hatched bar's fill is the colour of its outline.
async function measured(figure) {
  const sheet = document.getElementById("sheet")
  await Plotly.newPlot(sheet, figure.data, figure.layout, { staticPlot: true })
  const start = sheet.querySelector(".svg-container").getBoundingClientRect()
  const box = (element) => {
    const found = element.getBoundingClientRect()
    return [found.left - start.left, found.top - start.top, found.right - start.left, found.bottom - start.top]
  }
  const texts = []
  for (const element of sheet.querySelectorAll(".scatterlayer text, .annotation text")) {
    const inner = element.querySelector("tspan") ?? element
    const style = getComputedStyle(inner)
    const text = element.textContent
    if (text) texts.push({ text, box: box(element), size: parseFloat(style.fontSize), fill: style.fill })
  }
  const [tracks, bars] = ["tracks", "bars"].map((name) => {
    const drawn = [...sheet.querySelectorAll(".barlayer .trace")].filter((one) => one.__data__[0].trace.name === name)
    return drawn.flatMap((one) => [...one.querySelectorAll(".point path")]).map((path) => {
      const style = getComputedStyle(path)
      return { box: box(path), fill: style.fill.startsWith("url") ? style.stroke : style.fill, hatched: style.fill.startsWith("url") }
    })
  })
  const dots = [...sheet.querySelectorAll(".scatterlayer .points path")].map((path) => {
    const style = getComputedStyle(path)
    return { box: box(path), fill: style.fill === "none" || style.fillOpacity === "0" ? style.stroke : style.fill }
  })
  const paper = getComputedStyle(sheet.querySelector(".main-svg")).backgroundColor
  return { width: start.width, height: start.height, paper, texts, bars, tracks: tracks.map((one) => one.box), dots }
}
