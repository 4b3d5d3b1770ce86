// A bar of choices over several maps, and two live maps that move and choose together.
// What is chosen goes to the server; the maps themselves answer at once.
const OWN = new URL(import.meta.url);
const styles = ["live_map.css", "several.css"].map((name) =>
  OWN.pathname.replace(/several\.js$/, name) + OWN.search);
const { element } = await import(new URL(`element.js${OWN.search}`, OWN));
const SIDES = ["left", "right"];
const drawn = new WeakMap();

const FRAME = `
<div class="zila-several">
  <div class="bar"><div class="fields"></div><div class="tools"></div></div>
  <div class="two" hidden>${SIDES.map((side) => `
    <section class="side ${side}">
      <h2 class="title"></h2><p class="here"></p><div class="one"></div>
    </section>`).join("")}
  </div>
  <div class="small"></div>
</div>`;

function framed(root) {
  const page = document.createElement("template");
  page.innerHTML = FRAME;
  const sheets = styles.map((href) => element("link", { rel: "stylesheet", href }));
  root.replaceChildren(...sheets, page.content);
  return Promise.all(sheets.map((sheet) => new Promise((done) => {
    sheet.onload = sheet.onerror = done;
  })));
}

// The bar: a field of up to four values is a row of buttons, a longer one a box.
function bar(box, fields, choose) {
  const made = fields.map(({ field, label, said, options, value, listed }) => {
    const change = (to) => { if (to !== value) choose({ [field]: to }); };
    return element("div", { class: "set", "data-field": field },
      ...(said ? [element("span", { "aria-hidden": "true" }, said)] : []),
      (listed ? select : buttons)(label, options, value, change));
  });
  const at = box.getRootNode().activeElement?.dataset?.key;
  box.replaceChildren(...made);
  // The control that was pressed is drawn anew and keeps the keyboard.
  if (at) box.querySelector(`[data-key="${at}"]`)?.focus();
}

function buttons(label, options, value, change) {
  return element("div", { class: "choice", role: "group", "aria-label": label },
    ...options.map(([each, text]) => {
      const button = element("button", {
        type: "button", "data-key": `${label} ${each}`, "data-value": each, "aria-pressed": String(each === value),
      }, text);
      button.addEventListener("click", () => change(each));
      return button;
    }));
}

function select(label, options, value, change) {
  const box = element("select", { class: "indicators", "aria-label": label, "data-key": label },
    ...options.map(([each, text]) => element("option", { value: each }, text)));
  box.value = value;
  box.addEventListener("change", () => change(box.value));
  return box;
}

// What one map is asked to show, the other shows too, without being told to the server.
function follow(live, change) {
  for (const [field, value] of Object.entries(change)) live.local[field] = { value, at: Date.now() };
  Object.assign(live.data, change);
  live.paint();
}

function linked([one, other]) {
  let leading = null;
  for (const [live, twin] of [[one, other], [other, one]]) {
    live.map.on("move", () => {
      if (leading && leading !== live) return;
      leading = live;
      twin.map.setView(live.map.getCenter(), live.map.getZoom(), { animate: false });
      twin.moved = live.moved;
      leading = null;
    });
    // Who points at a district in one map sees its figures in both.
    const [show, hide] = [live.show.bind(live), live.hide.bind(live)];
    Object.assign(live, {
      show: (code, event) => { show(code, event); twin.pointed(code); },
      hide: () => { hide(); twin.let(); },
      pointed: show,
      let: hide,
    });
  }
}

// The search and the labels of the first map serve both.
function tools([one, other]) {
  const find = one.root.querySelector(".find"), labelled = one.root.querySelector(".labelled");
  other.root.querySelector("#found").id = "found-too";
  labelled.addEventListener("change", () => other.labels.draw());
  return [find, labelled.closest(".set")];
}

class Several {
  constructor(root) {
    this.root = root;
    this.sides = SIDES.map((side) => root.querySelector(`.${side}`));
    this.maps = [];
  }

  async update(data, draw, send) {
    Object.assign(this, { data, send });
    this.root.querySelector(".two").hidden = this.root.querySelector(".tools").hidden = !data.maps;
    this.bar();
    this.small(data.small ?? "");
    if (!data.maps) return;
    this.root.querySelector(".two").classList.toggle("together", data.together);
    data.maps.forEach((map, place) => {
      this.sides[place].querySelector(".title").textContent = map.own.title;
    });
    const maps = await Promise.all(data.maps.map((map, place) => draw({
      parentElement: this.sides[place].querySelector(".one"),
      data: map,
      setTriggerValue: (_, change) => this.chosen(place, change),
    })));
    if (!maps.every(Boolean)) return;
    if (!this.maps.length) {
      linked(maps);
      this.root.querySelector(".tools").append(...tools(maps));
    }
    this.maps = maps;
    this.here();
  }

  // Small maps are still: the server has written them.
  small(html) {
    if (this.still === html) return;
    this.still = html;
    const page = document.createElement("template");
    page.innerHTML = html;
    this.root.querySelector(".small").replaceChildren(page.content);
  }

  bar() {
    const now = this.maps[0]?.data;
    const fields = this.data.bar.map((each) =>
      (each.field === "view" && now ? { ...each, value: now.view } : each));
    bar(this.root.querySelector(".fields"), fields, (change) => this.choose(change));
  }

  choose(change) {
    if ("view" in change && this.maps.length) {
      this.maps[0].choose(change);
      this.bar();
    } else this.send("choice", change);
  }

  chosen(place, change) {
    if (this.maps.length) follow(this.maps[1 - place], change);
    this.here();
    this.send("choice", change);
  }

  // Under each title: the whole area, and beside it the district that is chosen.
  here() {
    this.maps.forEach((live, place) => {
      const { district, lens, lenses, own } = live.data, at = live.at.get(district);
      const said = [`${own.area}: ${own.overall}`];
      if (at !== undefined) {
        const value = lenses[lens].states[district] ?? lenses[lens].labels[at];
        said.unshift(`${live.drawing.names[district].name}: ${value}`);
      }
      this.sides[place].querySelector(".here").textContent = said.join(" · ");
    });
  }
}

export default async function ({ parentElement, data, setTriggerValue }, draw) {
  const held = drawn.get(parentElement) ?? {};
  drawn.set(parentElement, held);
  held.framed ??= framed(parentElement);
  await held.framed;
  held.several ??= new Several(parentElement);
  await held.several.update(data, draw, setTriggerValue);
}
