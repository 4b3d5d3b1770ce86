// What is known of the chosen district: it stays while lens and indicator change.
const OWN = new URL(import.meta.url);
const { element } = await import(new URL(`element.js${OWN.search}`, OWN));

export class Panel {
  constructor(live, box) {
    Object.assign(this, { live, box, kept: new Map() });
  }

  draw() {
    const { live, box } = this, { data, drawing } = live, code = data.district;
    const name = drawing.names[code], held = box.getRootNode().activeElement;
    box.hidden = !name || !live.at.has(code);
    if (box.hidden) return box.replaceChildren();
    const inside = box.contains(held) ? held.dataset.key : null;
    box.setAttribute("aria-label", `${name.name}, the chosen district`);
    const { more = [], peers = [], rule = "" } = this.known(code);
    const around = element("div", { class: "around" },
      this.others("Neighbours", "Districts it touches.", drawing.neighbours[code] ?? []),
      this.others("Peers", rule, peers));
    box.replaceChildren(this.figures(code, name, more), around);
    if (!inside) return;
    // The keyboard stays where it was, or begins at the name of the next district.
    const there = box.querySelector(`[data-key="${inside}"]`) ?? box.querySelector("h2");
    there.focus({ preventScroll: true });
  }

  // What was fetched of this very district and choice, or nothing until it has come.
  known(code) {
    const asked = new URL(this.live.data.address, location.origin);
    asked.pathname = asked.pathname.replace("map.json", "around.json");
    asked.searchParams.set("district", code);
    const address = `${asked.pathname}${asked.search}`;
    this.address = address;
    if (this.kept.has(address)) return this.kept.get(address);
    this.kept.set(address, {});
    fetch(address).then((answer) => answer.json()).then((said) => {
      this.kept.set(address, said);
      if (this.address === address) this.draw();
    }).catch(() => this.kept.delete(address));
    return {};
  }

  figures(code, name, more) {
    const { live } = this, { data } = live, position = live.at.get(code);
    const close = element("button", { type: "button", class: "close", "data-key": "close" }, "Close");
    close.addEventListener("click", () => live.close());
    const title = element("h2", { class: "name", tabindex: "-1", "data-key": "name" }, name.name, " ",
      element("span", { lang: "ur", dir: "rtl" }, name.name_ur));
    const parts = [
      element("div", { class: "top" }, title, close),
      element("p", { class: "where" }, name.province),
      this.classed(code),
      element("dl", {}, ...data.lines.map(([label, values]) => row(label, values[position])),
        ...data.more.map((label, place) => row(label, more[place] ?? "…"))),
    ];
    const state = data.lenses[data.lens].states[code];
    for (const text of [state, data.flags[code]]) {
      if (text) parts.push(element("p", { class: "state" }, capital(text)));
    }
    return element("div", { class: "figures" }, ...parts, this.profile(code, name));
  }

  // Where the district stands in the legend.
  classed(code) {
    const { data } = this.live, lens = data.lenses[data.lens];
    const shade = lens.index[this.live.at.get(code)];
    const text = shade < 0 ? capital(why(lens, code)) : lens.legend[shade][0];
    return element("p", { class: "classed" }, this.swatch(code), `${lens.name}: ${text}`);
  }

  swatch(code) {
    const { data } = this.live, lens = data.lenses[data.lens];
    const shade = lens.index[this.live.at.get(code)];
    const kind = shade >= 0 ? "class" : why(lens, code).replace(" ", "-");
    const made = element("span", { class: `swatch ${kind}`, "aria-hidden": "true" });
    if (shade >= 0) made.style.background = lens.colours[shade];
    return made;
  }

  profile(code, name) {
    const { live } = this, { data } = live;
    const asked = new URL(data.address, location.origin).searchParams;
    for (const field of ["lens", "view"]) asked.set(field, data[field]);
    asked.set("district", code);
    const link = element("a", { href: `/district?${asked}`, "data-key": "profile" }, `Profile of ${name.name}`);
    link.addEventListener("click", follow);
    return element("p", { class: "walk" }, link);
  }

  // Other districts with their value in the lens; a press chooses one.
  others(title, said, codes) {
    const { live } = this, { data, drawing } = live, lens = data.lenses[data.lens];
    const rows = codes.filter((code) => live.at.has(code)).map((code) => {
      const { name, province } = drawing.names[code];
      const inside = live.inside.has(code);
      const other = inside ? element("button", { type: "button", "data-key": code }, name)
        : element("span", {}, `${name} (${province})`);
      if (inside) other.addEventListener("click", () => live.choose({ district: code }));
      const position = live.at.get(code);
      return element("li", {}, this.swatch(code), other,
        element("b", {}, lens.index[position] < 0 ? why(lens, code) : lens.labels[position]));
    });
    const heading = element("h3", {}, `${title} of ${drawing.names[data.district].name}`);
    const measured = element("p", { class: "note" }, `${lens.name}: ${lens.measured}.`);
    return element("section", {}, heading, measured, element("ul", {}, ...rows),
      element("p", { class: "note" }, said));
  }
}

// Why a district has no value in a lens: no data, or not applicable.
const why = (lens, code) => (lens.states[code] ?? "no data").split(":")[0];
const row = (label, text) => element("div", {}, element("dt", {}, label), element("dd", {}, text));
const capital = (text) => text[0].toUpperCase() + text.slice(1);

// Streamlit follows a link as it follows Back, so the session stays.
function follow(event) {
  if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  history.pushState({}, "", event.currentTarget.href);
  dispatchEvent(new PopStateEvent("popstate"));
}
