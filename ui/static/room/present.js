// The same keys as on the screen, for the page of the one who leads; what is typed into
// a field is left alone.
const ACTS = {
  ArrowRight: "next", PageDown: "next", " ": "next", n: "next",
  ArrowLeft: "back", PageUp: "back", p: "back", P: "back",
  b: "black", B: "black", ".": "black", w: "neutral", W: "neutral", N: "neutral",
  a: "agenda", A: "agenda", l: "parked", L: "parked",
  f: "freeze", F: "freeze", r: "reveal", R: "reveal", o: "open", O: "open",
  "1": "1", "2": "2", "3": "3", "4": "4", "5": "5", "6": "6", "0": "dark",
  u: "tongues", U: "tongues", Home: "home", End: "end",
};
const FIELDS = "input, textarea, select, [contenteditable], [role=listbox], [role=combobox], [role=tablist]";
const held = new WeakMap();

// Presses are sent one after another, so that each turns one page and none is lost. What
// a press confirms is what was asked before it was made.
function act(state, what) {
  const sure = state.sure?.act === what && performance.now() - state.sure.at < 10000 ? state.sure.sure : "";
  state.sure = null;
  state.presses = [...(state.presses ?? []), { act: what, sure }];
  if (!state.sending) send(state);
}

async function send(state) {
  state.sending = true;
  while (state.presses.length) {
    const sent = state.presses.shift();
    state.line.textContent = (await told(state, sent)) || "";
    state.send("acted", Date.now());
  }
  state.sending = false;
}

async function told(state, sent) {
  try {
    const answer = await fetch("/screen/act", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...sent, token: state.token }),
    });
    const said = await answer.json();
    if (said.sure) state.sure = { act: sent.act, sure: said.sure, at: performance.now() };
    return said.say;
  } catch {
    // What was pressed while the server was silent is not done by surprise later.
    state.presses = [];
    return "The server does not answer. Nothing was changed.";
  }
}

export default function ({ parentElement, data, setTriggerValue }) {
  const state = held.get(parentElement) ?? {};
  held.set(parentElement, state);
  Object.assign(state, { token: data.token, send: setTriggerValue, line: parentElement.querySelector(".said") });
  if (!state.listen) {
    state.listen = (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const at = event.composedPath()[0];
      if (at.closest?.(FIELDS)) return;
      const what = ACTS[event.key];
      if (!what || (event.key === " " && at.closest?.("button, a, summary"))) return;
      event.preventDefault();
      // Streamlit has keys of its own, R among them.
      event.stopImmediatePropagation();
      if (!event.repeat) act(state, what);
    };
    window.addEventListener("keydown", state.listen, true);
  }
  state.line.dataset.listens = "";
  return () => {
    window.removeEventListener("keydown", state.listen, true);
    state.listen = null;
  };
}
