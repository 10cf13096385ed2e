// What a careful eye would find wrong with a page, measured in the DOM. Returns a list of {kind, where, text, detail}.
() => {
  const found = []
  const say = (kind, element, text, detail) => {
    const holder = element.closest?.("[class*=st-key-], [data-testid]")
    const key = [...(holder?.classList ?? [])].find(name => name.startsWith("st-key-"))
    const where = key ?? holder?.getAttribute("data-testid") ?? element.tagName
    found.push({ kind, where, text: (text ?? "").trim().slice(0, 60), detail })
  }
  const shown = element => {
    if (element.closest("[aria-hidden=true][hidden], [hidden], .st-key-slide_hidden_keys, details:not([open])>:not(summary)")) return false
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
    const box = element.getBoundingClientRect()
    return box.width > 0 && box.height > 0
  }
  const rgba = text => {
    const numbers = text.match(/-?[\d.]+/g)?.map(Number)
    if (!numbers || text === "none" || text === "transparent") return [0, 0, 0, 0]
    if (text.startsWith("color(srgb")) return [...numbers.slice(0, 3).map(part => part * 255), numbers[3] ?? 1]
    return [numbers[0], numbers[1], numbers[2], numbers[3] ?? 1]
  }
  const over = (top, below) => [0, 1, 2].map(n => top[n] * top[3] + below[n] * (1 - top[3])).concat(1)
  const luminance = colour => {
    const [r, g, b] = colour.slice(0, 3).map(part => part / 255)
      .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
    return (light + 0.05) / (dark + 0.05)
  }
  const ground = element => {
    const layers = []
    for (let above = element; above; above = above.parentElement) {
      const colour = rgba(getComputedStyle(above).backgroundColor)
      if (colour[3] > 0) layers.push(colour)
      if (colour[3] === 1) break
    }
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1])
  }
  const seenThrough = element => {
    let opacity = 1
    for (let above = element; above; above = above.parentElement) opacity *= Number(getComputedStyle(above).opacity)
    return opacity
  }
  const ratio = (element, colour, behind) => {
    colour = [...colour.slice(0, 3), colour[3] * seenThrough(element)]
    const style = getComputedStyle(element)
    const size = parseFloat(style.fontSize) * (element.getScreenCTM ? element.getScreenCTM().a : 1)
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
    return [contrast(over(colour, behind), behind), large ? 3 : 4.5]
  }

  // icons are drawn for their names: a name that the font does not know stays as letters
  for (const icon of document.querySelectorAll("[data-testid=stIconMaterial]")) {
    const drawn = document.createRange()
    drawn.selectNodeContents(icon)
    const { width, height } = drawn.getBoundingClientRect()
    if (shown(icon) && width > 1.6 * height) say("icon", icon, icon.textContent, `${Math.round(width)} px wide`)
  }

  // text of the page
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const seen = new Set()
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement
    if (!walker.currentNode.data.trim() || seen.has(element) || element.closest("svg, script, style, noscript")) continue
    seen.add(element)
    if (!shown(element) || element.closest("[disabled], [aria-disabled=true], [data-testid=stSkipToContent]")) continue
    if (element.closest("[data-testid=stIconMaterial], [class*=stIconMaterial]")) continue
    const clipped = element.closest("[class*=st-key-card_] a") // a link over the whole card; its words are for screen readers
    if (clipped) continue
    const style = getComputedStyle(element)
    const [reached, wanted] = ratio(element, rgba(style.color), ground(element))
    if (reached < wanted - 0.05) say("contrast", element, element.textContent, `${reached.toFixed(2)} < ${wanted}`)
    const range = document.createRange()
    range.selectNodeContents(walker.currentNode)
    const words = range.getBoundingClientRect()
    for (let above = element; above && above !== document.body; above = above.parentElement) {
      const { overflowX } = getComputedStyle(above)
      if (overflowX === "auto" || overflowX === "scroll") break // it can be brought into sight
      if (overflowX !== "hidden" && overflowX !== "clip") continue
      const box = above.getBoundingClientRect()
      if (box.width <= 1) break // for screen readers only
      const out = Math.max(words.right - box.right, box.left - words.left)
      if (out > 2) { say("clipped", element, element.textContent, `${out.toFixed(0)} px beyond its box`); break }
    }
  }

  // charts
  for (const chart of document.querySelectorAll("[data-testid=stVegaLiteChart]")) {
    if (!shown(chart)) continue
    const named = [chart, chart.parentElement, ...chart.children].some(one => (one?.getAttribute("aria-label") ?? "").trim())
    if (!named) say("no alt", chart, "", "a chart without a description")
    const svg = chart.querySelector("svg.marks")
    if (!svg) { say("no svg", chart, "", "drawn on a canvas: no style sheet reaches it"); continue }
    const frame = svg.getBoundingClientRect()
    const scrolls = getComputedStyle(chart).overflowX === "auto"
    const shapes = [...svg.querySelectorAll("path, rect")].filter(shape => {
      const style = getComputedStyle(shape)
      const opacity = Number(style.opacity) * Number(style.fillOpacity)
      return style.fill !== "none" && rgba(style.fill)[3] > 0 && opacity >= 0.5
    })
    const halo = text => parseFloat(getComputedStyle(text).strokeWidth) >= 3 && getComputedStyle(text).stroke !== "none"
    const texts = [...svg.querySelectorAll("text")].filter(text => !halo(text) && text.textContent.trim() && shown(text) && Number(getComputedStyle(text).opacity) > 0)
    const boxes = texts.map(text => text.getBoundingClientRect())
    texts.forEach((text, n) => {
      const box = boxes[n]
      const x = box.left + box.width / 2, y = box.top + box.height / 2
      const under = shapes.filter(shape => {
        const one = shape.getBoundingClientRect()
        if (x < one.left || x > one.right || y < one.top || y > one.bottom) return false
        if (!(shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)) return false
        return shape.isPointInFill(new DOMPoint(x, y).matrixTransform(shape.getScreenCTM().inverse()))
      })
      const behind = under.length ? over(rgba(getComputedStyle(under.at(-1)).fill), ground(chart)) : ground(chart)
      const colour = rgba(getComputedStyle(text).fill)
      const [reached, wanted] = ratio(text, colour, behind)
      if (reached < wanted - 0.05) say("contrast", chart, text.textContent, `${reached.toFixed(2)} < ${wanted}, chart`)
      const out = Math.max(frame.left - box.left, box.right - frame.right)
      if (out > 2 && !scrolls) say("clipped", chart, text.textContent, `${out.toFixed(0)} px outside its chart`)
      if (/.…$/.test(text.textContent)) say("clipped", chart, text.textContent, "ends in …")
    })
    boxes.forEach((one, n) => boxes.slice(n + 1).forEach((other, m) => {
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left)
      const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
      if (wide <= 0 || high <= 0) return
      const least = Math.min(one.width * one.height, other.width * other.height)
      if (wide * high > 0.15 * least) {
        say("overlap", chart, `${texts[n].textContent} / ${texts[n + 1 + m].textContent}`, `${Math.round(wide)} × ${Math.round(high)} px`)
      }
    }))
  }

  // marks that carry a meaning: bars, points and lines in a colour of a verdict stand out from the page
  const meant = ["good", "warn", "bad", "none", "plan", "dashed"].map(name => {
    const probe = (document.querySelector("[data-testid=stApp]") ?? document.body).appendChild(document.createElement("i"))
    probe.style.color = `var(--gn-${name})`
    const colour = getComputedStyle(probe).color
    probe.remove()
    return colour
  })
  for (const mark of document.querySelectorAll("svg.marks path, svg.marks rect, svg.marks line")) {
    const style = getComputedStyle(mark)
    for (const [colour, opacity] of [[style.fill, style.fillOpacity], [style.stroke, style.strokeOpacity]]) {
      if (!meant.includes(colour) || Number(opacity) * Number(style.opacity) < 0.5 || !shown(mark)) continue
      const reached = contrast(rgba(colour), ground(mark.closest("[data-testid=stVegaLiteChart]") ?? document.body))
      if (reached < 2.95) say("contrast", mark.closest("[data-testid=stVegaLiteChart]"), "", `${reached.toFixed(2)} < 3, mark`)
    }
  }

  // the page
  const root = document.documentElement
  if (root.scrollWidth > innerWidth + 1) say("overflow", document.body, "", `${root.scrollWidth} > ${innerWidth} px`)
  const main = document.querySelector("[data-testid=stMain]")
  if (main && main.scrollWidth > main.clientWidth + 1) say("overflow", main, "", `${main.scrollWidth} > ${main.clientWidth} px`)
  for (const target of document.querySelectorAll("a[href], button, input:not([type=hidden]), [role=button], [role=tab]")) {
    if (!shown(target) || target.closest("p, li, td, th, .gn-slide-foot, [data-testid=stSkipToContent], [data-testid^=stTabsScroll], [disabled], label")) continue
    if (target.matches("input")) continue // its box is what is clicked
    const box = target.getBoundingClientRect()
    if (box.width < 24 || box.height < 24) {
      say("small", target, target.textContent || target.getAttribute("aria-label"), `${box.width.toFixed(0)} × ${box.height.toFixed(0)} px`)
    }
  }
  for (const image of document.querySelectorAll("img")) {
    if (shown(image) && !image.alt) say("no alt", image, image.src.slice(0, 40), "a picture without a description")
  }
  if (!root.lang) say("no lang", document.body, "", "")
  if (!document.title || document.title === "Streamlit") say("no title", document.body, document.title, "")
  return found
}
