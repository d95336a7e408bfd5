// The map of all incidents: spots as wide as each is known, or squares where they are many; moving it narrows the list.
"use strict";
const box = document.getElementById("ground");
if (box) {
  const query = new URLSearchParams(box.dataset.query);
  const map = L.map(box, { attributionControl: false, zoomSnap: 0.5, preferCanvas: true, worldCopyJump: true });
  const layer = L.featureGroup().addTo(map);
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const within = () => {
    const b = map.getBounds();
    return [b.getSouth(), b.getWest(), b.getNorth(), b.getEast()].map((degree) => degree.toFixed(3)).join(",");
  };
  const size = (killed) => 5 + 3 * Math.sqrt(killed);
  const link = (text, href) => {
    const found = document.createElement("a");
    [found.textContent, found.href] = [text, href];
    return found;
  };

  function draw(found) {
    layer.clearLayers();
    const [killed, ink] = [colour("--killed"), colour("--ink")];
    for (const [lat, lon, metres, dead, id, title] of found.spots ?? []) {
      L.circle([lat, lon], { radius: metres, color: killed, weight: 1, fillOpacity: 0.08, interactive: false }).addTo(layer);
      L.circleMarker([lat, lon], { radius: size(dead), color: killed, weight: 1, fillOpacity: 0.6 })
        .bindPopup(link(title, `/incident/${id}`)).addTo(layer);
    }
    for (const [lat, lon, count, dead] of found.cells ?? []) {
      L.circleMarker([lat, lon], { radius: 6 + 2.5 * Math.log2(count), color: ink, fillColor: killed, weight: 1, fillOpacity: 0.5 })
        .bindTooltip(box.dataset.cell.replace("{n}", count.toLocaleString()).replace("{killed}", dead.toLocaleString()))
        .on("click", () => map.setView([lat, lon], map.getZoom() + 2)).addTo(layer);
    }
  }

  async function fetched(narrow) {
    const asked = new URLSearchParams(query);
    if (narrow) asked.set("box", within());
    draw(await (await fetch(`/map/spots?${asked}`)).json());
  }

  async function start() {
    map.setView([34.8, 38.5], 6);
    const borders = await (await fetch("/map/borders")).json();
    for (const [level, ring] of borders) {
      L.polyline(ring, { color: colour("--soft"), weight: level ? 0.7 : 1.4, interactive: false }).addTo(map);
    }
    await fetched(false);
    const asked = query.get("box")?.split(",").map(Number);
    if (asked) map.fitBounds([asked.slice(0, 2), asked.slice(2)]);
    else if (layer.getLayers().length) map.fitBounds(layer.getBounds().pad(0.2), { maxZoom: 11 });
    L.control.scale({ imperial: false }).addTo(map);
    map.on("moveend", () => fetched(true).catch(() => {})); // who leaves the page ends the asking
  }

  document.getElementById("narrow").addEventListener("click", () => {
    query.set("box", within());
    location.search = query;
  });
  start().catch(() => {});
}

// Brush: drag over the timeline to choose its days; every bar is a link of its own without this.
const line = document.getElementById("timeline");
if (line) {
  const hits = [...line.querySelectorAll("a[data-since]")];
  const at = (event) => hits.findIndex((bar) => {
    const edge = bar.getBoundingClientRect();
    return event.clientX >= edge.left && event.clientX < edge.right;
  });
  let first = -1;
  const marked = (from, to) => hits.forEach((bar, number) => bar.classList.toggle("chosen", from >= 0 && number >= Math.min(from, to) && number <= Math.max(from, to)));
  line.addEventListener("pointerdown", (event) => { first = at(event); });
  line.addEventListener("pointermove", (event) => { if (first >= 0) marked(first, at(event)); });
  line.addEventListener("dragstart", (event) => event.preventDefault());
  line.addEventListener("pointerup", (event) => {
    const last = at(event);
    if (first < 0 || last < 0 || first === last) { first = -1; return marked(-1, -1); }
    const [from, to] = [Math.min(first, last), Math.max(first, last)];
    const query = new URLSearchParams(line.dataset.query);
    query.set("since", hits[from].dataset.since);
    query.set("until", hits[to].dataset.until);
    location.search = query;
  });
}
