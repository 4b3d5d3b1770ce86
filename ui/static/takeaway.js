// Paper takes the whole map, in the size that the styles give it, and all rows of the
// table; the screen gets back what it showed.
const ground = () => Object.values(window).find((one) => one instanceof L.Map);
(() => {
  let before = null;
  const table = () => document.querySelector("details");

  function whole(map) {
    const bounds = L.latLngBounds([]);
    map.eachLayer((layer) => { if (layer.getBounds && layer._path) bounds.extend(layer.getBounds()); });
    map.fitBounds(bounds, { animate: false });
  }

  function begin() {
    const map = ground();
    if (before || !map) return;
    before = { view: [map.getCenter(), map.getZoom()], open: table().open };
    table().open = true;
    const day = { day: "numeric", month: "short", year: "numeric" };
    document.querySelector(".printed").textContent = `Printed ${new Date().toLocaleDateString("en-GB", day)}.`;
    document.body.classList.add("printing");
    map.invalidateSize({ animate: false });
    whole(map);
  }

  function end() {
    const map = ground();
    if (!before || !map) return;
    document.body.classList.remove("printing");
    table().open = before.open;
    map.invalidateSize({ animate: false });
    map.setView(...before.view, { animate: false });
    before = null;
  }

  addEventListener("beforeprint", begin);
  addEventListener("afterprint", end);
  const paper = matchMedia("print");
  paper.addEventListener("change", () => (paper.matches ? begin() : end()));
})();

// Names or values on the map, on request; what each district is called stands with it.
addEventListener("load", () => {
  const map = ground(), box = document.querySelector(".labelled"), told = document.querySelector(".room");
  const pane = map.createPane("labels");
  pane.classList.add("labels");
  pane.setAttribute("aria-hidden", "true");
  for (const [value, label] of Object.entries(KINDS)) box.append(new Option(label, value));

  function spot({ names, values, at, across, high, chosen }) {
    const { x, y } = map.latLngToLayerPoint(at);
    const wide = map.latLngToLayerPoint([at[0], at[1] + across]).x - x;
    return { text: { names, values }[box.value], x, y, across: wide, size: wide * wide * high / across, chosen };
  }

  function draw() {
    const labels = [];
    map.eachLayer(({ feature }) => { if (feature && feature.properties.label) labels.push(feature.properties.label); });
    const spots = box.value === "none" ? [] : labels.map(spot).filter(({ text }) => text);
    const kept = placed(map, spots, box.value);
    pane.replaceChildren(...kept.map((each) => {
      const made = document.createElement("span");
      made.textContent = each.text;
      made.style.transform = moved(each);
      return made;
    }));
    told.textContent = room(kept.length, labels.length, box.value);
  }

  box.addEventListener("change", draw);
  map.on("moveend", draw);
});
