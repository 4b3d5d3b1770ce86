// Finding a district on the map by any of its names; the server knows them all.
const OWN = new URL(import.meta.url);
const { element } = await import(new URL(`element.js${OWN.search}`, OWN));
const PAUSE = 120;

export class Search {
  constructor(live, box) {
    this.live = live;
    this.field = box.querySelector("input");
    this.list = box.querySelector("ul");
    this.said = box.querySelector("[role=status]");
    this.found = []; this.at = -1;
    this.field.addEventListener("input", () => this.ask());
    this.field.addEventListener("keydown", (event) => this.press(event));
    this.field.addEventListener("blur", () => this.close());
    // A press on the list must not take the keyboard from the field first.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  ask() {
    clearTimeout(this.soon);
    const typed = this.field.value.trim();
    if (!typed) return this.close();
    this.soon = setTimeout(() => this.look(typed), PAUSE);
  }

  async look(typed) {
    const { pathname } = new URL("places.json", new URL(this.live.data.address, location.origin));
    const address = `${pathname}?typed=${encodeURIComponent(typed)}`;
    try {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(`No names: ${answer.status}`);
      const found = await answer.json();
      if (this.field.value.trim() === typed) this.show(found);
    } catch {
      this.close();
      this.said.textContent = "The names cannot be looked up now.";
    }
  }

  show({ said, places }) {
    this.found = places;
    this.said.textContent = said;
    this.list.replaceChildren(...places.map(({ name, note, code }, place) => {
      const row = element("li", { role: "option", id: `found-${place}`, "aria-selected": "false" }, name);
      if (note) row.append(" ", element("span", {}, note));
      if (code) row.addEventListener("click", () => this.choose(place));
      else row.setAttribute("aria-disabled", "true");
      return row;
    }));
    this.open(places.length > 0);
    // Only what alone bears the very name is marked before somebody marks it.
    this.mark(places.findIndex(({ sure }) => sure));
  }

  open(is) {
    this.list.hidden = !is;
    this.field.setAttribute("aria-expanded", String(is));
    if (!is) this.field.removeAttribute("aria-activedescendant");
  }

  close() {
    clearTimeout(this.soon);
    this.found = [];
    this.said.textContent = "";
    this.open(false);
  }

  mark(place) {
    this.at = place;
    [...this.list.children].forEach((row, each) => row.setAttribute("aria-selected", String(each === place)));
    if (place < 0) return;
    this.field.setAttribute("aria-activedescendant", `found-${place}`);
    this.list.children[place].scrollIntoView({ block: "nearest" });
  }

  press(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], many = this.found.length;
    if (step && many) {
      let next = this.at < 0 && step < 0 ? 0 : this.at;
      for (let n = 0; n < many; n += 1) {
        next = (next + step + many) % many;
        if (this.found[next].code) break;
      }
      if (this.found[next].code) this.mark(next);
    } else if (event.key === "Enter" && this.at >= 0) this.choose(this.at);
    else if (event.key === "Escape") { this.field.value = ""; this.close(); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  choose(place) {
    const { code } = this.found[place] ?? {};
    if (!code) return;
    this.field.value = "";
    this.close();
    this.live.find(code);
  }
}
