// The key of circle sizes: up to three round numbers, as large as on the map itself.
const OWN = new URL(import.meta.url);
const { drawn } = await import(new URL(`element.js${OWN.search}`, OWN));
const MOST = 44, LEAST = 2.5, LINE = 17, GAP = 10;

// Round numbers and their radii in km, the largest first -> those to draw, in pixels.
export function chosen(steps, scale) {
  const fitting = steps.map(([text, km]) => [text, km * scale])
    .filter(([, r]) => r <= MOST && r >= LEAST);
  if (!fitting.length) return [];
  const found = [fitting[0]];
  // Half, then a quarter of the width: about a fourth and a sixteenth of the people.
  for (const part of [2, 4]) {
    const next = fitting.find(([, r]) => r * part <= fitting[0][1] * 1.02);
    if (next && !found.includes(next)) found.push(next);
  }
  return found;
}

export function key(steps, scale) {
  const sizes = chosen(steps, scale);
  const largest = sizes.length ? sizes[0][1] : 0;
  const high = Math.max(2 * largest, LINE * sizes.length) + 4, middle = largest + 2;
  const rows = sizes.map(([text, r], place) => {
    const y = Math.min(high - 2 - 2 * r + 1, high - LINE * (sizes.length - place) + LINE / 2);
    const line = Math.max(LINE / 2, y);
    return [
      drawn("circle", { cx: middle, cy: high - 2 - r, r }),
      drawn("line", { x1: middle, y1: high - 2 - 2 * r, x2: middle + largest + GAP, y2: line }),
      drawn("text", { x: middle + largest + GAP + 4, y: line, "dominant-baseline": "central" }, text),
    ];
  });
  const said = `Sizes of circles: ${sizes.map(([text]) => text).join(", ")}`;
  const box = { class: "sizes", role: "img", "aria-label": said, width: "100%", height: high };
  return drawn("svg", box, ...rows.flat());
}
