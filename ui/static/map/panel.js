// What is known of the chosen district: it stays while lens and indicator change.
const OWN = new URL(import.meta.url);
const { element } = await import(new URL(`element.js${OWN.search}`, OWN));

export class Panel {
  constructor(live, box) {
    Object.assign(this, { live, box });
  }

  draw() {
    const { live, box } = this, { data, drawing } = live, code = data.district;
    const name = drawing.names[code], held = box.getRootNode().activeElement;
    box.hidden = !name || !live.at.has(code);
    if (box.hidden) return box.replaceChildren();
    const inside = box.contains(held) ? held.dataset.key : null;
    box.setAttribute("aria-label", `${name.name}, the chosen district`);
    const around = element("div", { class: "around" },
      this.others("Neighbours", "Districts it touches.", drawing.neighbours[code] ?? []));
    box.replaceChildren(this.figures(code, name), around);
    if (inside) box.querySelector(`[data-key="${inside}"]`)?.focus({ preventScroll: true });
  }

  figures(code, name) {
    const { live } = this, { data } = live, position = live.at.get(code);
    const close = element("button", { type: "button", class: "close", "data-key": "close" }, "Close");
    close.addEventListener("click", () => live.close());
    const title = element("h2", { class: "name" }, name.name, " ",
      element("span", { lang: "ur", dir: "rtl" }, name.name_ur));
    const parts = [
      element("div", { class: "top" }, title, close),
      element("p", { class: "where" }, name.province),
      this.classed(code),
      element("dl", {}, ...[...data.lines, ...data.more].map(([label, values]) =>
        element("div", {}, element("dt", {}, label), element("dd", {}, values[position])))),
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
    const text = shade < 0 ? capital(lens.states[code].split(":")[0]) : lens.legend[shade][0];
    return element("p", { class: "classed" }, this.swatch(code), `${lens.name}: ${text}`);
  }

  swatch(code) {
    const { data } = this.live, lens = data.lenses[data.lens];
    const shade = lens.index[this.live.at.get(code)];
    const kind = shade >= 0 ? "class" : lens.states[code].split(":")[0].replace(" ", "-");
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
      const state = lens.states[code]?.split(":")[0];
      return element("li", {}, this.swatch(code), other,
        element("b", {}, state ?? lens.labels[live.at.get(code)]));
    });
    const measured = `${said} ${lens.name}: ${lens.measured}.`;
    return element("section", {}, element("h3", {}, `${title} of ${drawing.names[data.district].name}`),
      element("p", { class: "note" }, measured), element("ul", {}, ...rows));
  }
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);

// Streamlit follows a link as it follows Back, so the session stays.
function follow(event) {
  if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  history.pushState({}, "", event.currentTarget.href);
  dispatchEvent(new PopStateEvent("popstate"));
}
