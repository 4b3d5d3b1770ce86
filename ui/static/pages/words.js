// Words of the field, marked where they first occur on a page and explained on hover, on
// focus and on a tap. A mark stands in for the text it is in (see stand_in.js), so that a
// page goes on as if it were not there.
const WAIT = 500;
// Where sentences, captions and keys stand, in the order in which they are read.
const PLACES = [
  "h1", "h2", '[data-testid="stCaptionContainer"]', '[data-testid="stMarkdownContainer"] > p',
  ".zila-key",
].join(", ");
const LEFT_ALONE = "a, button, summary, label, input, select, textarea, code, svg, nav, font, [role=button], [translate=no], .zila-marked";
// There words stand as a room has decided them.
const WITHOUT = ["/present", "/decide", "/check"];
const STYLE = `
.zila-word { text-decoration: underline dotted 1.5px; text-underline-offset: 0.18em; cursor: help; border-radius: 2px; }
.zila-word:focus-visible { outline: 2px solid #0b5cad; outline-offset: 2px; }
.zila-meaning { position: fixed; z-index: 2147483000; box-sizing: border-box; max-width: min(22rem, calc(100vw - 1rem)); padding: 0.5rem 0.75rem; background: #fff; color: #1c2430; border: 1px solid #6b7480; border-radius: 4px; box-shadow: 0 2px 10px rgb(28 36 48 / 22%); font: 400 0.95rem/1.4 "Zila Sans", sans-serif; letter-spacing: 0; text-align: left; }
.zila-meaning p { margin: 0; font-size: inherit; color: inherit; } .zila-meaning .from { margin-top: 0.25rem; font-size: 0.8rem; color: #56606e; }
@media print { .zila-word { text-decoration: none; } .zila-meaning { display: none; } }`;

const meanings = new Map();
let wanted, terms, open = null;

function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const home = (word) => {
  const root = word.getRootNode();
  return root instanceof ShadowRoot ? root : document.body;
};

function dressed(root) {
  const place = root instanceof ShadowRoot ? root : document.head;
  if (!place.querySelector("style.zila-words")) place.append(element("style", { class: "zila-words" }, STYLE));
}

function shut() {
  if (!open) return;
  clearTimeout(open.late);
  open.tip.remove();
  open.word.removeAttribute("aria-describedby");
  open.word.setAttribute("aria-expanded", "false");
  open = null;
}

function place(word, tip) {
  const at = word.getBoundingClientRect(), { offsetWidth: wide, offsetHeight: high } = tip;
  const below = at.bottom + 6 + high <= innerHeight || at.top < high + 6;
  tip.style.left = `${Math.max(8, Math.min(at.left, innerWidth - wide - 8))}px`;
  tip.style.top = `${below ? at.bottom + 6 : at.top - high - 6}px`;
}

function show(word) {
  if (open?.word === word) return clearTimeout(open.late);
  shut();
  const [term, meaning, source] = meanings.get(word.dataset.term);
  const tip = element("div", { class: "zila-meaning", role: "tooltip", id: "zila-meaning" },
    element("p", {}, element("b", {}, term), `: ${meaning}`), element("p", { class: "from" }, source));
  home(word).append(tip);
  place(word, tip);
  word.setAttribute("aria-describedby", "zila-meaning");
  word.setAttribute("aria-expanded", "true");
  tip.addEventListener("pointerenter", () => clearTimeout(open?.late));
  tip.addEventListener("pointerleave", () => later(word));
  open = { word, tip, late: 0 };
}

function later(word) {
  if (open?.word !== word || word.matches(":focus")) return;
  clearTimeout(open.late);
  open.late = setTimeout(shut, 250);
}

function marked(form) {
  const word = element("span", {
    class: "zila-word", role: "button", tabindex: "0", "aria-expanded": "false", "data-term": terms.get(form),
  }, form);
  word.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(word));
  word.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && later(word));
  word.addEventListener("focus", () => show(word));
  word.addEventListener("blur", shut);
  word.addEventListener("click", () => show(word));
  word.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { shut(); event.stopPropagation(); }
    if (event.key === "Enter" || event.key === " ") { show(word); event.preventDefault(); }
  });
  return word;
}

function within(text, used) {
  const parts = [];
  let from = 0;
  for (const found of text.data.matchAll(wanted)) {
    const term = terms.get(found[0]);
    if (used.has(term)) continue;
    used.add(term);
    parts.push(text.data.slice(from, found.index), marked(found[0]));
    from = found.index + found[0].length;
  }
  if (!parts.length) return;
  const standIn = element("span", { class: window.zilaStandIns.MARKED }, ...parts, text.data.slice(from));
  window.zilaStandIns.note(text, standIn);
  text.replaceWith(standIn);
}

function texts(place) {
  const walk = document.createTreeWalker(place, NodeFilter.SHOW_TEXT), found = [];
  while (walk.nextNode()) {
    const above = walk.currentNode.parentElement;
    if (walk.currentNode.data.trim() && above && !above.closest(LEFT_ALONE)) found.push(walk.currentNode);
  }
  return found;
}

function pass() {
  if (open && !open.word.isConnected) shut();
  // Addresses and formulas are no words.
  for (const code of document.querySelectorAll('[data-testid="stCode"]')) code.setAttribute("translate", "no");
  const main = document.querySelector('[data-testid="stMain"]');
  if (!main || WITHOUT.includes(location.pathname.replace(/\/$/, ""))) return;
  const roots = [main, ...[...window.zilaScopes ?? []].filter((each) => each.isConnected)];
  const words = roots.flatMap((root) => [...root.querySelectorAll(".zila-word")]);
  const used = new Set(words.map((word) => word.dataset.term));
  for (const root of roots) {
    dressed(root.getRootNode());
    for (const place of root.matches(".legend") ? [root] : root.querySelectorAll(PLACES)) {
      for (const text of texts(place)) if (text.isConnected) within(text, used);
    }
  }
}

let late;
const soon = () => {
  clearTimeout(late);
  late = setTimeout(() => (window.requestIdleCallback ?? setTimeout)(pass), WAIT);
};

// Called once, with [term, its forms, its meaning, its source] of every word.
export default function words(told) {
  if (meanings.size) return;
  terms = new Map();
  for (const [term, forms, meaning, source] of told) {
    meanings.set(term, [term, meaning, source]);
    for (const form of forms) terms.set(form, term);
  }
  const forms = [...terms.keys()].sort((a, b) => b.length - a.length);
  const plain = forms.map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  wanted = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${plain.join("|")})(?![\\p{L}\\p{N}-])`, "gu");
  new MutationObserver((records) => {
    const own = records.every(({ target, addedNodes }) =>
      target === document.body || [...addedNodes].some((one) => one.classList?.contains("zila-marked")));
    if (!own) soon();
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
  addEventListener("zila-words", soon);
  addEventListener("keydown", (event) => event.key === "Escape" && shut());
  // What is beside a word goes with it: the keyboard scrolls to what it reaches.
  addEventListener("scroll", () => open && place(open.word, open.tip), { capture: true, passive: true });
  soon();
}
