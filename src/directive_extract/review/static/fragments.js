// Forms that work without scripts, made quicker: the same request is sent, and what changed is put in place.
//
// `form[data-enhance]` is sent with the header `X-Desk: fragment`. The answer is JSON:
//   {message, replace: {"css-id": "<html>"}, remove: ["css-id"], focus: "css-id" | null, location: url | null, batch}
// and errors are {code, message, hint}, with `replace` where there is something to choose from.

import { say, sayNext, warn } from "./live.js";

const SLOW_MS = 600; // an answer that takes longer is announced
document.cookie = "scripts=yes; path=/; SameSite=Strict"; // pages may leave to us what takes time

let chain = Promise.resolve(); // requests go one after the other: keys can be quicker than the server

/** Send a form as the browser would, in the background. Resolves to the answer, or to null where there was none. */
export function submit(form, submitter = null) {
  const body = new URLSearchParams(new FormData(form, submitter));
  const action = submitter?.getAttribute("formaction") ?? form.getAttribute("action");
  form.setAttribute("aria-busy", "true");
  return send(action, { method: "POST", body }).finally(() => form.removeAttribute("aria-busy"));
}

/** Fetch fragments of an address and put them in place, as after a form. */
export function load(address) {
  return send(address, { method: "GET" });
}

function send(address, options) {
  const sent = chain.then(() => exchange(address, options));
  chain = sent.catch(() => null);
  return sent;
}

async function exchange(address, options) {
  const words = document.body.dataset;
  const slow = setTimeout(() => say(words.sending), SLOW_MS);
  let response;
  try {
    response = await fetch(address, {
      ...options,
      credentials: "same-origin",
      headers: { "X-Desk": "fragment", Accept: "application/json" },
    });
  } catch {
    warn(words.lost);
    return null;
  } finally {
    clearTimeout(slow);
  }
  const answer = await read(response);
  if (answer === null) {
    if (response.status === 401 || response.redirected) location.reload();
    else warn(words.failed);
    return null;
  }
  if (response.status === 401) {
    warn(words.expired);
    return null;
  }
  apply(answer, response.ok);
  return response.ok ? answer : null;
}

async function read(response) {
  if (!(response.headers.get("content-type") ?? "").includes("json")) return null;
  try {
    return await response.json();
  } catch {
    return null;
  }
}

/** Put an answer in place, then tell other modules by the event `desk:changed`. */
export function apply(answer, ok = true) {
  for (const id of answer.remove ?? []) document.getElementById(id)?.remove();
  for (const [id, html] of Object.entries(answer.replace ?? {})) replace(id, html);
  (ok ? say : warn)([answer.message, answer.hint].filter(Boolean).join(" "));
  if (answer.location) {
    if (answer.message) sayNext(answer.message);
    location.assign(answer.location);
    return;
  }
  if (answer.focus) document.getElementById(answer.focus)?.focus();
  document.dispatchEvent(new CustomEvent("desk:changed", { detail: { ...answer, ok } }));
}

function replace(id, html) {
  const old = document.getElementById(id);
  if (!old) return;
  const held = old.contains(document.activeElement) ? document.activeElement : null;
  const key = held?.dataset?.key ?? null;
  const name = held?.id || null;
  const fresh = document.createElement("template");
  fresh.innerHTML = html; // our server's own template; scripts in it would not run, and the policy forbids them
  old.replaceWith(fresh.content);
  // Whoever worked by keyboard inside of what was replaced stays there.
  if (!held || document.activeElement !== document.body) return;
  const again = (name && document.getElementById(name)) || (key && document.querySelector(`[data-key~="${key}"]`));
  again?.focus();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-enhance]") || event.defaultPrevented) return;
  event.preventDefault();
  if (form.getAttribute("aria-busy") === "true") return; // pressed twice
  submit(form, event.submitter);
});
