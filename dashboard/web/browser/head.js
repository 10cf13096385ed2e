/* Runs before Streamlit's own scripts: the reader's colours, the words of the framework, the «⋯» of the head, what is to be seen.
   `WORDS` is put in by the server: for each language exact texts and patterns. */
;(() => {
  const WORDS = /*words*/ {}
  const root = document.documentElement

  /* -- where the app lies: else Streamlit looks for it below the page's own path as well, and two files are missing ---- */

  const lies = document.currentScript && document.currentScript.src
  if (lies) window.__streamlit = { BACKEND_BASE_URL: new URL(".", lies).href, ...window.__streamlit }

  /* -- colours: light, dark or as the device; Streamlit asks matchMedia and hears of every change ---------------------- */

  const KEPT = "giamngheo.colours"
  const ask = window.matchMedia.bind(window)
  const device = ask("(prefers-color-scheme: dark)")
  const heard = new Set()
  let colours = "auto"
  try {
    colours = localStorage.getItem(KEPT) || "auto"
  } catch {
    /* a browser that keeps nothing: as the device */
  }
  const dark = () => (colours === "auto" ? device.matches : colours === "dark")

  window.matchMedia = (query) => {
    const scheme = /^\(prefers-color-scheme:\s*(dark|light)\)$/.exec(String(query).trim())
    if (!scheme) return ask(query)
    const answer = new EventTarget()
    const own = {
      media: query,
      onchange: null,
      addListener: (listener) => answer.addEventListener("change", listener),
      removeListener: (listener) => answer.removeEventListener("change", listener),
    }
    Object.assign(answer, own)
    Object.defineProperty(answer, "matches", { get: () => dark() === (scheme[1] === "dark") })
    heard.add(answer)
    return answer
  }
  const tell = () => heard.forEach((answer) => answer.dispatchEvent(new Event("change")))
  device.addEventListener("change", tell)

  function colour(choice) {
    colours = choice
    try {
      localStorage.setItem(KEPT, choice)
    } catch {
      /* for this page alone */
    }
    tell()
  }

  /* -- words: the framework's own, in the language of the page --------------------------------------------------------- */

  const OURS = ".gn-root, .gn-copy, [data-testid=stHtml], svg, canvas, script, style, textarea"
  const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"]
  const was = new WeakMap() /* node → {slot: [the framework's, ours]} */

  function ours(text) {
    const known = WORDS[root.lang] || WORDS.vi
    const bare = text.trim()
    if (!known || !bare || bare.length > 200) return null
    if (Object.hasOwn(known.exact, bare)) return text.replace(bare, () => known.exact[bare])
    for (const [pattern, said] of known.patterns) {
      pattern.lastIndex = 0
      if (pattern.test(bare)) return text.replace(bare, () => bare.replace(pattern, said))
    }
    return null
  }

  function say(node, slot, text, put) {
    const kept = was.get(node) || {}
    const before = kept[slot] && kept[slot][1] === text ? kept[slot][0] : text
    const said = ours(before)
    if (said === null || said === text) return
    was.set(node, { ...kept, [slot]: [before, said] })
    put(said)
  }

  const told = (node) => {
    const held = node.parentElement && node.parentElement.closest("[data-testid=stMarkdownContainer]")
    return held && !held.closest("[data-testid=stFileUploader]") /* a text of the page, not of the framework */
  }

  function sayText(node) {
    if (node.nodeValue && !told(node)) say(node, "text", node.nodeValue, (said) => (node.nodeValue = said))
  }

  function sayAttributes(element) {
    for (const name of ATTRIBUTES) {
      const text = element.getAttribute(name)
      if (text) say(element, name, text, (said) => element.setAttribute(name, said))
    }
  }

  function walk(top) {
    if (top.nodeType === Node.TEXT_NODE) return sayText(top)
    if (top.nodeType !== Node.ELEMENT_NODE || top.closest(OURS)) return
    const all = document.createTreeWalker(top, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
      acceptNode: (node) =>
        node.nodeType === Node.ELEMENT_NODE && node.matches(OURS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    })
    for (let node = all.currentNode; node; node = all.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) sayText(node)
      else sayAttributes(node)
    }
  }

  for (const known of Object.values(WORDS)) known.patterns = known.patterns.map(([text, said]) => [new RegExp(`^${text}$`), said])
  Object.defineProperty(navigator, "language", { configurable: true, get: () => root.lang || "vi" }) /* months of the calendar */
  Object.defineProperty(navigator, "languages", { configurable: true, get: () => [root.lang || "vi"] })

  /* -- the head -------------------------------------------------------------------------------------------------------- */

  const HERE = ".st-key-group_here, .st-key-page_here"
  const LANDMARKS = [".st-key-navigation", ".st-key-pages"]

  function mark() {
    for (const link of document.querySelectorAll(".st-key-head a")) {
      const here = link.closest(HERE)
      if (here) link.setAttribute("aria-current", here.matches(".st-key-page_here") ? "page" : "true")
      else link.removeAttribute("aria-current")
    }
    const names = (WORDS[root.lang] || WORDS.vi || {}).landmarks || []
    LANDMARKS.forEach((place, number) => {
      const bar = document.querySelector(place)
      if (!bar) return
      bar.setAttribute("role", "navigation")
      bar.setAttribute("aria-label", names[number] || "")
    })
    for (const field of document.querySelectorAll("[data-gn-colours]")) {
      if (field.value !== colours) field.value = colours
    }
    open(root.dataset.gnMenu === "open")
  }

  function open(wanted) {
    if (wanted) root.dataset.gnMenu = "open"
    else delete root.dataset.gnMenu
    for (const button of document.querySelectorAll("[data-gn-menu]")) {
      if (button !== root) button.setAttribute("aria-expanded", String(wanted))
    }
  }

  document.addEventListener("change", (event) => {
    if (event.target.matches?.("[data-gn-colours]")) colour(event.target.value)
  })
  document.addEventListener("click", (event) => {
    const target = event.target
    if (!(target instanceof Element)) return
    if (target.closest("button[data-gn-menu]")) return open(root.dataset.gnMenu !== "open")
    if (target.closest(".st-key-head a")) open(false)
    for (const line of document.querySelectorAll("details.gn-line[open]")) if (!line.contains(target)) line.open = false
  })
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return
    if (root.dataset.gnMenu === "open") {
      open(false)
      document.querySelector("button[data-gn-menu]")?.focus()
    }
    for (const line of document.querySelectorAll("details.gn-line[open]")) line.open = false
  })

  /* -- what was asked for by a click on a mark comes into view once -------------------------------------------------- */

  const seen = new Set()

  function look() {
    for (const asked of document.querySelectorAll("[data-gn-view]")) {
      const once = asked.dataset.gnView
      if (seen.has(once)) continue
      seen.add(once)
      const part = asked.closest("[data-testid=stVerticalBlock]") || asked
      for (const wait of [50, 600, 1500]) setTimeout(() => part.scrollIntoView({ block: "start" }), wait)
    }
  }

  /* -- a slide stands until the next one is whole: its picture lies over the window while that is drawn -------------------- */

  const SLIDE = ".st-key-slide"
  const DONE = "[data-testid=stApp][data-test-script-state=notRunning]"
  const LONGEST = 6000
  let held = null

  const charts = () => [...document.querySelectorAll(`${SLIDE} [data-testid=stVegaLiteChart]`)].filter((one) => one.offsetParent)
  const told_of = () => document.querySelector(`${SLIDE} h1`)?.textContent

  function hold() {
    const slide = document.querySelector(SLIDE)
    if (!slide || held) return
    const place = slide.getBoundingClientRect()
    const over = document.createElement("div")
    over.className = "st-key-slide gn-held"
    over.setAttribute("aria-hidden", "true")
    over.append(...[...slide.childNodes].map((part) => part.cloneNode(true)))
    for (const part of over.querySelectorAll("[id]")) part.removeAttribute("id")
    const looks = getComputedStyle(slide)
    over.style.cssText = `position:fixed;z-index:999980;left:${place.left}px;top:${place.top}px;width:${place.width}px;
      height:${place.height}px;background:var(--gn-paper);overflow:hidden;pointer-events:none;display:flex;
      flex-direction:column;gap:${looks.rowGap}`
    const old = new Set(charts().map((chart) => chart.querySelector("svg")))
    const title = told_of()
    slide.parentElement.append(over)
    held = { over, old, title, since: performance.now() }
    requestAnimationFrame(release)
  }

  function release() {
    if (!held) return
    const now = document.querySelector(`${SLIDE}:not(.gn-held)`)
    const whole = () =>
      document.querySelector(DONE) &&
      charts().every((chart) => {
        if (chart.closest(".gn-held")) return true
        const drawn = chart.querySelector("svg")
        return drawn && (!held.old.has(drawn) || told_of() === held.title)
      })
    const late = performance.now() - held.since > LONGEST
    if (now && !late && !whole()) return void requestAnimationFrame(release)
    held.over.remove()
    held = null
  }

  /* -- listening ------------------------------------------------------------------------------------------------------ */

  let asked = false
  function after() {
    asked = false
    mark()
    look()
  }

  const watching = { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: [...ATTRIBUTES] }
  const watcher = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(walk)
      else if (change.type === "characterData") {
        if (!change.target.parentElement?.closest(OURS)) sayText(change.target)
      } else if (!change.target.closest(OURS)) sayAttributes(change.target)
    }
    if (!asked) {
      asked = true
      requestAnimationFrame(after)
    }
  })
  const begin = () => {
    watcher.observe(document.body, watching)
    walk(document.body)
    new MutationObserver((changes) => {
      const state = (change) => change.target.getAttribute("data-test-script-state")
      if (changes.some((change) => state(change) === "running" || state(change) === "rerunRequested")) hold()
    }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-test-script-state"] })
    new MutationObserver(() => {
      walk(document.body)
      mark()
    }).observe(root, { attributes: true, attributeFilter: ["lang"] })
  }
  if (document.body) begin()
  else document.addEventListener("DOMContentLoaded", begin)
})()
