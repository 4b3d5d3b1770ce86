// A box in which a place is looked up by any of its names. What is typed is asked of the
// server, which alone knows the names; nothing is chosen until somebody chooses it.
const WAIT = 120;
const boxes = new WeakMap();
let made = 0;

const OWN = new URL(import.meta.url);
const { element } = await import(new URL(`../map/element.js${OWN.search}`, OWN));

function frame(parent) {
  const id = `zila-names-${(made += 1)}`;
  const label = element("label", { for: id });
  const taken = element("ul", { class: "taken" });
  const input = element("input", {
    id, type: "text", role: "combobox", dir: "auto", autocomplete: "off", spellcheck: "false",
    "aria-expanded": "false", "aria-controls": `${id}-list`, "aria-autocomplete": "list",
  });
  const said = element("p", { class: "said", role: "status" });
  const list = element("ul", { class: "found", role: "listbox", id: `${id}-list`, hidden: "" });
  const hint = element("p", { class: "hint" });
  const line = element("div", { class: "line" }, taken, input);
  const whole = element("div", { class: "zila-names" }, label, line, hint, said, list);
  parent.replaceChildren(whole);
  return { id, label, taken, input, said, list, hint, whole, rows: [], at: -1, asked: 0 };
}

function close(box) {
  box.list.hidden = true;
  box.list.replaceChildren();
  box.rows = [];
  box.at = -1;
  box.asked += 1;
  box.said.textContent = "";
  box.input.setAttribute("aria-expanded", "false");
  box.input.removeAttribute("aria-activedescendant");
}

const single = (box) => box.data.most === 1;
const full = (box) => !single(box) && box.data.chosen.length >= box.data.most;

function restore(box) {
  clearTimeout(box.timer);
  close(box);
  box.input.value = single(box) ? box.data.chosen[0]?.title ?? "" : "";
}

// What choosing a line does; nothing where it only tells.
function deed(box, row) {
  if (row.district && !box.data.chosen.some(({ code }) => code === row.district)) {
    return () => box.send("choice", { district: row.district });
  }
  if (row.districts) return () => box.send("choice", { districts: row.districts });
  if (row.area && box.data.areas) return () => box.send("choice", { within: row.area });
  if (row.ask) return () => { box.input.value = row.ask; look(box); box.input.focus(); };
  return null;
}

function choose(box, row) {
  const act = deed(box, row);
  if (!act) return;
  if (!row.ask) close(box);
  act();
}

function move(box, at) {
  const lines = [...box.list.children];
  if (!lines.length) return;
  box.at = (at + lines.length) % lines.length;
  lines.forEach((line, place) => line.setAttribute("aria-selected", String(place === box.at)));
  box.input.setAttribute("aria-activedescendant", lines[box.at].id);
  lines[box.at].scrollIntoView({ block: "nearest" });
}

function line(box, row, place) {
  const made_ = element(
    "li",
    { role: "option", id: `${box.id}-${place}`, "aria-selected": "false" },
    element("span", { class: "title", dir: "auto" }, row.title),
  );
  const here = box.data.chosen.some(({ code }) => code && code === row.district);
  const note = here ? "chosen already" : row.note;
  if (note) made_.append(" ", element("small", { dir: "auto" }, note));
  if (deed(box, row)) made_.addEventListener("click", () => choose(box, row));
  else made_.setAttribute("aria-disabled", "true");
  // The box keeps the focus, so that it is not left before the press is over.
  made_.addEventListener("mousedown", (event) => event.preventDefault());
  return made_;
}

async function look(box) {
  const mine = (box.asked += 1);
  const areas = box.data.areas ? "1" : "";
  const chosen = box.data.chosen.map(({ code }) => code).join(".");
  const told = { typed: box.input.value, within: box.data.within, areas };
  const query = new URLSearchParams({ ...told, chosen, most: box.data.most });
  const answer = await fetch(`${location.origin}/names?${query}`).then(
    (got) => (got.ok ? got.json() : null), () => null,
  );
  if (mine !== box.asked) return;
  if (!answer) {
    box.said.textContent = "Names cannot be looked up now: the server does not answer.";
    return;
  }
  box.rows = answer.rows;
  box.at = -1;
  box.said.textContent = answer.said;
  box.list.replaceChildren(...answer.rows.map((row, place) => line(box, row, place)));
  box.list.hidden = !answer.rows.length;
  box.input.removeAttribute("aria-activedescendant");
  box.input.setAttribute("aria-expanded", String(!box.list.hidden));
  box.whole.scrollIntoView({ block: "nearest" });
}

function enter(box) {
  if (box.at >= 0) return choose(box, box.rows[box.at]);
  const itself = box.rows.filter((row) => row.itself && row.district);
  if (itself.length === 1) return choose(box, itself[0]);
  return look(box);
}

function pressed(box, event) {
  event.stopPropagation();
  const open = !box.list.hidden;
  if (event.key === "ArrowDown") open ? move(box, box.at + 1) : look(box);
  else if (event.key === "ArrowUp" && open) move(box, box.at < 0 ? -1 : box.at - 1);
  else if (event.key === "Enter") enter(box);
  else if (event.key === "Escape") restore(box);
  else return;
  event.preventDefault();
}

function listen(box) {
  const { input } = box;
  input.addEventListener("input", () => {
    clearTimeout(box.timer);
    box.asked += 1;
    box.timer = setTimeout(() => (input.value.trim() ? look(box) : close(box)), WAIT);
  });
  input.addEventListener("keydown", (event) => pressed(box, event));
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", () => restore(box));
}

function chip(box, { code, title }) {
  const away = element("button", { type: "button", "aria-label": `Take away ${title}` }, single(box) ? "×" : `${title} ×`);
  away.addEventListener("click", () => box.send("choice", { away: code }));
  return element("li", {}, away);
}

export default function ({ parentElement, data, setTriggerValue }) {
  let box = boxes.get(parentElement);
  if (!box || !parentElement.contains(box.whole)) {
    box = frame(parentElement);
    boxes.set(parentElement, box);
    listen(box);
  }
  const before = JSON.stringify(box.data ?? null);
  box.data = data;
  box.send = setTriggerValue;
  if (before === JSON.stringify(data)) return;
  box.label.textContent = data.label;
  box.hint.textContent = data.hint;
  box.input.placeholder = data.placeholder;
  box.input.disabled = full(box);
  box.taken.replaceChildren(...data.chosen.map((one) => chip(box, one)));
  box.taken.hidden = !data.chosen.length;
  box.whole.classList.toggle("one", single(box));
  if (document.activeElement !== box.input || single(box)) restore(box);
}
