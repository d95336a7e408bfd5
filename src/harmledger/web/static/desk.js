// The desk works without this script. It adds single keys, swaps fragments, and remembers nothing.
"use strict";

const KEYS = document.body.dataset.keys !== "off";
const items = () => [...document.querySelectorAll("[data-item]")];
const current = () => document.querySelector("[data-item].at");

function choose(item) {
  if (!item) return;
  current()?.classList.remove("at");
  item.classList.add("at");
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = items();
  const at = all.indexOf(current());
  choose(all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + by))]);
}

// A key presses what bears its name in the chosen item, else on the page.
function press(key) {
  const found = current()?.querySelector(`[data-key="${key}"]`) ?? document.querySelector(`main [data-key="${key}"]`);
  if (!found) return false;
  if (found.matches("details")) { found.open = true; found.querySelector("input, select, textarea, button")?.focus(); }
  else if (found.matches("input, select, textarea")) found.focus();
  else { found.focus(); found.click(); }
  return true;
}

const help = document.getElementById("help");
document.addEventListener("keydown", (event) => {
  if (!KEYS || event.ctrlKey || event.metaKey || event.altKey || help.open) return;
  if (event.target.matches("input:not([type=checkbox]):not([type=radio]), select, textarea, [contenteditable]")) return;
  const key = event.key;
  let done = true;
  if (key === "j") step(1);
  else if (key === "k") step(-1);
  else if (key === "?") help.showModal();
  else if (key === "/") location.assign("/search");
  else if (key === "Enter" && event.target.matches("[data-item]")) event.target.querySelector("[data-open]")?.click();
  else if (/^[aermsu]$/.test(key)) done = press(key);
  else done = false;
  if (done) event.preventDefault();
});
document.addEventListener("focusin", (event) => {
  const item = event.target.closest?.("[data-item]");
  if (item && item !== current()) { current()?.classList.remove("at"); item.classList.add("at"); }
});

// <form data-swap="id">: send it, and replace that element by the one of the same id in the answer.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  const id = form.dataset.swap;
  if (!id) return;
  event.preventDefault();
  const data = new FormData(form, event.submitter);
  const posts = form.method === "post";
  const address = posts ? form.action : `${form.action}?${new URLSearchParams(data)}`;
  try {
    const answer = await fetch(address, posts ? { method: "POST", body: data } : {});
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(id);
    if (!fresh) { location.assign(answer.url); return; }
    document.getElementById(id).replaceWith(document.importNode(fresh, true));
    document.getElementById(id).focus();
    document.dispatchEvent(new CustomEvent("swapped", { detail: id }));
  } catch { HTMLFormElement.prototype.submit.call(form); }
});
