// What has just happened, said at the foot of the window and to screen readers.

const place = (id) => document.getElementById(id);

/** Say that something was done; what was said before goes. */
export function say(message) {
  put("live", message);
  put("alarm", "");
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
