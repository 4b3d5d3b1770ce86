// The live map: Leaflet is given the geometry once and all values of a figure at once;
// lens and drawing change here, without asking the server. Values are fetched by their
// address and kept, so another indicator is drawn before the page has heard of it.
const LEAFLET = "/app/static/leaflet/leaflet";
const SETTLE = 4000;
const KEPT = 60;
const maps = new WeakMap();
let library;

// Its parts and styles are of the same version as this script.
const OWN = new URL(import.meta.url);
const PARTS = ["element", "labels", "search", "panel", "wheel", "circle_key"];
const [{ element }, { Labels }, { Search }, { Panel }, wheel, circleKey] = await Promise.all(
  PARTS.map((name) => import(new URL(`${name}.js${OWN.search}`, OWN))));

const FRAME = `
<div class="zila-map">
  <div class="bar">
    <label class="set"><span>Indicator</span>
      <select class="indicators" data-field="indicator"></select></label>
    <div class="set"><span>Lens</span>
      <div class="choice lenses" role="group" aria-label="Lens"></div></div>
    <div class="set find"><input type="search" role="combobox" autocomplete="off"
        aria-label="Find a district on the map" aria-autocomplete="list"
        aria-expanded="false" aria-controls="found" placeholder="Find a district">
      <ul id="found" role="listbox" aria-label="Districts found" hidden></ul>
      <p role="status"></p></div>
    <label class="set"><span>Labels</span><select class="labelled"></select></label>
    <div class="set"><span>Map as</span>
      <div class="choice views" role="group" aria-label="Map as"></div></div>
  </div>
  <p class="failed" hidden>The map could not be drawn. The numbers are below.</p>
  <div class="body">
    <div class="stage"><div class="map"></div><div class="tip" hidden></div>
      <p class="hint"><span class="wheels">Wheel: click the map first, or hold Ctrl (Cmd),
        to zoom.</span><span class="fingers">Two fingers move and zoom the map.</span>
        <span class="room"></span></p></div>
    <section class="panel" hidden></section>
    <div class="legend"></div>
  </div>
  <div class="choice several" role="group" aria-label="Maps"></div>
</div>`;

const STYLES = [`${LEAFLET}.css`, OWN.pathname.replace(/js$/, "css") + OWN.search];

function framed(root) {
  const page = document.createElement("template");
  page.innerHTML = FRAME;
  const sheets = STYLES.map((href) => element("link", { rel: "stylesheet", href }));
  root.replaceChildren(...sheets, page.content);
  // Leaflet measures its box, which has no size before the styles are there.
  return Promise.all(sheets.map((sheet) => new Promise((done) => {
    sheet.onload = sheet.onerror = done;
  })));
}

function leaflet() {
  library ??= new Promise((resolve, reject) => {
    if (window.L) return resolve(window.L);
    const script = document.createElement("script");
    script.src = `${LEAFLET}.js`;
    script.onload = () => resolve(window.L);
    script.onerror = () => reject(new Error("Leaflet is not there"));
    document.head.append(script);
  });
  return library;
}

const geometries = new Map();
function geometry(url) {
  if (!geometries.has(url)) {
    geometries.set(url, fetch(url).then((answer) => answer.json()));
  }
  return geometries.get(url);
}

const figures = new Map();
function fetched(address) {
  if (!figures.has(address)) {
    const coming = fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(`No values: ${answer.status}`);
      return answer.json();
    });
    figures.set(address, coming);
    coming.then((values) => figures.set(values.address, coming), () => figures.delete(address));
    for (const oldest of figures.keys()) {
      if (figures.size <= KEPT) break;
      figures.delete(oldest);
    }
  }
  return figures.get(address);
}

function instead(address, field, value) {
  const other = new URL(address, location.origin);
  other.searchParams.set(field, value);
  // Whom a group is compared with follows from the group, unless nobody is.
  if (field === "group" && asked(address, "against") !== "none") other.searchParams.delete("against");
  return `${other.pathname}${other.search}`;
}

const asked = (address, field) => new URL(address, location.origin).searchParams.get(field);

// The boxes beside the map are Streamlit's: what one of them shows once a choice is made.
const BUSY = '[data-testid="stApp"][data-test-script-state="running"]';
const BESIDE = ".st-key-pick_";
function beside(field) {
  return document.querySelector(`${BESIDE}${field} input[role="combobox"]`)?.value;
}

// The words above the map are Streamlit's; a new text in the same place is not undone.
// What stands in for its text, as a translation by the browser does, gives way first.
// Values may come when their reader has left the map: another page's words are its own.
const ABOVE = { headline: "h1", subtitle: '[data-testid="stCaptionContainer"]' };
function say(lens) {
  if (!/\/map\/?$/.test(location.pathname)) return;
  for (const [name, selector] of Object.entries(ABOVE)) {
    const place = document.querySelector(`[data-testid="stMain"] ${selector}`);
    if (!place || place.textContent === lens[name]) continue;
    window.zilaStandIns?.restore(place);
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT), text = texts.nextNode();
    if (text && !texts.nextNode()) text.nodeValue = lens[name];
  }
}

const turned = (ring) => ring.map(([x, y]) => [y, x]);
function rings(shape) {
  return shape.type === "Polygon"
    ? shape.coordinates.map(turned)
    : shape.coordinates.map((polygon) => polygon.map(turned));
}
const lines = (shape) =>
  shape.type === "LineString" ? [turned(shape.coordinates)] : shape.coordinates.map(turned);

// Only what differs is written: all that is said of 136 districts was most of a change.
function put(place, name, value) {
  if (place.getAttribute(name) !== value) place.setAttribute(name, value);
}

function restyled(layer, style) {
  const { options } = layer, path = layer.getElement();
  const differs = Object.keys(style).filter((name) => options[name] !== style[name]);
  if (path && options.fill && differs.length === 1 && differs[0] === "fillColor") {
    options.fillColor = style.fillColor;
    path.setAttribute("fill", style.fillColor);
  } else if (differs.length) layer.setStyle(style);
  return layer;
}

class LiveMap {
  constructor(root, L, drawing) {
    Object.assign(this, { root, L, drawing, local: {}, frames: {} });
    this.at = new Map();
    this.build();
  }

  build() {
    const { L, drawing } = this;
    this.tip = this.root.querySelector(".tip");
    this.map = L.map(this.root.querySelector(".map"), {
      crs: L.CRS.Simple, attributionControl: false, zoomSnap: 0.1, zoomDelta: 0.5,
      minZoom: -3, maxZoom: 5, keyboard: false, wheelPxPerZoomLevel: 120, zoomAnimation: false,
    });
    this.map.on("zoomend dragend", () => { this.moved = true; });
    this.map.on("moveend", () => this.sizes());
    this.surround();
    this.map.getContainer().removeAttribute("tabindex");
    this.map.getContainer().setAttribute("role", "group");
    this.shapes = new Map(); this.circles = new Map(); this.tiles = new Map();
    this.hatches = new Map(); this.striped = new Map(); this.why = new Map();
    this.dashed = []; this.outside = []; this.blank = [];
    for (const feature of drawing.features) this.read(feature);
    for (const [code, [x, y]] of Object.entries(drawing.centres)) {
      this.circles.set(code, L.circle([y, x], { radius: 1 }));
    }
    for (const tile of drawing.tiles) {
      const made = L.rectangle(turned(tile.square), { interactive: !tile.placeholder });
      if (tile.placeholder) this.blank.push(made);
      else {
        this.tiles.set(tile.district, made);
        this.striped.set(tile.district, L.polyline(tile.stripes.map(turned), { interactive: false }));
      }
    }
    this.groups = {
      shapes: L.layerGroup([...this.outside, ...this.shapes.values()]),
      circles: L.layerGroup([...this.circles.values()]),
      tiles: L.layerGroup([...this.blank, ...this.tiles.values()]),
    };
    for (const kind of ["shapes", "circles", "tiles"]) {
      for (const [code, layer] of this[kind]) this.listen(code, layer);
    }
    new ResizeObserver(() => this.resize()).observe(this.map.getContainer());
    this.stop = new AbortController();
    // Back, Forward and a link put an end to what was chosen before they were pressed.
    addEventListener("popstate", () => this.forget(), { signal: this.stop.signal });
    this.printed();
    for (const kind of ["click", "keydown"]) {
      const how = { capture: true, signal: this.stop.signal };
      document.addEventListener(kind, (event) => this.overhear(event), how);
    }
  }

  // Paper takes the whole area, in the size that its styles give; the screen gets back
  // what it showed. Safari tells of paper by its medium only.
  printed() {
    const frame = this.root.querySelector(".zila-map"), { signal } = this.stop;
    const paper = matchMedia("print");
    let before = null;
    const begin = () => {
      if (before || !this.data || !this.root.isConnected) return;
      before = [this.map.getCenter(), this.map.getZoom(), this.moved];
      frame.classList.add("printing");
      this.map.invalidateSize({ animate: false });
      this.fit();
    };
    const end = () => {
      if (!before) return;
      const [centre, zoom, moved] = before;
      before = null;
      frame.classList.remove("printing");
      this.map.invalidateSize({ animate: false });
      if (moved) this.map.setView(centre, zoom, { animate: false });
      else this.fit();
      this.moved = moved;
    };
    addEventListener("beforeprint", begin, { signal });
    addEventListener("afterprint", end, { signal });
    paper.addEventListener("change", () => (paper.matches ? begin() : end()), { signal });
  }

  // What stands around the map: a search, labels, what is known of a district.
  surround() {
    const at = (selector) => this.root.querySelector(selector);
    wheel.behave(this.map, at(".stage"), at(".hint"));
    this.search = new Search(this, at(".find"));
    this.labels = new Labels(this, at(".labelled"), at(".room"));
    this.panel = new Panel(this, at(".panel"));
  }

  // A choice in a box beside the map is drawn before the server has heard of it.
  overhear(event) {
    const made = event.type === "click" ? event.target.closest?.("[role=option]")
      : event.key === "Enter" && event.target.closest?.(`[class*="${BESIDE.slice(1)}"]`);
    if (!this.root.isConnected) this.stop.abort();
    else if (made && this.data && !this.data.own) this.chosen();
  }

  chosen() {
    setTimeout(() => {
      for (const [field, offered] of Object.entries(this.data.choices)) {
        const label = beside(field);
        const value = offered.find(([, each]) => each === label)?.[0];
        if (value && value !== asked(this.data.address, field)) return this.foresee(field, value);
      }
    });
  }

  read(feature) {
    const { L } = this, { kind, district, why } = feature.properties;
    if (kind === "district") {
      this.shapes.set(district, L.polygon(rings(feature.geometry), { smoothFactor: 0.5 }));
      if (why) this.why.set(district, why);
    } else if (kind === "outside") {
      this.outside.push(L.polygon(rings(feature.geometry), { interactive: false }));
    } else if (kind === "approximate_line") {
      this.dashed.push(L.polyline(lines(feature.geometry), { interactive: false }));
    } else if (kind === "hatch" && district) {
      this.hatches.set(district, L.polyline(lines(feature.geometry), { interactive: false }));
    }
  }

  listen(code, layer) {
    layer.on("mouseover mousemove", (event) => this.show(code, event.originalEvent));
    layer.on("mouseout", () => this.hide());
    layer.on("click", () => this.choose({ district: code === this.data.district ? "none" : code }));
    layer.on("add", () => this.reachable(code, layer));
  }

  reachable(code, layer) {
    const path = layer.getElement();
    if (!path || path.dataset.code) return;
    path.dataset.code = code;
    path.setAttribute("role", "button");
    path.setAttribute("tabindex", "-1");
    path.addEventListener("focus", () => { this.focused = code; this.show(code); });
    path.addEventListener("blur", () => this.hide());
    path.addEventListener("keydown", (event) => this.press(event, code));
  }

  press(event, code) {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (step) this.focus(this.beside(code, step));
    else if (event.key === "Enter" || event.key === " ") {
      this.choose({ district: code === this.data.district ? "none" : code });
    } else if (event.key === "Escape") this.choose({ district: "none" });
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  drawn() { return this[this.mode]; }

  centre(code) {
    const layer = this.drawn().get(code);
    const { lat, lng } = layer.getLatLng ? layer.getLatLng() : layer.getBounds().getCenter();
    return [lng, lat];
  }

  beside(code, [dx, dy]) {
    const [x, y] = this.centre(code);
    let best = code, least = Infinity;
    for (const other of this.drawn().keys()) {
      const [ox, oy] = this.centre(other);
      const along = (ox - x) * dx + (oy - y) * dy;
      const across = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
      const far = along + 2 * across;
      if (other !== code && along > across * 0.6 && far < least) [best, least] = [other, far];
    }
    return best;
  }

  focus(code) {
    for (const [other, layer] of this.drawn()) {
      layer.getElement()?.setAttribute("tabindex", other === code ? "0" : "-1");
    }
    this.drawn().get(code)?.getElement()?.focus({ preventScroll: true });
  }

  choose(change) {
    const began = performance.now();
    const inside = change.district && change.district !== "none" && !this.inside.has(change.district);
    if (inside) return;
    for (const [field, value] of Object.entries(change)) this.local[field] = { value, at: Date.now() };
    Object.assign(this.data, change);
    this.paint();
    this.painted(began);
    this.tell();
  }

  // Choose a district found by name, in or out of the area, and bring it into sight.
  find(code) {
    if (this.inside.has(code)) this.choose({ district: code });
    else {
      const [[within]] = this.data.choices.within;
      const open = Object.entries(this.local).map(([field, { value }]) => [field, value]);
      this.send("choice", { ...Object.fromEntries(open), within, district: code });
    }
    const [x, y] = this.centre(code);
    if (!this.map.getBounds().contains([y, x])) this.map.panTo([y, x], { animate: false });
  }

  close() {
    const { district } = this.data;
    this.choose({ district: "none" });
    this.focus(district);
  }

  // What was asked last is told, however long its values take and whatever comes first.
  async ask(indicator) {
    this.asking = indicator;
    this.local.indicator = { value: indicator, at: Date.now() };
    const drawn = await this.foresee("indicator", indicator);
    if (this.asking !== indicator) return;
    this.asking = null;
    if (drawn) {
      this.local.indicator = { value: indicator, at: Date.now() };
      this.tell();
    } else {
      // The page itself will answer.
      delete this.local.indicator;
      this.send("choice", { indicator });
    }
  }

  // Draw another figure as soon as its values are there; say whether it was drawn.
  async foresee(field, value) {
    const began = performance.now(), address = instead(this.data.address, field, value);
    this.foreseen = { asked: address, at: Date.now() };
    const mine = this.foreseen;
    this.unheard();
    try {
      const values = await fetched(address);
      if (this.foreseen !== mine) return false;
      mine.address = values.address;
      this.look({ ...this.data, ...values });
    } catch {
      if (this.foreseen === mine) this.foreseen = null;
      return false;
    }
    this.paint();
    this.painted(began);
    return true;
  }

  forget() {
    this.asking = this.foreseen = null;
    this.local = {};
    if (this.told) this.update(...this.told);
  }

  // A page that ends as it was says nothing new of it: then what it said last is drawn.
  unheard() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      if (!this.foreseen || !this.root.isConnected) return;
      if (this.asking || document.querySelector(BUSY)) this.unheard();
      else this.update(...this.told);
    }, SETTLE);
  }

  painted(began) {
    this.root.querySelector(".stage").dataset.painted = (performance.now() - began).toFixed(1);
  }

  tell() {
    // Two choices before the server answers would leave it only the second.
    const open = Object.entries(this.local).map(([field, { value }]) => [field, value]);
    this.send("choice", Object.fromEntries(open));
  }

  update(told, values, send) {
    this.told = [told, values, send];
    this.send = send;
    clearTimeout(this.late);
    let data = { ...values, ...told };
    const { foreseen } = this;
    if (foreseen?.address && foreseen.address !== told.values && Date.now() - foreseen.at < SETTLE) {
      // What was drawn stays until the server has heard of it.
      data = { ...this.data, lens: data.lens, view: data.view, district: data.district };
      this.late = setTimeout(() => this.update(told, values, send), SETTLE);
    } else if (foreseen?.address || !this.asking) this.foreseen = null;
    if (this.local.indicator?.value === asked(told.values, "indicator")) delete this.local.indicator;
    for (const [field, { value, at }] of Object.entries(this.local)) {
      if (told[field] === value || Date.now() - at > SETTLE) delete this.local[field];
      else if (field !== "indicator") data = { ...data, [field]: value };
    }
    this.look(data);
    this.paint();
    this.beforehand();
  }

  look(data) {
    if (!(data.lens in data.lenses)) data.lens = Object.keys(data.lenses)[0];
    this.data = data;
    this.inside = new Set(data.inside);
    data.order.forEach((code, position) => this.at.set(code, position));
  }

  // The indicators above and below in the list are the likeliest next ones.
  beforehand() {
    clearTimeout(this.idle);
    if (navigator.connection?.saveData || this.data.own) return;
    this.idle = setTimeout(() => {
      const codes = this.data.choices.indicator.map(([code]) => code), at = codes.indexOf(this.data.indicator);
      for (const code of [codes[at + 1], codes[at - 1]]) {
        if (code) fetched(instead(this.data.address, "indicator", code)).catch(() => {});
      }
    }, 1500);
  }

  resize() {
    this.map.invalidateSize({ animate: false });
    // The stage may find its size before the first values have come.
    if (this.data && !this.moved) this.fit();
  }

  bounds() {
    if (this.mode === "tiles") {
      const tiles = [...this.tiles].filter(([code]) => this.inside.has(code)).map(([, tile]) => tile);
      if (this.inside.size === this.tiles.size) tiles.push(...this.blank);
      const all = this.L.latLngBounds([]);
      for (const tile of tiles) all.extend(tile.getBounds());
      return all;
    }
    const found = this.L.latLngBounds([]);
    for (const code of this.inside) {
      const shape = this.shapes.get(code);
      if (shape) found.extend(shape.getBounds());
    }
    return found;
  }

  fit() {
    this.map.fitBounds(this.bounds(), { padding: [8, 8], animate: false });
    this.moved = false;
  }

  frame(mode) {
    const plane = mode === "tiles" ? "tiles" : "land", area = this.data.inside.length;
    const key = `${plane} ${area} ${this.data.inside[0]}`;
    if (this.key === key) return;
    if (this.key) this.frames[this.key] = this.moved ? [this.map.getCenter(), this.map.getZoom()] : null;
    this.key = key;
    const kept = this.frames[key];
    if (kept) { this.map.setView(...kept, { animate: false }); this.moved = true; } else this.fit();
  }

  paint() {
    const { data, map, groups, L } = this;
    const { address, view, district } = data, now = [address, data.lens, view, district, data.own?.id].join();
    if (this.shown === now) return;
    this.shown = now;
    const lens = data.lenses[data.lens];
    const mode = data.view === "shapes" && data.lens === "number" ? "circles" : data.view;
    const held = this.root.getRootNode().activeElement;
    this.mode = mode;
    this.frame(mode);
    for (const [name, group] of Object.entries(groups)) {
      const wanted = name === mode || (name === "shapes" && mode === "circles");
      if (wanted !== map.hasLayer(group)) map[wanted ? "addLayer" : "removeLayer"](group);
    }
    if (mode === "circles") this.land();
    // What lies over what changes with the drawing and the chosen district alone.
    const stacked = `${mode} ${district}`, anew = mode === "circles" || this.stacked !== stacked;
    this.stacked = stacked;
    for (const [code, layer] of this.drawn()) this.colour(code, layer, lens, anew);
    this.marks(mode, anew);
    if (mode === "circles") this.order();
    map.getContainer().setAttribute("aria-label", lens.headline);
    this.reach();
    // A path that is brought to the front loses the keyboard.
    if (held?.dataset?.code && this.drawn().has(held.dataset.code)) this.focus(held.dataset.code);
    this.controls();
    this.legend(lens, mode);
    this.labels.draw();
    if (data.own) return;
    this.panel.draw();
    say(lens);
  }

  land() {
    for (const layer of this.shapes.values()) {
      restyled(layer, { fillColor: this.data.palette.land, fillOpacity: 1, color: "#fff", weight: 0.6 });
      layer.getElement()?.setAttribute("aria-hidden", "true");
      layer.getElement()?.setAttribute("tabindex", "-1");
    }
  }

  colour(code, layer, lens, anew) {
    const { palette, sizes } = this.data, position = this.at.get(code);
    const shade = lens.index[position], inside = this.inside.has(code);
    const chosen = code === this.data.district, known = shade >= 0;
    if (this.mode === "circles") layer.setRadius(known ? sizes[this.data.lens][position] : 0);
    restyled(layer, {
      fillColor: known ? lens.colours[shade] : palette.paper,
      fillOpacity: this.mode === "circles" ? 0.85 : 1,
      color: chosen ? palette.ink : this.mode === "circles" ? palette.quiet : palette.line,
      weight: chosen ? 3 : 0.8, opacity: 1,
    });
    const path = layer.getElement();
    if (!path) return;
    const seen = inside ? "1" : "0.18";
    if (path.style.opacity !== seen) path.style.opacity = seen;
    if (path.hasAttribute("aria-hidden")) path.removeAttribute("aria-hidden");
    put(path, "aria-pressed", String(chosen));
    put(path, "aria-label", this.spoken(code, lens));
    if (chosen && anew) layer.bringToFront();
  }

  spoken(code, lens) {
    const name = this.drawing.names[code];
    const value = lens.states[code] ?? lens.labels[this.at.get(code)];
    return `${name.name}, ${name.province}: ${lens.name}, ${value}`;
  }

  marks(mode, anew) {
    const { data, map, L } = this, wanted = new Set();
    this.marked ??= L.layerGroup().addTo(map);
    const stripe = { color: data.palette.noData, weight: 1.2, opacity: 0.9 };
    const lines = mode === "tiles" ? this.striped : this.hatches;
    for (const [code, state] of Object.entries(data.lenses[data.lens].states)) {
      if (state.startsWith("no data") && lines.has(code)) wanted.add(restyled(lines.get(code), stripe));
    }
    const empty = { fillColor: data.palette.paper, fillOpacity: 1, color: data.palette.outline, weight: 0.8, dashArray: "1 3" };
    for (const layer of [...this.outside, ...this.blank]) restyled(layer, empty);
    if (mode === "shapes") {
      const dash = { color: data.palette.approximate, weight: 1.3, dashArray: "4 4" };
      for (const line of this.dashed) wanted.add(restyled(line, dash));
    }
    const there = this.marked.getLayers().filter((layer) => wanted.has(layer));
    // Dashes lie over stripes: what is new among them lets all be laid anew.
    if (!anew && there.length === wanted.size) {
      for (const layer of this.marked.getLayers()) if (!wanted.has(layer)) this.marked.removeLayer(layer);
      return;
    }
    this.marked.clearLayers();
    for (const layer of wanted) this.marked.addLayer(layer);
  }

  order() {
    const sizes = this.data.sizes[this.data.lens];
    [...this.circles.entries()]
      .sort(([a], [b]) => sizes[this.at.get(b)] - sizes[this.at.get(a)])
      .forEach(([, circle]) => circle.bringToFront());
  }

  reach() {
    const drawn = this.drawn();
    const first = [this.focused, this.data.district, this.data.inside[0]].find((code) => drawn.has(code));
    for (const [code, layer] of drawn) {
      const path = layer.getElement();
      if (path) put(path, "tabindex", code === first ? "0" : "-1");
    }
  }

  controls() {
    const { data } = this;
    const draw = (selector, field, offered) => {
      const bar = this.root.querySelector(selector);
      if (bar.dataset.offered !== Object.keys(offered).join()) {
        bar.dataset.offered = Object.keys(offered).join();
        bar.replaceChildren(...Object.entries(offered).map(([value, label]) => {
          const button = element("button", { type: "button", "data-value": value }, label);
          button.addEventListener("click", () => {
            if (button.ariaDisabled !== "true") this.choose({ [field]: value });
          });
          return button;
        }));
      }
      const pressed = field === "view" ? this.mode : data[field];
      for (const button of bar.children) {
        const { value } = button.dataset, why = field === "view" && this.notShapes(value);
        button.setAttribute("aria-pressed", String(value === pressed));
        button.setAttribute("aria-disabled", String(Boolean(why)));
        button.title = why || "";
      }
    };
    this.indicators();
    draw(".lenses", "lens", Object.fromEntries(Object.entries(data.lenses).map(([key, lens]) => [key, lens.name])));
    draw(".views", "view", data.views);
    draw(".several", "maps", data.several ?? {});
    this.root.querySelector(".stage").dataset.drawn = this.drawn().size;
    this.root.querySelector(".stage").dataset.mode = this.mode;
    this.root.querySelector(".stage").dataset.lens = data.lens;
    this.root.querySelector(".stage").dataset.zoom = this.map.getZoom().toFixed(2);
  }

  // Why numbers of people are not drawn as shapes; nothing where they may be.
  notShapes(view) {
    return view === "shapes" && this.data.lens === "number" ? this.data.notes.circles : "";
  }

  indicators() {
    const { data } = this, box = this.root.querySelector(".indicators");
    const offered = data.choices.indicator;
    if (box.options.length !== offered.length) {
      box.replaceChildren(...offered.map(([value, label]) => element("option", { value }, label)));
      box.addEventListener("change", () => this.ask(box.value));
    }
    if (box.value !== data.indicator) box.value = data.indicator;
  }

  legend(lens, mode) {
    const { data } = this, box = this.root.querySelector(".legend");
    const row = (kind, colour, label, count) => {
      const swatch = element("span", { class: `swatch ${kind}` });
      if (colour) swatch.style.background = colour;
      const number = element("span", { class: "count" }, count ?? "");
      return element("li", {}, swatch, element("span", { class: "label" }, label), number);
    };
    const list = element("ul", {}, ...lens.legend.map(([label, colour, count]) => row("class", colour, label, String(count))));
    for (const [kind, label, count] of lens.emptiness) {
      if (kind !== "approximate" || mode === "shapes") list.append(row(kind, null, label, count));
    }
    const parts = [element("p", { class: "key" }, lens.key), list];
    if (mode === "circles") {
      parts.push(element("p", { class: "note" }, lens.circles), element("div", { class: "measure" }));
      if (data.lens === "number") parts.push(element("p", { class: "note" }, data.notes.circles));
    }
    parts.push(element("p", { class: "note" }, mode === "tiles" ? data.notes.tiles : data.notes.shapes));
    if (mode !== "tiles") {
      const about = element("details", { class: "note" }, element("summary", {}, "About these outlines"), data.notes.more);
      about.open = box.querySelector("details")?.open ?? false;
      parts.push(about);
    }
    box.replaceChildren(...parts);
    // Its words are explained as those of the page are.
    (window.zilaScopes ??= new Set()).add(box);
    dispatchEvent(new Event("zila-words"));
    this.sizes();
  }

  // The key of circle sizes, as large as the circles are now.
  sizes() {
    const box = this.root.querySelector(".measure");
    if (box) box.replaceChildren(circleKey.key(this.data.rings[this.data.lens], 2 ** this.map.getZoom()));
  }

  show(code, event) {
    const { data } = this, name = this.drawing.names[code], position = this.at.get(code);
    const title = element("p", { class: "name" }, name.name, " ", element("span", { lang: "ur", dir: "rtl" }, name.name_ur));
    const rows = data.lines.map(([label, values]) =>
      element("p", { class: "line" }, element("span", {}, label), element("b", {}, values[position])));
    const said = [element("p", { class: "where" }, name.province), ...rows];
    const state = data.lenses[data.lens].states[code];
    if (state) said.push(element("p", { class: "state" }, state));
    if (data.flags[code]) said.push(element("p", { class: "state" }, data.flags[code]));
    if (this.why.has(code) && this.mode === "shapes") {
      said.push(element("p", { class: "state" }, `Approximate outline: ${this.why.get(code)}`));
    }
    this.tip.replaceChildren(title, ...said);
    this.tip.hidden = false;
    this.place(code, event);
  }

  place(code, event) {
    const stage = this.root.querySelector(".stage").getBoundingClientRect();
    let x, y;
    if (event) [x, y] = [event.clientX - stage.left, event.clientY - stage.top];
    else {
      const [cx, cy] = this.centre(code);
      ({ x, y } = this.map.latLngToContainerPoint([cy, cx]));
    }
    const left = x > stage.width / 2 ? x - this.tip.offsetWidth - 14 : x + 14;
    const top = Math.min(y + 10, stage.height - this.tip.offsetHeight - 4);
    this.tip.style.left = `${Math.max(2, Math.min(left, stage.width - this.tip.offsetWidth - 2))}px`;
    this.tip.style.top = `${Math.max(2, top)}px`;
  }

  hide() { this.tip.hidden = true; }
}

// One of several maps brings what differs from the map alone: its classes, its legend.
function withOwn(values, { own, lens }) {
  if (!own) return values;
  const lenses = { ...values.lenses, [lens]: { ...values.lenses[lens], ...own.lens } };
  const sized = (all, mine) => ({ ...all, [lens]: mine });
  return { ...values, lenses, sizes: sized(values.sizes, own.sizes), rings: sized(values.rings, own.rings) };
}

export default async function ({ parentElement, data, setTriggerValue }) {
  const held = maps.get(parentElement) ?? {};
  maps.set(parentElement, held);
  held.data = data;
  held.send = setTriggerValue;
  const coming = fetched(data.values);
  held.framed ??= framed(parentElement);
  held.ready ??= Promise.all([
    leaflet(), coming.then((values) => geometry(values.geometry)), held.framed,
  ]).then(
    ([L, drawing]) => new LiveMap(parentElement, L, drawing),
  );
  try {
    const [live, values] = await Promise.all([held.ready, coming]);
    // Another view was asked for while this one was on its way.
    if (held.data === data) live.update(data, withOwn(values, data), held.send);
    parentElement.querySelector(".failed").hidden = true;
    return live;
  } catch (error) {
    parentElement.querySelector(".failed").hidden = false;
    console.error(error);
  }
}
