// Filters incidents in place. Without this script the page shows them all.
"use strict";
(() => {
  const form = document.querySelector("form.filter");
  if (!form) return;
  const cards = [...document.querySelectorAll(".item")];
  const fits = (card, want) =>
    card.dataset.search.includes(want.find) &&
    (!want.harm || card.dataset.harm.split(" ").includes(want.harm)) &&
    (!want.grade || card.dataset.grade === want.grade) &&
    (!want.doubt || card.dataset.doubt === "yes");
  const update = () => {
    const want = {
      find: form.elements.find.value.trim().toLowerCase(),
      harm: form.elements.harm.value,
      grade: form.elements.grade.value,
      doubt: form.elements.doubt.checked,
    };
    const shown = new Set();
    for (const card of cards) {
      card.hidden = !fits(card, want);
      if (!card.hidden) shown.add(card.id);
    }
    for (const twin of document.querySelectorAll("[data-incident]")) {
      const off = !shown.has(twin.dataset.incident);
      if (twin.tagName === "TR") twin.hidden = off;
      else twin.classList.toggle("off", off);
    }
    form.elements[form.elements.length - 1].value = `${shown.size} of ${cards.length} shown`;
  };
  form.hidden = false;
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  // A link to a hidden incident shows all of them again.
  window.addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest("[hidden]")) {
      form.reset();
      update();
      target.scrollIntoView();
    }
  });
})();
