// Words marked in the document, with the mouse or by keyboard, become a record that was missed.

import { say } from "./live.js";

const source = document.getElementById("source");
const bar = document.getElementById("add");
const button = document.getElementById("mark-words");
const shown = document.getElementById("add-words");
let isMarking = false;

// ---- from the selection to places in the text -----------------------------------------------------------------------

/** Characters as the text counts them: code points; one that is shown by its name counts as one. */
function lengthOf(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.parentElement.closest("[data-odd]") ? 0 : [...node.data].length;
  if (node.dataset?.odd !== undefined) return 1;
  let length = 0;
  for (const child of node.childNodes) length += lengthOf(child);
  return length;
}

/** How many characters of an element stand before a place in it. */
function before(element, container, offset) {
  const range = document.createRange();
  range.setStart(element, 0);
  range.setEnd(container, offset);
  let length = 0;
  for (const node of range.cloneContents().childNodes) length += lengthOf(detached(node));
  return length;
}

function detached(node) {
  if (node.nodeType !== Node.TEXT_NODE) return node;
  const holder = document.createElement("span");
  holder.append(node.cloneNode());
  return holder;
}

/** First and last place of a range in the document's text; null where it holds none of it. */
function places(range) {
  const runs = [...source.querySelectorAll("[data-s]")].filter((run) => range.intersectsNode(run));
  let start = null;
  let end = null;
  for (const run of runs) {
    const from = Number(run.dataset.s);
    const whole = lengthOf(run);
    const first = run.contains(range.startContainer) ? before(run, range.startContainer, range.startOffset) : 0;
    const last = run.contains(range.endContainer) ? before(run, range.endContainer, range.endOffset) : whole;
    if (last <= first) continue;
    start ??= from + first;
    end = from + last;
  }
  return start === null ? null : [start, end];
}

function marked() {
  const selection = getSelection();
  if (selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!source.contains(range.commonAncestorContainer)) return null;
  return { words: selection.toString().replace(/\s+/g, " ").trim(), range };
}

// Browsers begin no selection on a link: while the button is down, marks are none.
source.addEventListener("pointerdown", (event) => {
  const link = event.target.closest("a[data-s][href]");
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const address = link.getAttribute("href");
  link.removeAttribute("href");
  const restore = () => setTimeout(() => link.setAttribute("href", address), 0);
  addEventListener("pointerup", restore, { once: true });
  addEventListener("pointercancel", restore, { once: true });
});

let waiting = 0;
document.addEventListener("selectionchange", () => {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(show);
});

function show() {
  const found = marked();
  const ends = found?.words ? places(found.range) : null;
  bar.hidden = ends === null;
  if (ends === null) return;
  [bar.elements.start.value, bar.elements.end.value] = ends;
  shown.textContent = found.words;
}

document.addEventListener("desk:changed", (event) => {
  if (!event.detail.ok || !event.detail.batch) return;
  getSelection().removeAllRanges();
  stop();
});

// ---- by keyboard ----------------------------------------------------------------------------------------------------

button?.addEventListener("click", () => (isMarking ? stop() : begin()));

function begin() {
  const from = source.querySelector(".lit") ?? firstVisible();
  if (!from) return;
  isMarking = true;
  button.setAttribute("aria-pressed", "true");
  source.focus({ preventScroll: true });
  const selection = getSelection();
  if (!marked()) {
    const text = document.createTreeWalker(from, NodeFilter.SHOW_TEXT).nextNode();
    selection.collapse(text ?? from, 0);
    selection.modify("extend", "forward", "word");
  }
  say(source.dataset.marking);
}

function stop() {
  isMarking = false;
  button?.setAttribute("aria-pressed", "false");
}

function firstVisible() {
  const top = source.getBoundingClientRect().top;
  return [...source.querySelectorAll("[data-s]")].find((run) => run.getBoundingClientRect().bottom > top);
}

const MOVES = {
  ArrowRight: ["forward", "word"],
  ArrowLeft: ["backward", "word"],
  ArrowDown: ["forward", "line"],
  ArrowUp: ["backward", "line"],
  End: ["forward", "lineboundary"],
  Home: ["backward", "lineboundary"],
};

source.addEventListener("keydown", (event) => {
  if (!isMarking || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    getSelection().removeAllRanges();
    stop();
    event.preventDefault();
    return;
  }
  const move = MOVES[event.key];
  if (!move) return;
  event.preventDefault();
  const selection = getSelection();
  if (event.shiftKey) {
    selection.modify("extend", ...move);
  } else {
    // Without Shift the mark moves on: one word is marked, so that it can be seen where one is.
    if (move[0] === "forward") selection.collapseToEnd();
    else selection.collapseToStart();
    if (move[1] === "word" && move[0] === "backward") selection.modify("move", "backward", "word");
    else if (move[1] !== "word") selection.modify("move", ...move);
    selection.modify("extend", "forward", "word");
  }
  keepInView(selection);
  clearTimeout(announce.timer);
  announce.timer = setTimeout(announce, 400);
});

function announce() {
  const found = marked();
  if (found) say(source.dataset.marked.replace("{words}", found.words));
}

function keepInView(selection) {
  const place = selection.focusNode?.parentElement?.getBoundingClientRect();
  const frame = source.getBoundingClientRect();
  if (!place) return;
  if (place.top < frame.top || place.bottom > frame.bottom) {
    selection.focusNode.parentElement.scrollIntoView({ block: "nearest" });
  }
}
