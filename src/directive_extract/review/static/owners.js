// Owners are completed from the organisation list and from those that the register knows.

const PAUSE_MS = 120;
const known = new Map(); // names to ids in the organisation list
let asking = null;
let timer = 0;

document.addEventListener("input", (event) => {
  const field = event.target;
  if (field.matches?.("input[name='target']")) keepBlank(field.closest("ul"));
  if (!field.matches?.("input[name='owner']")) return;
  field.nextElementSibling.value = known.get(field.value) ?? "";
  keepBlank(field.closest("ul"));
  clearTimeout(timer);
  timer = setTimeout(() => complete(field), PAUSE_MS);
});

async function complete(field) {
  asking?.abort();
  const prefix = field.value.trim();
  if (prefix.length < 2 || known.has(field.value)) return;
  asking = new AbortController();
  try {
    const answer = await fetch(`/api/owners?${new URLSearchParams({ prefix })}`, { signal: asking.signal });
    if (!answer.ok) return;
    const names = await answer.json();
    for (const one of names) known.set(one.name, one.organisation ?? "");
    const options = names.map((one) => Object.assign(document.createElement("option"), { value: one.name }));
    document.getElementById("known-owners")?.replaceChildren(...options);
  } catch {
    // typed on, or the server is away: any name may be typed
  }
}

/** There is always one empty line for another owner, or another target. */
function keepBlank(lines) {
  const last = lines.lastElementChild;
  if (!last.querySelector("input").value.trim()) return;
  const blank = last.cloneNode(true);
  for (const input of blank.querySelectorAll("input")) input.value = "";
  lines.append(blank);
}
