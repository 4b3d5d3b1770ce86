// Which of many texts have room on a map: larger districts first, none over another.
export const KINDS = { none: "None", names: "Names", values: "Values" };
const HIGH = 15, BETWEEN = 2, FONT = '600 12px "Zila Sans", "Source Sans 3", sans-serif';
// How much wider than its district a text may be: a name is known, a number is not.
const WIDER = { names: 1.5, values: 1.25 };
const pencil = document.createElement("canvas").getContext("2d");

// Spots are { text, x, y, across, size, chosen } in the layer's pixels; the chosen
// district has its text, however small it is.
export function placed(map, spots, kind) {
  const window = map.getSize(), found = [], kept = [];
  pencil.font = FONT;
  for (const { text, x, y, across, size, chosen } of spots) {
    const wide = pencil.measureText(text).width, at = map.layerPointToContainerPoint([x, y]);
    const seen = at.x > wide / 2 && at.y > HIGH / 2 && at.x < window.x - wide / 2 && at.y < window.y - HIGH / 2;
    if (seen && (chosen || wide <= across * WIDER[kind])) found.push({ text, x, y, wide, size: chosen ? Infinity : size });
  }
  for (const each of found.sort((a, b) => b.size - a.size)) {
    if (kept.every((other) => apart(each, other))) kept.push(each);
  }
  return kept;
}

export function moved({ x, y }) {
  return `translate(${x}px, ${y}px) translate(-50%, -50%)`;
}

// What is said where not all have room; nothing where all have.
export function room(kept, all, kind) {
  return kind !== "none" && kept < all ? `${kept} of ${all} labels have room; zoom in for more.` : "";
}

function apart(a, b) {
  return Math.abs(a.y - b.y) >= HIGH + BETWEEN
    || Math.abs(a.x - b.x) >= (a.wide + b.wide) / 2 + BETWEEN;
}
