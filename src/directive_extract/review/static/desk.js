// The desk: choosing in the document or in the list lights the other side, and the editor follows.

import { apply, load, submit } from "./fragments.js";

const source = document.getElementById("source");
const list = document.getElementById("records");
const editor = () => document.getElementById("editor");
const row = (record) => document.getElementById(`record-${record}`);

document.documentElement.classList.add("scripted");

let asking = null; // the question to the register that is under way

// ---- what is chosen -------------------------------------------------------------------------------------------------

export function current() {
  return list.querySelector("[aria-current]")?.closest("li")?.id.slice("record-".length) ?? null;
}

const address = (rest) => `${list.dataset.base}${rest}`;

/** Choose a record: light it at once, then fetch its editor. */
export async function choose(record, { focus = true, fetched = false } = {}) {
  if (!fetched && !(await saved())) return;
  point(record);
  light(`[data-r~="${record}"]`, `[data-of~="${record}"]`);
  reveal(document.getElementById(`mark-${record}`) ?? source.querySelector(`[data-r~="${record}"]`));
  const link = row(record)?.querySelector("a");
  bring(link, list, 0);
  if (focus) link?.focus({ preventScroll: true });
  remember(`record=${record}`);
  if (!fetched) await load(address(`record=${record}`));
}

async function chooseStatement(number) {
  if (!(await saved())) return;
  point(null);
  light(`[data-st="${number}"]`);
  reveal(source.querySelector(`[data-st="${number}"]`));
  remember(`statement=${number}`);
  await load(address(`statement=${number}`));
}

/** The address follows, so that a reload shows the same; after the page is drawn, because it takes some milliseconds. */
function remember(rest) {
  clearTimeout(remember.timer);
  remember.timer = setTimeout(() => history.replaceState(null, "", address(rest)), 300);
}

/** Only one row can be reached with Tab; the arrow keys and n and p go on from there. */
function point(record) {
  for (const link of list.querySelectorAll("[aria-current]")) link.removeAttribute("aria-current");
  for (const item of list.querySelectorAll("a[tabindex='0']")) hide(item.closest("li"));
  const chosen = record && row(record);
  const link = chosen?.querySelector("a") ?? list.querySelector("a");
  if (chosen) link.setAttribute("aria-current", "true");
  if (link) for (const part of link.closest("li").children) part.tabIndex = 0;
}

function hide(item) {
  for (const part of item.children) part.tabIndex = -1;
}

function light(words, parts = null) {
  for (const element of source.querySelectorAll(".lit, .says")) element.classList.remove("lit", "says");
  for (const element of source.querySelectorAll(words)) element.classList.add("lit");
  if (parts) for (const element of source.querySelectorAll(parts)) element.classList.add("says");
}

/** Bring words to where they can be read, without moving what can be read already. */
function reveal(element) {
  if (!element) return;
  bring(element, source, Math.min(90, source.clientHeight / 5));
  // Parts of the document that were out of sight had a guessed height; now that they are laid out it is the true one.
  requestAnimationFrame(() => bring(element, source, 20));
}

/** Scroll a pane, and never the page, until an element in it is in sight with some space around. */
function bring(element, pane, margin) {
  if (!element) return;
  const frame = pane.getBoundingClientRect();
  const place = element.getBoundingClientRect();
  if (place.height && place.top >= frame.top + margin && place.bottom <= frame.bottom - margin) return;
  const middle = place.top - frame.top - (frame.height - place.height) / 2;
  const nearest = place.top < frame.top ? place.top - frame.top : place.bottom - frame.bottom;
  pane.scrollTop += margin ? middle : nearest;
}

// ---- what was typed and not saved -----------------------------------------------------------------------------------

const isDirty = () => editor()?.classList.contains("dirty");

/** Save what was typed before another record takes the place. Says whether one may go on. */
async function saved() {
  if (!isDirty()) return true;
  return (await submit(document.getElementById("editor-form"))) !== null;
}

document.addEventListener("input", (event) => {
  if (event.target.closest("#editor-form")) editor().classList.add("dirty");
});
window.addEventListener("beforeunload", (event) => {
  if (isDirty() && !leaving) event.preventDefault();
});
let leaving = false;
document.addEventListener("submit", () => {
  leaving = true;
  setTimeout(() => { leaving = false; }, 500);
  clearTimeout(askAgain.timer); // what is asked about may be gone in a moment
  asking?.abort();
});

// ---- the register, asked a moment later ------------------------------------------------------------------------------

/** What the register did not know when the document came is compared again once a record is looked at, not passed by. */
function askAgain() {
  clearTimeout(askAgain.timer);
  asking?.abort();
  const address = document.getElementById("register-side")?.dataset.ask;
  if (!address) return;
  askAgain.timer = setTimeout(async () => {
    asking = new AbortController();
    try {
      const headers = { "X-Desk": "fragment", Accept: "application/json" };
      const answer = await fetch(address, { headers, signal: asking.signal });
      const side = document.getElementById("register-side");
      if (answer.ok && side?.dataset.ask === address) apply(await answer.json());
    } catch {
      // gone on to another record, or the server is away: what was known stays
    }
  }, 200);
}

// ---- clicks ---------------------------------------------------------------------------------------------------------

source.addEventListener("click", (event) => {
  const mark = event.target.closest("[data-r], [data-st]");
  if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (!getSelection().isCollapsed) return; // words were marked, nothing was chosen
  if (mark.dataset.st !== undefined) return void chooseStatement(mark.dataset.st);
  const records = mark.dataset.r.split(" ");
  choose(records[(records.indexOf(current()) + 1) % records.length]); // again: the one around it
});

list.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  choose(link.closest("li").id.slice("record-".length));
});

document.addEventListener("click", (event) => {
  const step = event.target.closest(".steps [data-key]");
  const loaded = event.target.closest("a[data-load]");
  if (step) {
    event.preventDefault();
    go(step.dataset.key === "next" ? 1 : -1);
  } else if (loaded) {
    event.preventDefault();
    if (loaded.dataset.key === "why") why(loaded);
    else load(loaded.getAttribute("href"));
  } else if (event.target.closest("[data-key='select']")) {
    const box = row(current())?.querySelector("input");
    if (box) box.checked = !box.checked;
    showMerging();
  } else if (event.target.id === "next-left-out" || event.target.closest("#next-left-out")) {
    leftOut(1);
  } else if (event.target.closest("#previous-left-out")) {
    leftOut(-1);
  }
});

/** Boxes and the button to merge are shown once a record is marked. */
function showMerging() {
  list.closest(".list-pane").classList.toggle("merging", list.querySelector(":checked") !== null);
}

list.addEventListener("change", showMerging);

function go(step) {
  const onward = document.querySelector("#editor [data-key='next']"); // all is decided here
  if (onward && step > 0) return void location.assign(onward.href);
  const rows = list.children;
  if (!rows.length) return;
  const now = current() && row(current());
  const next = now ? (step > 0 ? now.nextElementSibling : now.previousElementSibling) : rows[0];
  if (next) choose(next.id.slice("record-".length));
}

async function why(link) {
  const place = document.getElementById("why");
  if (!place.hidden) {
    place.hidden = true;
    link.setAttribute("aria-expanded", "false");
    return;
  }
  place.hidden = false; // it says that it is being worked out: the first time takes some seconds
  link.setAttribute("aria-expanded", "true");
  link.setAttribute("aria-busy", "true");
  await load(link.getAttribute("href"));
  link.removeAttribute("aria-busy");
}

/** The next sentence that was left out, from what is chosen on. */
function leftOut(step) {
  const all = [...source.querySelectorAll("[data-st].left-out")];
  const from = source.querySelector(".lit");
  const order = step > 0 ? all : all.reverse();
  const wanted = step > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  const here = from?.dataset.st;
  const next = order.find(
    (one) => !from || (one.dataset.st !== here && from.compareDocumentPosition(one) & wanted),
  ) ?? order[0];
  if (next) chooseStatement(next.dataset.st);
}

list.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  event.preventDefault();
  go(event.key === "ArrowDown" ? 1 : -1);
});

document.getElementById("show")?.addEventListener("change", (event) => event.target.form.requestSubmit());
document.addEventListener("toggle", (event) => {
  if (event.target.matches?.(".split") && event.target.open) event.target.querySelector("textarea").focus();
}, true);

// ---- what an answer changes besides fragments -----------------------------------------------------------------------

document.addEventListener("desk:changed", (event) => {
  const answer = event.detail;
  if (answer.batch) showMerging();
  if (answer.record) askAgain();
  for (const one of answer.rows ?? []) place(one);
  for (const [record, standing] of Object.entries(answer.standings ?? {})) restyle(record, standing);
  if (answer.record && (answer.batch !== undefined || answer.focus) && answer.focus) {
    choose(answer.record, { fetched: true, focus: answer.focus.startsWith("record-") });
  } else if (answer.record) {
    point(answer.record);
  } else if (answer.focus) {
    point(null);
    light("#none");
    document.getElementById(answer.focus)?.focus();
  }
});

function place({ id, html, after }) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  const old = document.getElementById(id);
  if (old) old.replaceWith(fresh.content);
  else if (after && document.getElementById(after)) document.getElementById(after).after(fresh.content);
  else list.prepend(fresh.content);
  hide(document.getElementById(id));
}

function restyle(record, standing) {
  for (const mark of source.querySelectorAll(`[data-r~="${record}"]`)) {
    if (mark.dataset.r.split(" ")[0] !== record) continue; // another record's words lie in them
    mark.classList.remove("waiting", "skipped", "accepted", "rejected");
    mark.classList.add(standing);
  }
}

// ---- who else is here -----------------------------------------------------------------------------------------------

const here = document.getElementById("presence");
const PRESENCE_MS = 15_000;

async function tellPresence() {
  try {
    const answer = await fetch("/api/presence", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ document: here.dataset.document }),
    });
    if (!answer.ok) return;
    const names = (await answer.json()).others;
    const words = names.length ? here.dataset.words.replace("{names}", names.join(", ")) : "";
    if (here.textContent !== words) here.textContent = words;
  } catch {
    // nobody is shown while the server is away
  }
}

// ---- at the start ---------------------------------------------------------------------------------------------------

for (const item of list.children) hide(item);
{
  const record = current();
  if (record) {
    choose(record, { fetched: true, focus: false });
  } else {
    point(null);
    const statement = new URLSearchParams(location.search).get("statement");
    if (statement !== null) {
      light(`[data-st="${CSS.escape(statement)}"]`);
      reveal(source.querySelector(`[data-st="${CSS.escape(statement)}"]`));
    }
  }
}
askAgain();
if (here) {
  tellPresence();
  setInterval(() => document.visibilityState === "visible" && tellPresence(), PRESENCE_MS);
}
document.documentElement.classList.add("desk-ready");
performance.mark("desk-ready");
