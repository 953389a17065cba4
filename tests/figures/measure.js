// Draws a figure and gives what stands where, in pixels:
// {width, height, paper, texts: [{text, box, size, fill}], bars: [{box, fill}], tracks: [{box, fill}], dots: [{box, fill}],
//  rules: [{box, fill}], dividers: [{box, fill}]}
// A box is [left, top, right, bottom]. The fill of a hatched bar, a track and a line is the colour of its stroke.
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
      const outlined = name === "tracks" || style.fill.startsWith("url")
      return { box: box(path), fill: outlined ? style.stroke : style.fill }
    })
  })
  const dots = [...sheet.querySelectorAll(".scatterlayer .points path")].map((path) => {
    const style = getComputedStyle(path)
    return { box: box(path), fill: style.fill === "none" || style.fillOpacity === "0" ? style.stroke : style.fill }
  })
  const [rules, dividers] = ["rules", "dividers"].map((name) => {
    const drawn = [...sheet.querySelectorAll(".scatterlayer .trace")].filter((one) => one.__data__[0].trace.name === name)
    return drawn.flatMap((one) => [...one.querySelectorAll("path.js-line")]).flatMap((path) => {
      // One path holds all lines of a colour: "M10,20L10,80M…".
      const ends = [...path.getAttribute("d").matchAll(/M([-\d.]+),([-\d.]+)L([-\d.]+),([-\d.]+)/g)].map((one) => one.slice(1).map(Number))
      const fill = getComputedStyle(path).stroke
      return ends.map(([x0, y0, x1, y1]) => ({ box: [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)], fill }))
    })
  })
  const paper = getComputedStyle(sheet.querySelector(".main-svg")).backgroundColor
  return { width: start.width, height: start.height, paper, texts, bars, tracks, dots, rules, dividers }
}
