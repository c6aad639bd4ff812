// What has just happened, said at the foot of the window and to screen readers.

const place = (id) => document.getElementById(id);

const SHOWN_MS = 10_000; // long enough to be read twice; it then covers nothing any more, and the history has it
let timer = null;

/** Say that something was done; what was said before goes. */
export function say(message) {
  put("live", message);
  put("alarm", "");
  fade();
}

function fade() {
  clearTimeout(timer);
  timer = setTimeout(() => put("live", ""), SHOWN_MS);
}

/** Say that something went wrong: screen readers interrupt for it. */
export function warn(message) {
  put("alarm", message);
  put("live", "");
}

function put(id, message) {
  const region = place(id);
  if (!region) return;
  // The same words twice in a row would not be read out again; an emptied region is filled in the next frame.
  if (region.textContent === message) {
    region.textContent = "";
    requestAnimationFrame(() => { region.textContent = message; });
  } else {
    region.textContent = message;
  }
}

const NEXT = "desk-said";

/** Say it on the page that comes next. */
export function sayNext(message) {
  try {
    sessionStorage.setItem(NEXT, message);
  } catch {
    // storage is forbidden: it is not said, and the history has it
  }
}

try {
  const kept = sessionStorage.getItem(NEXT);
  sessionStorage.removeItem(NEXT);
  if (kept) say(kept);
} catch {
  // nothing was kept
}
fade(); // what the server has put there
