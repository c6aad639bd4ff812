// The queue by keyboard: the keys for next and previous walk through the list, Enter opens what has the focus.

const rows = () => [...document.querySelectorAll("a[data-row]")];

function move(step) {
  const links = rows();
  if (!links.length) return false;
  const at = links.indexOf(document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step;
  if (next < 0 || next >= links.length) {
    // At the end of the page the list goes on.
    document.querySelector(step > 0 ? ".pager a[rel=next]" : ".pager a[rel=prev]")?.focus();
    return true;
  }
  links[next].focus();
  links[next].scrollIntoView({ block: "nearest" });
  return true;
}

document.addEventListener("desk:key", (event) => {
  const step = { next: 1, previous: -1 }[event.detail.action];
  if (step && move(step)) event.preventDefault();
});
