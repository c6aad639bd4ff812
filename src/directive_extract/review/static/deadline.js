// A deadline is read while it is typed: the day it means, and how that was worked out.

const PAUSE_MS = 180;
let asking = null;
let timer = 0;

document.addEventListener("input", (event) => {
  if (event.target.id !== "deadline") return;
  clearTimeout(timer);
  timer = setTimeout(() => read(event.target), PAUSE_MS);
});

async function read(field) {
  asking?.abort();
  const place = document.getElementById("deadline-read");
  const words = field.value.trim();
  if (!words) return put(place, []);
  asking = new AbortController();
  try {
    const query = new URLSearchParams({ words, document: field.dataset.document });
    const answer = await fetch(`/api/deadline?${query}`, { signal: asking.signal });
    if (!answer.ok) return;
    const read = await answer.json();
    if (field.isConnected) show(place, read);
  } catch {
    // a newer word was typed, or the server is away: the form itself is read when it is sent
  }
}

function show(place, { deadline, day, explanation }) {
  const words = place.dataset;
  field().setAttribute("aria-invalid", deadline ? "false" : "true");
  if (!deadline) return put(place, [element("span", words.none)], true);
  const told = day ? (deadline.due ? words.due : words.date).replace("{day}", day) : words.event;
  const due = element("span", told);
  due.className = "due";
  if (!explanation.length) return put(place, [due]);
  const how = document.createElement("details");
  how.className = "how";
  how.open = true;
  const steps = document.createElement("ul");
  steps.append(...explanation.map((step) => element("li", step)));
  how.append(element("summary", words.how), steps);
  put(place, [due, how]);
}

const field = () => document.getElementById("deadline");

function put(place, parts, isUnread = false) {
  place.classList.toggle("unread", isUnread);
  place.replaceChildren(...parts);
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
