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

function tell(words) {
  const told = document.getElementById("told");
  told.textContent = words;
  told.hidden = false;
  setTimeout(() => { told.hidden = true; }, 4000);
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
  if (found.matches("details")) { found.open = true; found.querySelector("input:not([type=hidden]), select, textarea, button")?.focus(); }
  else if (key === "x") found.click();
  else if (found.matches("input, select, textarea")) found.focus();
  else if (found.dataset.arm) { found.focus(); tell(found.dataset.arm); }
  else { found.focus(); found.click(); }
  return true;
}

// An address may point at a form that is folded away.
const aimed = location.hash && document.querySelector(`details${location.hash}`);
if (aimed) { aimed.open = true; aimed.querySelector("input:not([type=hidden]), select, textarea")?.focus(); }

// Not "autofocus": it waits for the next frame, and the keys that are pressed before it would be lost.
document.querySelector("main [data-focus]")?.focus();

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
  else if (/^[aemnrsux]$/.test(key)) done = press(key);
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
  if (!id || event.submitter?.hasAttribute("data-whole")) return;
  event.preventDefault();
  const data = new FormData(form, event.submitter);
  const posts = form.method === "post";
  const address = posts ? form.action : `${form.action}?${new URLSearchParams(data)}`;
  try {
    const answer = await fetch(address, posts ? { method: "POST", body: data } : {});
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const part = page.getElementById(id) ? id : "main"; // a refusal or a conflict is a page of its own
    document.getElementById(part).replaceWith(document.importNode(page.getElementById(part), true));
    if (event.submitter) document.getElementById(part).focus();
    document.dispatchEvent(new CustomEvent("swapped", { detail: id }));
  } catch { HTMLFormElement.prototype.submit.call(form); }
});

// <form data-live="field">: what is typed or pasted into it is read after a short rest.
for (const form of document.querySelectorAll("[data-live]")) {
  let rest;
  form.elements[form.dataset.live].addEventListener("input", (event) => {
    clearTimeout(rest);
    if (event.target.value.trim()) rest = setTimeout(() => form.requestSubmit(), 400);
  });
}

// Files may be dropped anywhere on a page that takes them.
for (const form of document.querySelectorAll("[data-drop]")) {
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    form.elements.files.files = event.dataTransfer.files;
    form.requestSubmit();
  });
}

// On a document page: what is selected in the text becomes the passage of the form, counted in code points.
const source = document.getElementById("source");
const points = (text) => [...text].length;
function offset(node, at) {
  const paragraph = (node.nodeType === 1 ? node : node.parentElement).closest("[data-start]");
  if (!paragraph) return null;
  const range = document.createRange();
  range.setStart(paragraph, 0);
  range.setEnd(node, at);
  const part = range.cloneContents();
  for (const extra of part.querySelectorAll("[data-not]")) extra.remove();
  return Number(paragraph.dataset.start) + points(part.textContent);
}
if (source) document.addEventListener("selectionchange", () => {
  const chosen = getSelection();
  if (chosen.isCollapsed || !source.contains(chosen.anchorNode) || !source.contains(chosen.focusNode)) return;
  const range = chosen.getRangeAt(0);
  const start = offset(range.startContainer, range.startOffset);
  const end = offset(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return;
  const part = range.cloneContents();
  for (const extra of part.querySelectorAll("[data-not]")) extra.remove();
  document.getElementById("start").value = start;
  document.getElementById("end").value = end;
  document.getElementById("quote").value = part.textContent.trim();
  document.getElementById("add").open = true;
  offer([...source.querySelectorAll("mark[id^=s-]")].find((mark) => range.intersectsNode(mark)));
});

// What is selected may state a figure that was read: then a link leads to its correction.
const states = document.getElementById("states");
function offer(mark) {
  states.hidden = !mark;
  if (!mark) return;
  const link = states.querySelector("a");
  link.href = mark.id.replace("s-", "#f-");
  link.textContent = link.dataset.says.replace("{n}", document.querySelector(`${link.hash} .ref`).textContent);
}
states?.addEventListener("click", (event) => {
  const edit = document.querySelector(`${event.target.hash ?? "#none"} details.edit`);
  if (!edit) return;
  edit.open = true;
  edit.querySelector("input:not([type=hidden])").focus();
});
