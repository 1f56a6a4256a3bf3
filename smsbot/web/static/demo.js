// Spares the demo's reader the reloading. Everything works without it: the forms post by themselves.
"use strict";

const EVERY_MS = 1000;
const at = (id) => document.getElementById(id);
const still = matchMedia("(prefers-reduced-motion: reduce)");
let shownVersion = at("bar").dataset.version;
let refreshing = null;

// Carry over what has changed, and leave alone what the reader has in hand: focus, words half written.
function carryOver(fresh) {
  for (const next of fresh.querySelectorAll("[data-live]")) {
    const here = at(next.id);
    if (!here) continue;
    if (next.dataset.live === "list") carryOverTexts(here, next);
    else if (next.dataset.live === "class") light(here, next.className);
    else if (here.textContent !== next.textContent) here.textContent = next.textContent;
  }
}

// What the hint names is scrolled into sight where the ready-made texts stand in one row.
function light(button, className) {
  if (button.className === className) return;
  button.className = className;
  const row = button.parentElement;
  if (button.classList.contains("suggested") && row.scrollWidth > row.clientWidth) {
    row.scrollTo({ left: button.offsetLeft - row.offsetLeft - 20, behavior: still.matches ? "auto" : "smooth" });
  }
}

function carryOverTexts(here, next) {
  const wanted = new Map([...next.children].map((line) => [line.id, line]));
  for (const line of [...here.children]) if (!wanted.has(line.id)) line.remove();
  const fresh = [];
  let before = null;
  for (const line of wanted.values()) {
    let mine = at(line.id);
    if (!mine) {
      mine = document.importNode(line, true);
      mine.classList.add("fresh");
      here.insertBefore(mine, before ? before.nextSibling : here.firstChild);
      fresh.push(mine);
    } else if (mine.textContent !== line.textContent) {
      mine.innerHTML = line.innerHTML;
      mine.className = line.className;
    }
    before = mine;
  }
  if (!fresh.length) return;
  here.parentElement.scrollTo({ top: here.parentElement.scrollHeight, behavior: still.matches ? "auto" : "smooth" });
  count(here.closest(".owner"), fresh.filter((line) => line.classList.contains("theirs")).length);
}

// On a small screen the other phone is out of sight: say how many texts wait there.
const inSight = new Map();
const watch = new IntersectionObserver((seen) => {
  for (const { target, isIntersecting } of seen) {
    inSight.set(target.id, isIntersecting);
    if (isIntersecting) at(`${target.id}-new`).hidden = true;
  }
}, { threshold: 0.4 });
document.querySelectorAll(".owner").forEach((phone) => watch.observe(phone));

function count(phone, more) {
  const badge = at(`${phone.id}-new`);
  if (!more || inSight.get(phone.id)) return;
  badge.textContent = String(more + (badge.hidden ? 0 : Number(badge.textContent)));
  badge.hidden = false;
}

async function get(path) {
  const answer = await fetch(path, { cache: "no-store" });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

async function refresh() {
  const page = new DOMParser().parseFromString(await (await get("/demo/phones")).text(), "text/html");
  shownVersion = page.getElementById("bar").dataset.version;
  carryOver(page);
}

// One at a time, so that an older answer never overtakes a newer one.
function inTurn(work) {
  refreshing = (refreshing || Promise.resolve()).then(work).then(
    () => { at("trouble").hidden = true; },
    () => { at("trouble").hidden = false; },
  );
  return refreshing;
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const words = new FormData(form);
  const button = event.submitter;
  if (button && button.name) words.set(button.name, button.value);
  event.preventDefault();
  if (form.classList.contains("write")) form.reset();
  inTurn(async () => {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(words), redirect: "manual" });
    if (answer.type !== "opaqueredirect") throw new Error(`${form.action}: ${answer.status}`);
    await refresh();
  });
});

async function look() {
  if (!document.hidden) {
    await inTurn(async () => {
      const { version } = await (await get("/demo/state")).json();
      if (String(version) !== shownVersion) await refresh();
    });
  }
  setTimeout(look, EVERY_MS);
}
look();
