// Keeps the windows of one meeting on the same slide: whoever turns it tells the others of this browser. Shows the clock.
const states = new WeakMap()

class Windows {
  constructor(root) {
    this.root = root
    this.ticking = setInterval(() => this.tick(), 1000)
  }

  show(data, turn) {
    const before = this.data
    this.data = data
    this.turn = turn
    if (before?.meeting !== data.meeting) this.listen()
    if (before && before.press !== data.press) this.tell()
    this.tick()
  }

  listen() {
    this.channel?.close()
    const name = `giamngheo-hop-${this.data.meeting}`
    if (!("BroadcastChannel" in window)) {
      this.stored = ({ key, newValue }) => key === name && this.hear(JSON.parse(newValue))
      addEventListener("storage", this.stored)
      this.channel = { postMessage: (said) => localStorage.setItem(name, JSON.stringify(said)), close: () => this.deafen() }
      return
    }
    this.channel = new BroadcastChannel(name)
    this.channel.onmessage = ({ data }) => this.hear(data)
  }

  deafen() {
    removeEventListener("storage", this.stored)
  }

  tell() {
    this.channel.postMessage({ slide: this.data.slide, at: Date.now() })
  }

  hear({ slide }) {
    if (Number.isInteger(slide) && slide !== this.data.slide) this.turn(slide)
  }

  tick() {
    const clock = this.root.querySelector("time")
    const passed = this.root.querySelector("span")
    if (!this.data?.clock || !clock) return
    const now = new Date()
    clock.textContent = now.toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit", hour12: false })
    if (!this.data.began) return
    const seconds = Math.max(0, Math.floor((now - new Date(this.data.began)) / 1000))
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    passed.textContent = this.data.passed.replace("{time}", parts.map((part) => String(part).padStart(2, "0")).join(":"))
  }

  close() {
    clearInterval(this.ticking)
    this.channel?.close()
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".gn-following")
  if (!root || !data) return
  let windows = states.get(parentElement)
  if (windows?.root !== root) {
    windows?.close()
    windows = new Windows(root)
    states.set(parentElement, windows)
  }
  windows.show(data, (slide) => setTriggerValue("turned", slide))
  return () => {
    windows.close()
    states.delete(parentElement)
  }
}
