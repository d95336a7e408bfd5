// A map of spots without tiles: borders where they were imported, and circles as wide as the place is known, so that none
// looks more exact than it is.
"use strict";
for (const box of document.querySelectorAll("[data-spots]")) {
  const spots = JSON.parse(box.dataset.spots);
  const map = L.map(box, { attributionControl: false, zoomSnap: 0.25, scrollWheelZoom: false });
  map.setView(spots[0].slice(0, 2), 10);
  const rings = spots.map(([lat, lon, metres]) => L.circle([lat, lon], { radius: metres, className: "ring" }).addTo(map));
  L.control.scale({ imperial: false }).addTo(map);
  map.fitBounds(L.featureGroup(rings).getBounds().pad(1.5));

  async function borders([lat, lon, metres]) {
    const { lines, frame } = await (await fetch(`/map/around?${new URLSearchParams({ lat, lon, metres })}`)).json();
    for (const [level, line] of lines) L.polyline(line, { className: `border level${level}`, interactive: false }).addTo(map);
    rings.forEach((ring) => ring.bringToFront());
    if (frame) map.fitBounds(L.latLngBounds([frame.slice(0, 2), frame.slice(2)]).extend(rings[0].getBounds()));
  }
  borders(spots[0]).catch(() => {}); // who leaves the page ends the asking: the spot is drawn without borders
}
