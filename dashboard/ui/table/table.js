/* Draws one table from `data`: sorts, searches, copies, and says aloud what it did. Texts and values come from Python. */

const FIRST_ROWS = 100
const SEARCH_FROM = 9
const SAID_FOR = 4000
const NARROW = "(max-width: 640px)"
/* letters: fewer than SHORT are not broken into lines, more want wider columns */
const SHORT = 16
const LONG = 24
const SENTENCE = 90
const instances = new WeakMap()

const fold = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/\s+/g, " ").trim()

const number = (value, language) => value.toLocaleString(language === "vi" ? "vi-VN" : "en-GB")
const fill = (template, params) => template.replace(/\{(\w+)\}/g, (all, name) => params[name] ?? all)

function make(tag, className, text) {
  const element = document.createElement(tag)
  if (className) element.className = className
  if (text !== undefined) element.textContent = text
  return element
}

/* -- order and search ---------------------------------------------------------------------------------------------- */

function compare(one, other, collator) {
  const valued = (cell) => typeof cell.k === "number"
  if (valued(one) && valued(other)) return one.k - other.k
  if (valued(one) !== valued(other)) return valued(one) ? -1 : 1
  return collator.compare(one.t, other.t)
}

function ordered(rows, sort, language) {
  if (!sort) return rows
  rows = rows.filter((row) => row.look !== "expected") /* it parts those on time from those who are late: only in the given order */
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: "base" })
  const sign = sort.down ? -1 : 1
  const last = (row) => (row.look === "total" ? 1 : 0)
  return [...rows].sort((a, b) => {
    if (last(a) !== last(b)) return last(a) - last(b)
    const one = a.cells[sort.column]
    const other = b.cells[sort.column]
    if (one.absent || other.absent) return (one.absent ? 1 : 0) - (other.absent ? 1 : 0)
    return sign * compare(one, other, collator)
  })
}

function found(rows, typed) {
  const wanted = fold(typed)
  if (!wanted) return rows
  for (const row of rows) row.folded ??= row.cells.map((cell) => fold(cell.t)).join("\n")
  return rows.filter((row) => row.folded.includes(wanted))
}

/* -- copying ------------------------------------------------------------------------------------------------------- */

function asTsv(columns, rows) {
  const line = (texts) => texts.map((text) => text.replace(/[\t\r\n]+/g, " ")).join("\t")
  const heads = columns.map((column) => (column.unit ? `${column.title} (${column.unit})` : column.title))
  return [line(heads), ...rows.map((row) => line(row.cells.map((cell) => cell.c ?? harmless(cell.t))))].join("\r\n")
}

const harmless = (text) => (/^[=+\-@]/.test(text) ? `'${text}` : text) /* a spreadsheet would take it for a formula */

async function toClipboard(text, beside) {
  if (window.isSecureContext && navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      /* refused: the old way below */
    }
  }
  const area = make("textarea")
  area.value = text
  area.setAttribute("readonly", "")
  area.style.cssText = "position:fixed;top:0;left:0;opacity:0"
  beside.append(area)
  area.select()
  const done = document.execCommand("copy")
  area.remove()
  return done
}

function width(cell) {
  const letters = cell.t.length
  if (letters > SENTENCE) return "gn-sentence"
  if (letters > LONG) return "gn-long"
  return letters < SHORT || "k" in cell ? "gn-short" : "gn-middle"
}

/* -- drawing ------------------------------------------------------------------------------------------------------- */

class Table {
  constructor(root) {
    this.root = root
    this.sort = null
    this.typed = ""
    this.limit = FIRST_ROWS
    this.whole = false
    this.onBefore = () => this.onPaper(true)
    this.onAfter = () => this.onPaper(false)
    this.narrow = window.matchMedia(NARROW)
    this.onNarrow = () => this.drawColumns()
    this.watched = new ResizeObserver(() => this.hint())
    this.narrow.addEventListener("change", this.onNarrow)
    window.addEventListener("beforeprint", this.onBefore)
    window.addEventListener("afterprint", this.onAfter)
  }

  close() {
    this.narrow.removeEventListener("change", this.onNarrow)
    this.watched.disconnect()
    window.removeEventListener("beforeprint", this.onBefore)
    window.removeEventListener("afterprint", this.onAfter)
  }

  onPaper(whole) {
    this.whole = whole
    this.drawRows()
  }

  show(data, go) {
    this.go = go
    const text = JSON.stringify(data)
    if (text === this.drawn) return
    this.drawn = text
    this.data = data
    if (this.sort && this.sort.column >= data.columns.length) this.sort = null
    this.build()
    this.drawRows()
  }

  build() {
    const { data, root } = this
    root.replaceChildren()
    this.said = make("span", "gn-said")
    this.said.setAttribute("role", "status")
    this.said.setAttribute("aria-live", "polite")
    if (data.rows.length >= SEARCH_FROM) root.append(this.tools())
    this.box = make("div", "gn-box")
    this.box.setAttribute("role", "region")
    this.box.setAttribute("aria-label", data.caption)
    this.box.tabIndex = 0
    if (data.height) this.box.style.maxHeight = `${data.height / 16}rem`
    this.table = make("table", data.cards ? "gn-table gn-cards" : "gn-table")
    this.table.append(make("caption", "gn-caption", data.caption), this.head())
    this.wider = make("p", "gn-wider", `↔ ${data.words.wider}`)
    this.wider.hidden = true
    this.box.onscroll = () => this.hint()
    this.body = make("tbody")
    this.table.append(this.body)
    this.box.append(this.table)
    this.nothing = make("p", "gn-nothing", data.words.nothing)
    this.more = make("button", "gn-button gn-more")
    this.more.type = "button"
    this.more.onclick = () => {
      const first = this.body.rows.length
      this.limit += FIRST_ROWS
      this.drawRows()
      this.body.rows[first]?.querySelector("a")?.focus()
    }
    const copy = make("button", "gn-button gn-copy", data.words.copy)
    copy.type = "button"
    copy.onclick = () => this.copy()
    const foot = make("div", "gn-foot")
    foot.append(copy, this.said)
    root.append(this.box, this.wider, this.nothing, this.more, foot)
    this.watched.disconnect()
    this.watched.observe(this.box)
    this.watched.observe(this.table)
  }

  /* columns in the order in which they stand: on a phone what tells most stands beside the names */
  order() {
    const all = this.data.columns.map((_, place) => place)
    if (!this.narrow.matches || this.data.cards) return all
    const tells = (place) => place > 0 && this.data.columns[place].telling
    return [...all.slice(0, 1), ...all.filter(tells), ...all.slice(1).filter((place) => !tells(place))]
  }

  drawColumns() {
    if (!this.data) return
    this.table.tHead.replaceWith(this.head())
    this.drawRows()
  }

  /* says that there are columns beyond the edge, and which edge */
  hint() {
    const { scrollLeft, scrollWidth, clientWidth } = this.box
    this.wider.hidden = scrollWidth <= clientWidth + 1
    this.box.classList.toggle("gn-on-right", scrollLeft + clientWidth < scrollWidth - 1)
    this.box.classList.toggle("gn-on-left", scrollLeft > 1)
  }

  tools() {
    const { words } = this.data
    const tools = make("div", "gn-tools")
    const field = make("input", "gn-search")
    field.type = "search"
    field.placeholder = words.search
    field.setAttribute("aria-label", `${words.search}: ${this.data.caption}`)
    field.value = this.typed
    field.oninput = () => {
      this.typed = field.value
      this.limit = FIRST_ROWS
      this.drawRows()
    }
    this.count = make("span", "gn-count")
    this.count.setAttribute("role", "status")
    this.count.setAttribute("aria-live", "polite")
    tools.append(field, this.count)
    return tools
  }

  head() {
    const row = make("tr")
    this.order().forEach((place) => {
      const column = this.data.columns[place]
      const cell = make("th", column.figures ? "gn-figures" : "")
      cell.scope = "col"
      const button = make("button", "gn-sort")
      button.type = "button"
      const arrow = make("span", "gn-arrow")
      arrow.setAttribute("aria-hidden", "true")
      button.append(make("span", "", column.title), arrow)
      button.onclick = () => this.sortBy(place)
      cell.append(button, make("span", "gn-printed", column.title)) /* Chromium repeats no heading that holds a button */
      row.append(cell)
    })
    const head = make("thead")
    head.append(row)
    return head
  }

  sortBy(column) {
    const { sort } = this
    if (sort?.column !== column) this.sort = { column, down: false }
    else this.sort = sort.down ? null : { column, down: true }
    this.drawRows()
  }

  shown() {
    const rows = found(this.data.rows, this.whole ? "" : this.typed)
    return ordered(rows, this.sort, this.data.language)
  }

  drawRows() {
    const rows = this.shown()
    const { data } = this
    const upTo = this.whole ? rows.length : this.limit
    this.body.replaceChildren(...rows.slice(0, upTo).map((row) => this.row(row)))
    this.nothing.hidden = rows.length > 0 || data.rows.length === 0
    this.box.hidden = !this.nothing.hidden
    this.more.hidden = rows.length <= upTo
    this.more.textContent = fill(data.words.more, { count: number(Math.min(FIRST_ROWS, rows.length - upTo), data.language) })
    const shown = number(rows.length, data.language)
    const all = number(data.rows.length, data.language)
    if (this.count) this.count.textContent = fill(data.words.count, { shown, all })
    const order = this.order()
    Array.from(this.table.tHead.rows[0].cells).forEach((cell, at) => {
      const place = order[at]
      const mine = this.sort?.column === place ? this.sort : null
      cell.setAttribute("aria-sort", mine ? (mine.down ? "descending" : "ascending") : "none")
      cell.querySelector(".gn-arrow").textContent = mine ? (mine.down ? "▼" : "▲") : ""
    })
  }

  row(row) {
    const drawn = make("tr", row.look ? `gn-${row.look}` : "")
    this.order().forEach((place) => {
      const cell = row.cells[place]
      const { figures } = this.data.columns[place]
      const element = make(place ? "td" : "th", figures ? "gn-figures" : width(cell))
      if (place) element.dataset.head = this.data.columns[place].title
      else element.scope = "row"
      if (cell.h) element.append(this.link(cell))
      else if (cell.b) element.innerHTML = cell.b
      else element.textContent = cell.t
      if (cell.b) element.classList.add("gn-bar")
      if (cell.w) element.append(this.why(cell))
      drawn.append(element)
    })
    return drawn
  }

  why(cell) {
    const why = make("details", "gn-why")
    why.append(make("summary", "", this.data.words.why), cell.w)
    return why
  }

  link(cell) {
    const link = make("a", "gn-link", cell.t)
    link.href = cell.h
    link.target = "_self"
    link.onclick = (event) => {
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      this.go(cell.h)
    }
    return link
  }

  async copy() {
    const rows = this.shown()
    const done = await toClipboard(asTsv(this.data.columns, rows), this.root)
    const { copied, refused } = this.data.words
    this.said.textContent = done ? fill(copied, { count: number(rows.length, this.data.language) }) : refused
    clearTimeout(this.saying)
    this.saying = setTimeout(() => (this.said.textContent = ""), SAID_FOR)
  }
}

export default function (component) {
  const { data: sent, parentElement, setTriggerValue } = component
  const root = parentElement.querySelector(".gn-root")
  if (!root || !sent) return
  const data = JSON.parse(new TextDecoder().decode(sent))
  let table = instances.get(parentElement)
  if (table?.root !== root) {
    table?.close()
    table = new Table(root)
    instances.set(parentElement, table)
  }
  table.show(data, (href) => setTriggerValue("go", href))
  return () => {
    table.close()
    instances.delete(parentElement)
  }
}
