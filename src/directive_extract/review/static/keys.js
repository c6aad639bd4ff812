// Single keys press what bears the action's name: `data-key="accept"`. Which key is which action is told by the server
// (review/shortcuts.py) in the body's `data-keys`; this module knows no key of its own but Escape and Ctrl+Enter.

const actions = JSON.parse(document.body.dataset.keys ?? "{}");
const KEPT = "desk-keys-off"; // keys can be turned off (WCAG 2.1.4), and stay off in this browser

function isOff() {
  try {
    return localStorage.getItem(KEPT) === "yes";
  } catch {
    return false; // storage is forbidden: keys work
  }
}

function setOff(off) {
  try {
    if (off) localStorage.setItem(KEPT, "yes");
    else localStorage.removeItem(KEPT);
  } catch {
    // it holds for this page only
  }
}

function isTyping(element) {
  if (!(element instanceof HTMLElement)) return false;
  if (element.isContentEditable || element.matches("textarea, select")) return true;
  return element.matches("input:not([type=checkbox], [type=radio], [type=button], [type=submit])");
}

function isShown(element) {
  return !element.disabled && element.getClientRects().length > 0;
}

/** Press, follow or enter what bears an action's name. Says whether there was anything. */
export function press(action) {
  const targets = [...document.querySelectorAll(`[data-key~="${action}"]`)].filter(isShown);
  // What lies in an open dialog goes first, then what stands nearest to the work: the main part before the header.
  const target =
    targets.find((element) => element.closest("dialog[open]")) ??
    targets.find((element) => element.closest("main")) ??
    targets[0];
  if (!target) return false;
  if (isTyping(target)) {
    target.focus();
    target.select?.();
  } else {
    target.click();
  }
  return true;
}

function openHelp() {
  const dialog = document.getElementById("keys");
  if (!dialog || dialog.open) return false;
  dialog.showModal();
  return true;
}

/** A page's own module may do an action itself: it calls preventDefault on the event `desk:key`. */
function isTaken(action) {
  return !document.dispatchEvent(new CustomEvent("desk:key", { detail: { action }, cancelable: true }));
}

function onKey(event) {
  if (event.defaultPrevented || event.isComposing) return;
  const target = event.target;
  if (event.key === "Escape" && isTyping(target)) {
    target.blur();
    return;
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && target.form) {
    event.preventDefault();
    target.form.requestSubmit();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(target)) return;
  const action = actions[event.key] ?? actions[event.key.toLowerCase()];
  // A key that is held down moves on, but decides once only.
  if (event.repeat && action !== "next" && action !== "previous") return;
  if (!action || (isOff() && action !== "help")) return;
  if (document.querySelector("dialog[open]") && action !== "help") return;
  if (isTaken(action) || (action === "help" && openHelp()) || press(action)) event.preventDefault();
}

document.addEventListener("keydown", onKey);

const toggle = document.getElementById("keys-on");
if (toggle) {
  toggle.checked = !isOff();
  toggle.addEventListener("change", () => setOff(!toggle.checked));
}
