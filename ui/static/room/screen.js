// The projector's page: asks what is new, shows it, keeps what it shows when the server
// is away; for the facilitator, keys and clicker.
const body = document.body;
const frame = document.getElementById("frame");
const wall = document.getElementById("wall");
const sayLine = document.getElementById("say");
const lost = document.getElementById("lost");
const keys = document.getElementById("keys");
const preview = body.classList.contains("preview");
const QUIET_FOR = 3000;
const AGAIN = 1000;
const name = Math.random().toString(36).slice(2);
let { mark, token } = body.dataset;
let { votes, wifi } = body.dataset;
let ahead = 0;
let evenAhead = 0;
let zone = 0;
let sure = {};

// The server's clocks, so that every screen counts alike. What runs down goes by the one
// that nobody sets, and here by the time since this page was opened.
function setClock(told) {
  ahead = Number(told.now) * 1000 - performance.now();
  evenAhead = Number(told.even) * 1000 - performance.now();
  zone = Number(told.zone);
}

const two = (number) => String(number).padStart(2, "0");
function written(seconds) {
  const [hours, rest] = [Math.floor(seconds / 3600), seconds % 3600];
  const minutes = `${hours ? two(Math.floor(rest / 60)) : Math.floor(rest / 60)}:${two(rest % 60)}`;
  return hours ? `${hours}:${minutes}` : minutes;
}

function tick() {
  const now = performance.now() + ahead;
  const even = performance.now() + evenAhead;
  for (const each of document.querySelectorAll("[data-end]")) {
    const left = Math.ceil(Number(each.dataset.end) - even / 1000);
    each.textContent = left > 0 ? written(left) : each.dataset.done || "0:00";
    each.classList.toggle("over", left <= 0);
  }
  const here = new Date(now + zone * 60000);
  for (const each of document.querySelectorAll("[data-clock]")) {
    each.textContent = `${two(here.getUTCHours())}:${two(here.getUTCMinutes())}`;
  }
}

const HOLDS = ".split, .middle, .ask, .door, .way, .alone, .with-figure, .findings, .small-figure, .figure, "
  + ".beside, .figures section, .numbers section, .decided section";

// Whether something that stands in a box reaches out of it.
function cut(box) {
  const held = box.getBoundingClientRect();
  return [...box.children].some((each) => {
    const { bottom, right, width } = each.getBoundingClientRect();
    return width > 1 && (bottom > held.bottom + 1 || right > held.right + 1);
  });
}

// Type shrinks in steps until nothing is cut; the style sheet holds the floor.
function fit() {
  const scale = preview ? innerWidth / 1280 : 1;
  if (preview) frame.style.transform = `scale(${scale})`;
  const shown = wall.querySelector(".body");
  if (!shown) return;
  let k = 1;
  wall.style.setProperty("--k", k);
  wall.classList.remove("tight");
  const tooLarge = () => [shown, ...shown.querySelectorAll(HOLDS)].some(cut);
  while (k > 0.5 && tooLarge()) {
    k -= 0.05;
    wall.style.setProperty("--k", k.toFixed(2));
  }
  wall.classList.toggle("tight", tooLarge());
}

function show(html) {
  const before = document.getElementById("grown")?.style.width;
  wall.innerHTML = html;
  fit();
  tick();
  const grown = document.getElementById("grown");
  if (before && grown && before !== grown.style.width) {
    const to = grown.style.width;
    grown.style.width = before;
    grown.getBoundingClientRect();
    grown.style.width = to;
  }
}

function take(told) {
  if (!told.mark) throw new Error("The store does not answer");
  setClock(told);
  token = told.token;
  if (told.html !== null) show(told.html);
  mark = told.mark;
  votes = String(told.votes);
  wifi = told.wifi;
}

let since = 0;
function away() {
  since ||= performance.now();
  if (performance.now() - since >= QUIET_FOR) lost.hidden = false;
}

function back() {
  since = 0;
  lost.hidden = true;
}

async function follow() {
  const asked = new URLSearchParams({ seen: since ? "again" : mark, votes, wifi, id: preview ? "" : name, w: innerWidth, h: innerHeight });
  if (preview) asked.set("preview", "1");
  const stop = new AbortController();
  const late = setTimeout(() => stop.abort(), 20000);
  try {
    const answer = await fetch(`/screen/next?${asked}`, { cache: "no-store", signal: stop.signal });
    if (!answer.ok) throw new Error(String(answer.status));
    const told = await answer.json();
    if (!told.mark) throw new Error("The store does not answer");
    // What was seen meanwhile by a key of our own is as new, or newer.
    if (told.mark !== mark || String(told.votes) !== votes || told.wifi !== wifi || since) take(told);
    else { setClock(told); token = told.token; }
    back();
    setTimeout(follow, 50);
  } catch {
    away();
    setTimeout(follow, AGAIN);
  } finally {
    clearTimeout(late);
  }
}
setInterval(() => { if (since) away(); }, 500);

let hush;
function say(text) {
  clearTimeout(hush);
  sayLine.textContent = text;
  sayLine.hidden = !text;
  if (text) hush = setTimeout(() => { sayLine.hidden = true; }, 6000);
}

async function act(what) {
  const held = sure.act === what && performance.now() - sure.at < 10000 ? sure.sure : "";
  sure = {};
  const given = { act: what, token, sure: held, ...(preview ? { preview: "1" } : {}) };
  try {
    const answer = await fetch("/screen/act", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(given),
    });
    const told = await answer.json();
    if (answer.ok) {
      take(told);
      if (told.sure) sure = { act: what, sure: told.sure, at: performance.now() };
    }
    say(told.say);
  } catch {
    say("The server does not answer. Nothing was changed.");
  }
}

const ACTS = {
  ArrowRight: "next", PageDown: "next", " ": "next", n: "next",
  ArrowLeft: "back", PageUp: "back", p: "back", P: "back",
  b: "black", B: "black", ".": "black", w: "neutral", W: "neutral", N: "neutral",
  f: "freeze", F: "freeze", r: "reveal", R: "reveal", o: "open", O: "open",
  Home: "home", End: "end",
};

function fullScreen() {
  if (document.fullscreenElement || preview) return;
  document.documentElement.requestFullscreen?.().catch(() => say("Full screen: press F11."));
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  // F5 is what many clickers send to begin.
  if (event.key === "Enter" || event.key === "F5") { event.preventDefault(); fullScreen(); return; }
  if (!token) return;
  if (event.key === "?") { keys.hidden = !keys.hidden; return; }
  if (event.key === "Escape") { keys.hidden = true; return; }
  const what = ACTS[event.key];
  if (!what) return;
  event.preventDefault();
  if (!event.repeat) act(what);
});

setClock(body.dataset);
fit();
tick();
setInterval(tick, 250);
addEventListener("resize", fit);
document.fonts.ready.then(fit);
follow();
