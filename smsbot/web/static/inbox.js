// What comes in shows by itself, but never under her fingers: not while she types or has opened
// something. Without this script the pages work all the same.

// What she has opened stays open when the page is brought up to date around it.
Idiomorph.defaults.callbacks.beforeAttributeUpdated = (name, node) =>
  !(name === "open" && node.tagName === "DETAILS");
Idiomorph.defaults.ignoreActiveValue = true;

const isBusy = (live) =>
  [...live.querySelectorAll("textarea, input:not([type=hidden])")].some(
    (field) => field === document.activeElement || field.value !== field.defaultValue ||
      field.checked !== field.defaultChecked,
  );

document.addEventListener("htmx:beforeSwap", (event) => {
  const live = event.detail.target;
  if (live.id !== "live" || event.detail.xhr.status !== 200) return;
  const isHers = event.detail.xhr.responseURL.includes("/inbox/login");
  if (isHers) {
    location.reload(); // Her session has ended: the door, rather than a page that stands still.
    event.detail.shouldSwap = false;
  } else if (isBusy(live)) {
    document.getElementById("newer").hidden = false;
    event.detail.shouldSwap = false;
  }
});
