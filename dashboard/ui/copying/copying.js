// Copies a text, and says so to eyes and ears.
export default function ({ data, parentElement }) {
  const field = parentElement.querySelector("input")
  const button = parentElement.querySelector("button")
  const said = parentElement.querySelector("p")
  parentElement.querySelector("span").textContent = data.label
  field.value = data.text
  button.textContent = data.button
  field.onfocus = () => field.select()
  button.onclick = async () => {
    field.select()
    let done = false
    if (window.isSecureContext && navigator.clipboard) {
      done = await navigator.clipboard.writeText(data.text).then(() => true, () => false)
    }
    done = done || document.execCommand("copy") // plain HTTP knows no clipboard
    said.textContent = done ? data.done : data.failed
  }
}
