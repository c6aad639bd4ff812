// The button says how many records are ticked.

const form = document.querySelector("form[data-bulk]");
const button = form?.querySelector("button[data-count]");

function count() {
  const chosen = form.querySelectorAll("input[name=seen]:checked").length;
  button.textContent = button.dataset.count.replace("{n}", chosen.toLocaleString(document.documentElement.lang));
  button.disabled = chosen === 0;
}

if (button) form.addEventListener("change", count);
