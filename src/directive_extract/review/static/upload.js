// Files and whole folders, dropped or chosen, sent one after the other, and the progress of what is being read.

import { say, warn } from "./live.js";

const POLL_MS = 1000;
const place = () => document.querySelector("[data-jobs]");

const filled = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/* ---- what is dropped --------------------------------------------------------------------------------------------- */

/** All files of what was dropped, those in folders too. */
async function filesOf(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return [...transfer.files];
  const found = [];
  for (const entry of entries) await walk(entry, found);
  return found;
}

async function walk(entry, found) {
  if (entry.isFile) {
    found.push(await new Promise((done, fail) => entry.file(done, fail)));
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    // A folder is told a hundred entries at a time, until there is none left.
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!some.length) return;
    for (const one of some) await walk(one, found);
  }
}

/* ---- sending ----------------------------------------------------------------------------------------------------- */

async function sendAll(files) {
  const refused = [];
  let sent = 0;
  for (const file of files) {
    show(place()?.dataset.sending, sent, files.length);
    const answer = await sendOne(file);
    if (answer === null) return; // the server is gone, which has been said
    refused.push(...answer);
    sent += 1;
  }
  if (refused.length) {
    warn(refused.map((one) => filled(place().dataset.refused, { name: one.name, why: one.message })).join("\n"));
  } else {
    say("");
  }
  poll();
}

async function sendOne(file) {
  const body = new FormData();
  body.append("files", file, file.name);
  try {
    const response = await fetch("/upload", {
      method: "POST",
      body,
      credentials: "same-origin",
      headers: { "X-Desk": "fragment", Accept: "application/json" },
    });
    const answer = await response.json();
    return answer.refused ?? [{ name: file.name, message: answer.message ?? document.body.dataset.failed }];
  } catch {
    warn(document.body.dataset.lost);
    return null;
  }
}

/* ---- progress ---------------------------------------------------------------------------------------------------- */

function show(words, done, total) {
  const section = place();
  if (!section) return;
  section.hidden = false;
  section.querySelector("[data-jobs-words]").textContent = filled(words, { done, total });
  const bar = section.querySelector("progress");
  bar.max = total || 1;
  bar.value = done;
}

let timer = null;

async function poll() {
  clearTimeout(timer);
  let progress;
  try {
    progress = await (await fetch("/api/jobs?limit=0", { credentials: "same-origin" })).json();
  } catch {
    timer = setTimeout(poll, POLL_MS * 5);
    return;
  }
  if (!progress.total) return;
  show(place().dataset.words, progress.finished, progress.total);
  const isOver = progress.finished >= progress.total;
  if (document.getElementById("job-list")) await refreshList();
  if (!isOver) timer = setTimeout(poll, POLL_MS);
  else if (!document.getElementById("job-list")) location.reload(); // the queue has new documents to show
}

/** The list of files as the server shows it now. */
async function refreshList() {
  const page = await (await fetch("/upload", { credentials: "same-origin" })).text();
  const fresh = new DOMParser().parseFromString(page, "text/html").getElementById("job-list");
  const old = document.getElementById("job-list");
  if (fresh && old && fresh.innerHTML !== old.innerHTML) old.replaceWith(document.adoptNode(fresh));
}

/* ---- the page ---------------------------------------------------------------------------------------------------- */

const hasFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
const zone = () => document.querySelector("[data-drop]");

// Wherever on the page files are let go, they are taken: a browser would otherwise open them and leave the desk.
document.addEventListener("dragover", (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  zone()?.classList.add("over");
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) zone()?.classList.remove("over");
});
document.addEventListener("drop", async (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  zone()?.classList.remove("over");
  sendAll(await filesOf(event.dataTransfer));
});

const form = document.querySelector("form[data-upload]");
form?.classList.add("quick"); // what is chosen is sent at once, so that nothing has to be pressed
form?.addEventListener("submit", (event) => {
  event.preventDefault();
  const files = [...form.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files]);
  form.reset();
  if (files.length) sendAll(files);
});
for (const input of form?.querySelectorAll("input[type=file]") ?? []) {
  input.addEventListener("change", () => form.requestSubmit());
}

if (place()?.hasAttribute("data-busy")) poll();
