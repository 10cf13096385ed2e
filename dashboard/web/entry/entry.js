// The form of a month's report: keeps every letter on the device, asks the server how numbers are read, and sends by a tap alone.
// It reads no number itself: there is one reading, the server's. Without it the same form posts and shows the same findings.
"use strict";
(() => {
  let form, words, stored, cut = false, timers = new Map(), unchecked = new Set(), waiting = false;

  const $ = (css, from = document) => from.querySelector(css);
  const all = (css, from = document) => Array.from(from.querySelectorAll(css));
  const filled = (text, n, t) => text.replace("{n}", n).replace("{t}", t);
  const controls = () => all("input,select,textarea", form).filter((c) => c.name.includes("|") && !c.name.includes(":"));
  const valueOf = (c) => (c.type === "checkbox" ? (c.checked ? "x" : "") : c.value);
  const put = (c, text) => { if (c.type === "checkbox") c.checked = text !== ""; else c.value = text; };
  const now = () => Object.fromEntries(controls().map((c) => [c.name, valueOf(c)]));

  // -- what the device keeps ------------------------------------------------------------------------------------

  const kept = () => { try { return JSON.parse(localStorage.getItem(form.dataset.key)); } catch { return null; } };
  const letGo = (key) => { try { localStorage.removeItem(key); } catch { /* nothing is kept here */ } };
  const plain = (text) => (text || "").replace(/[\u00a0\u202f]/g, " "); // the server writes thousands apart by either space
  const unsent = () => { const here = now(); return Object.keys(here).filter((name) => plain(here[name]) !== plain(stored[name])); };

  function keep() {
    if (waiting) return;
    const names = unsent(), here = now();
    if (!names.length) return letGo(form.dataset.key);
    const what = { base: form.dataset.base, at: Date.now(), values: Object.fromEntries(names.map((n) => [n, here[n]])) };
    try { localStorage.setItem(form.dataset.key, JSON.stringify(what)); } catch { say("store", words.nostore, "bad"); }
  }

  function bringBack() {
    const mine = kept();
    if (!mine || !mine.values) return;
    const names = Object.keys(mine.values).filter((n) => n in stored && plain(mine.values[n]) !== plain(stored[n]));
    if (!names.length) return letGo(form.dataset.key);
    const when = new Date(mine.at).toLocaleString(document.documentElement.lang === "vi" ? "vi-VN" : "en-GB",
      { hour: "2-digit", minute: "2-digit", day: "numeric", month: "numeric" });
    if (mine.base === form.dataset.base) {
      restore(mine.values);
      say("mine", filled(words.restored, names.length, when), "good", [[words.drop, dropMine]]);
      return;
    }
    waiting = true; // nothing is typed over either of them before it is chosen
    $("fieldset", form).disabled = true;
    const chosen = (take) => { waiting = false; $("fieldset", form).disabled = false; unsay("mine"); if (take) { restore(mine.values); keep(); } else letGo(form.dataset.key); settle(); };
    say("mine", filled(words.other, names.length, when), "bad",
      [[words.mine, () => chosen(true)], [words.theirs, () => chosen(false)]]);
  }

  function restore(values) {
    for (const c of controls()) if (c.name in values) { put(c, values[c.name]); }
    settle();
    ask(all("[data-line]", form));
  }

  function dropMine() {
    for (const c of controls()) { if (c.name in stored) put(c, stored[c.name]); forget(c); }
    letGo(form.dataset.key); unsay("mine"); settle();
  }

  // -- banners --------------------------------------------------------------------------------------------------

  function say(id, text, look, doors = []) {
    unsay(id);
    const box = document.createElement("div");
    box.className = "banner " + look; box.dataset.says = id; box.setAttribute("role", look === "bad" ? "alert" : "status");
    const line = document.createElement("p"); line.textContent = text; box.append(line);
    for (const [label, act] of doors) {
      const door = document.createElement(typeof act === "string" ? "a" : "button");
      door.textContent = label;
      if (typeof act === "string") { door.href = act; door.className = "door-button"; } else { door.type = "button"; door.onclick = act; }
      box.append(door);
    }
    form.prepend(box);
  }
  const unsay = (id) => all(`[data-says="${id}"]`).forEach((box) => box.remove());

  function lineCut() { cut = true; unsay("back"); say("cut", filled(words.cut, unsent().length), "bad"); settle(); }
  function lineBack() {
    if (!cut) return;
    cut = false; unsay("cut");
    if (unsent().length) say("back", words.back, "good");
    settle();
    ask(Array.from(unchecked)); unchecked.clear();
  }
  function signedOut() {
    const lang = document.documentElement.lang === "vi" ? "" : "&lang=" + document.documentElement.lang;
    say("out", words.out, "bad", [[words.signIn, "../dang-nhap?toi=" + encodeURIComponent("nhap/bao-cao" + location.search) + lang]]);
    $("[data-says=out]").scrollIntoView({ block: "center" });
  }

  // -- how the lines stand --------------------------------------------------------------------------------------

  function settle() {
    let done = 0;
    const counted = all("[data-counts]", form);
    for (const line of all("[data-line]", form)) {
      const absence = $("[data-absence]", line), main = all(".fields input,.fields textarea", line);
      if (absence) {
        for (const c of main) c.disabled = absence.value !== "" && !c.matches("[data-absence]");
        const more = $("details", line);
        if (absence.value && more && !line.dataset.opened) { more.open = true; line.dataset.opened = "1"; }
      }
      if (counted.includes(line) && ((absence && absence.value) || (main.length && main.every((c) => c.value.trim())))) done += 1;
    }
    const out = $("[data-progress]", form);
    if (out) out.textContent = filled(words.lines, done, counted.length);
    for (const b of all(".foot button", form)) if (!b.dataset.stopped) b.disabled = cut || waiting;
  }

  function noFigure(select) { // a reason in the place of a figure: what it replaces goes at once, is named, and can be had back
    const line = select.closest("[data-line]"), under = $(".under", select.closest(".field"));
    all(".cleared", under).forEach((one) => one.remove());
    if (!select.value) return;
    const gone = all(".fields input,.fields textarea", line).filter((c) => valueOf(c)).map((c) => [c, valueOf(c)]);
    if (!gone.length) return;
    for (const [c] of gone) { put(c, ""); forget(c); }
    const box = document.createElement("div"), p = document.createElement("p"), back = document.createElement("button");
    box.className = "cleared"; box.setAttribute("role", "status"); p.className = "warn";
    p.textContent = words.cleared.replace("{t}", gone.map(([, text]) => text).join("; "));
    back.type = "button"; back.textContent = words.takeBack;
    back.onclick = () => { select.value = ""; for (const [c, text] of gone) put(c, text); box.remove(); keep(); settle(); ask([line]); gone[0][0].focus(); };
    box.append(p, back); under.append(box);
  }

  function forget(c) { // what was found about another text
    c.removeAttribute("aria-invalid");
    const under = c.closest(".field") && $(".under", c.closest(".field"));
    if (under && !c.name.includes(":")) all(":scope > :not(.remark)", under).forEach((one) => one.remove());
  }

  function tell(line, said) {
    for (const c of all("[data-number]", line)) {
      const under = $(".under", c.closest(".field"));
      all(".told", under).forEach((one) => one.remove());
      for (const one of said.filter((s) => s.name === c.name)) {
        const p = document.createElement("p");
        p.className = "told " + { read: "note", notice: "warn", fault: "bad" }[one.manner];
        p.textContent = one.text; under.append(p);
      }
    }
  }

  async function ask(lines) {
    lines = lines.filter((line) => all("[data-number]", line).some((c) => c.value.trim() && !c.disabled));
    if (!lines.length) return;
    const body = new URLSearchParams();
    for (const line of lines) for (const c of all("[data-number]", line)) if (!c.disabled) body.append(c.name, c.value);
    const asked = body.toString();
    try {
      if (cut || !navigator.onLine) throw new TypeError("offline");
      const answer = await fetch(form.dataset.reading, { method: "POST", body, credentials: "same-origin" });
      if (answer.status === 401) return signedOut();
      if (!answer.ok) throw new TypeError(String(answer.status));
      const said = await answer.json();
      const still = lines.filter((line) => all("[data-number]", line).every((c) => c.disabled || body.get(c.name) === c.value));
      for (const line of still) tell(line, said);
      if (asked && cut && navigator.onLine) lineBack();
    } catch {
      for (const line of lines) {
        unchecked.add(line);
        tell(line, all("[data-number]", line).filter((c) => c.value.trim()).map((c) => ({ name: c.name, manner: "notice", text: words.unchecked })));
      }
    }
  }

  function typed(event) {
    const c = event.target;
    if (!c.name) return;
    if (c.name.includes("|") && !c.name.includes(":")) forget(c);
    if (event.type === "change" && c.matches("[data-absence]")) noFigure(c);
    keep(); settle();
    if (cut) say("cut", filled(words.cut, unsent().length), "bad");
    const line = c.closest("[data-line]");
    if (!line || !$("[data-number]", line)) return;
    clearTimeout(timers.get(line));
    timers.set(line, setTimeout(() => ask([line]), 500));
  }

  // -- sending --------------------------------------------------------------------------------------------------

  async function send(event) {
    event.preventDefault();
    const by = event.submitter;
    keep();
    if (cut && !navigator.onLine) return lineCut();
    const body = new URLSearchParams(new FormData(form)), sending = JSON.stringify(kept());
    if (by && by.name) body.set(by.name, by.value);
    const buttons = all("button", form);
    buttons.forEach((b) => { b.disabled = true; });
    const out = $("[data-progress]", form);
    if (out) out.textContent = words.sending;
    try {
      const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
      if (answer.status === 401) { buttons.forEach((b) => { b.disabled = false; }); settle(); return signedOut(); }
      if (answer.status >= 500) throw new RangeError(String(answer.status));
      // what was kept came to the server with it, unless more was typed meanwhile
      if (answer.ok && answer.redirected && JSON.stringify(kept()) === sending) letGo(form.dataset.key);
      swap(await answer.text(), answer.redirected ? answer.url : "");
    } catch (fault) {
      buttons.forEach((b) => { b.disabled = false; });
      if (fault instanceof RangeError) say("unsent", words.unsent, "bad"); else lineCut();
      if (navigator.onLine) { cut = false; }
      settle();
      form.scrollIntoView();
    }
  }

  function swap(html, url) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const main = $("main", page);
    if (!main) return location.reload();
    $("main").replaceWith(document.adoptNode(main));
    document.title = page.title;
    if (url) history.replaceState(null, "", url);
    begin();
    const first = $("main [role=alert][tabindex], main [role=status][tabindex]") || $("#xem-lai");
    if (first) { if (first.tabIndex === -1) first.focus({ preventScroll: true }); first.scrollIntoView({ block: "start" }); } else scrollTo(0, 0);
  }

  function begin() {
    const here = new URL(location.href); // a notice of what was just done is not said again by a reload
    if (here.searchParams.has("luu")) { here.searchParams.delete("luu"); history.replaceState(null, "", here); }
    const sent = $("[data-sent]");
    if (sent && sent.dataset.sent) letGo(sent.dataset.sent);
    form = $("#bao-cao");
    if (!form) return;
    words = JSON.parse(form.dataset.words);
    for (const b of all(".foot button", form)) if (b.disabled) b.dataset.stopped = "1";
    const fresh = "fresh" in form.dataset; // its fields hold what the server has, not what was just typed
    if (fresh || !stored) stored = now();
    form.addEventListener("input", typed);
    form.addEventListener("change", typed);
    form.addEventListener("submit", send);
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.target.type !== "text") return;
      event.preventDefault();
      const fields = all("input[type=text],select,textarea", form).filter((c) => !c.disabled && c.offsetParent);
      const next = fields[fields.indexOf(event.target) + 1];
      if (next) next.focus();
    });
    if (fresh && !$("fieldset", form).disabled) bringBack();
    settle();
    if (!navigator.onLine) lineCut();
  }

  addEventListener("offline", () => form && lineCut());
  addEventListener("online", () => form && lineBack());
  begin();
})();
