// Names or values on the map, on request.
const OWN = new URL(import.meta.url);
const [{ element }, { KINDS, moved, placed, room }] = await Promise.all(
  ["element", "placing"].map((name) => import(new URL(`${name}.js${OWN.search}`, OWN))),
);
// Kept while one walks from page to page.
let wanted = "none";

export class Labels {
  constructor(live, box, told) {
    Object.assign(this, { live, told });
    this.pane = live.map.createPane("labels");
    this.pane.classList.add("labels");
    this.pane.setAttribute("aria-hidden", "true");
    for (const [value, label] of Object.entries(KINDS)) box.append(element("option", { value }, label));
    box.value = wanted;
    box.addEventListener("change", () => { wanted = box.value; this.draw(); });
    live.map.on("moveend", () => this.draw());
    document.fonts.ready.then(() => this.draw());
  }

  draw() {
    const { live } = this, { data } = live;
    if (!data || !live.mode) return;
    const kept = placed(live.map, wanted === "none" ? [] : this.spots(), wanted);
    this.pane.replaceChildren(...kept.map((each) => {
      const made = element("span", {}, each.text);
      made.style.transform = moved(each);
      return made;
    }));
    live.root.querySelector(".stage").dataset.labels = kept.length;
    this.told.textContent = room(kept.length, data.inside.length, wanted);
  }

  spots() {
    const { live } = this, { data } = live, lens = data.lenses[data.lens];
    return data.inside.flatMap((code) => {
      const text = wanted === "names" ? live.drawing.names[code].name : this.value(lens, code);
      return text ? [{ text, chosen: code === data.district, ...this.spot(code) }] : [];
    });
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
