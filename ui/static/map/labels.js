// Names or values on the map, on request: larger districts first, none over another.
const OWN = new URL(import.meta.url);
const { element } = await import(new URL(`element.js${OWN.search}`, OWN));
export const KINDS = { none: "None", names: "Names", values: "Values" };
const HIGH = 15, BETWEEN = 2, FONT = '600 12px "Zila Sans", "Source Sans 3", sans-serif';
// How much wider than its district a text may be: a name is known, a number is not.
const WIDER = { names: 1.5, values: 1.25 };
// Kept while one walks from page to page.
let wanted = "none";

export class Labels {
  constructor(live, box, told) {
    Object.assign(this, { live, told });
    this.pane = live.map.createPane("labels");
    this.pane.classList.add("labels");
    this.pane.setAttribute("aria-hidden", "true");
    this.pencil = document.createElement("canvas").getContext("2d");
    for (const [value, label] of Object.entries(KINDS)) box.append(element("option", { value }, label));
    box.value = wanted;
    box.addEventListener("change", () => { wanted = box.value; this.draw(); });
    live.map.on("moveend", () => this.draw());
    document.fonts.ready.then(() => this.draw());
  }

  draw() {
    const { live } = this, { data } = live;
    if (!data || !live.mode) return;
    const candidates = wanted === "none" ? [] : this.candidates();
    const placed = [];
    for (const each of candidates) {
      if (placed.every((other) => apart(each, other))) placed.push(each);
    }
    this.pane.replaceChildren(...placed.map(({ text, x, y }) => {
      const made = element("span", {}, text);
      made.style.transform = `translate(${x}px, ${y}px) translate(-50%, -50%)`;
      return made;
    }));
    live.root.querySelector(".stage").dataset.labels = placed.length;
    const few = wanted !== "none" && placed.length < data.inside.length;
    this.told.textContent = few
      ? `${placed.length} of ${data.inside.length} labels have room; zoom in for more.` : "";
  }

  // What could be written: within its district and the window, the largest first.
  candidates() {
    const { live } = this, { data, map } = live, window = map.getSize();
    const lens = data.lenses[data.lens], found = [];
    this.pencil.font = FONT;
    for (const code of data.inside) {
      const text = wanted === "names" ? live.drawing.names[code].name : this.value(lens, code);
      const spot = text && this.spot(code);
      if (!spot) continue;
      const { x, y, across } = spot, wide = this.pencil.measureText(text).width;
      const at = map.layerPointToContainerPoint([x, y]), chosen = code === data.district;
      const seen = at.x > wide / 2 && at.y > HIGH / 2 && at.x < window.x - wide / 2 && at.y < window.y - HIGH / 2;
      if (seen && (chosen || wide <= across * WIDER[wanted])) {
        found.push({ text, x, y, wide, size: chosen ? Infinity : spot.size });
      }
    }
    return found.sort((a, b) => b.size - a.size);
  }

  value(lens, code) {
    const position = this.live.at.get(code);
    // The unit stands in the legend.
    return lens.index[position] < 0 ? "" : lens.labels[position].replace(/\s*pp$/, "");
  }

  spot(code) {
    const { live } = this, { map } = live;
    const layer = live.mode === "tiles" ? live.tiles.get(code) : live.shapes.get(code);
    const [cx, cy] = live.mode === "tiles" ? live.centre(code) : live.drawing.centres[code];
    const { x, y } = map.latLngToLayerPoint([cy, cx]);
    if (!layer) return { x, y, across: 0, size: 0 };
    const bounds = layer.getBounds(), one = map.latLngToLayerPoint(bounds.getNorthWest());
    const two = map.latLngToLayerPoint(bounds.getSouthEast());
    const across = two.x - one.x;
    return { x, y, across, size: across * (two.y - one.y) };
  }
}

function apart(a, b) {
  return Math.abs(a.y - b.y) >= HIGH + BETWEEN
    || Math.abs(a.x - b.x) >= (a.wide + b.wide) / 2 + BETWEEN;
}
