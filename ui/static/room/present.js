// The same keys as on the screen, for the page of the one who leads; what is typed into
// a field is left alone.
const ACTS = {
  ArrowRight: "next", PageDown: "next", " ": "next", n: "next",
  ArrowLeft: "back", PageUp: "back", p: "back", P: "back",
  b: "black", B: "black", ".": "black", w: "neutral", W: "neutral", N: "neutral",
  a: "agenda", A: "agenda", l: "parked", L: "parked",
  f: "freeze", F: "freeze", r: "reveal", R: "reveal", o: "open", O: "open",
  "1": "1", "2": "2", "3": "3", "4": "4", "5": "5", "6": "6", "0": "dark", l: "tongues", L: "tongues",
  Home: "home", End: "end",
};
const FIELDS = "input, textarea, select, [contenteditable], [role=listbox], [role=combobox], [role=tablist]";
const held = new WeakMap();

async function act(state, what) {
  const sure = state.sure?.act === what && performance.now() - state.sure.at < 10000 ? state.sure.sure : "";
  state.sure = null;
  let said;
  try {
    const answer = await fetch("/screen/act", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ act: what, token: state.token, sure }),
    });
    const told = await answer.json();
    said = told.say;
    if (told.sure) state.sure = { act: what, sure: told.sure, at: performance.now() };
  } catch {
    said = "The server does not answer. Nothing was changed.";
  }
  state.line.textContent = said || "";
  state.send("acted", Date.now());
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
