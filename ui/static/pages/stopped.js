// While the server does not answer a sheet lies over the page and says so, with a clock;
// once another run of it answers the page is loaded anew, since Streamlit would keep a
// page that nothing runs any more.
const LOOK = 1000, PATIENCE = 3000, AGAIN = 6000;

function connected() {
  const state = document.querySelector('[data-testid="stApp"]')?.dataset.testConnectionState;
  return !state || state === "CONNECTED" || state === "INITIAL";
}

async function answering() {
  try {
    const options = { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) };
    const answer = await fetch("/watch/run", options);
    return answer.ok ? await answer.text() : "";
  } catch {
    return "";
  }
}

function element(tag, attributes, text = "") {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.textContent = text;
  return made;
}

function sheet(words) {
  const made = element("section", { class: "zila-stopped", role: "alert" });
  made.append(
    element("p", { lang: "en" }, words.en),
    element("p", { lang: "ur", dir: "rtl" }, words.ur),
    element("p", { class: "clock" }),
  );
  return made;
}

export default function watch(words) {
  if (window.zilaWatches) return;
  window.zilaWatches = true;
  const shown = sheet(words), clock = shown.lastChild;
  let since = 0, gone = false;

  function say() {
    gone = true;
    clock.textContent = new Date().toTimeString().slice(0, 8);
    if (!shown.isConnected) document.body.append(shown);
  }

  function rest() {
    since = 0;
    gone = false;
    shown.remove();
  }

  async function look() {
    if (connected()) return rest();
    since ||= performance.now();
    const run = await answering();
    if (connected()) return rest();
    if (!run) return say();
    const late = gone && performance.now() - since > AGAIN;
    if (run !== words.run || late) location.reload();
  }

  (async function follow() {
    await look();
    setTimeout(follow, LOOK);
  })();
}
