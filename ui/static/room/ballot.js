/* What JavaScript adds to the ballot: it sends again what was not saved, and the page
   changes by itself. Everything else works without it. */
(() => {
  "use strict";
  const root = document.documentElement;
  const said = document.getElementById("said");
  const line = document.getElementById("line");
  const LONGEST = 8000;
  let seen = main().dataset.mark;
  let sending = null;

  root.classList.add("js");

  function main() {
    return document.getElementById("main");
  }

  function sleep(milliseconds) {
    return new Promise((done) => setTimeout(done, milliseconds));
  }

  /* Show a line above the page: "saving", "unsaved", "lost"; nothing hides it. */
  function tell(word) {
    if (line.dataset.word === (word || "")) return;
    line.dataset.word = word || "";
    line.hidden = !word;
    line.replaceChildren();
    if (!word) return;
    const words = document.querySelector(`#words [data-word="${word}"]`).cloneNode(true);
    line.replaceChildren(...words.childNodes);
    said.textContent = line.querySelector("span").textContent;
  }

  function kept() {
    return [...main().querySelectorAll("textarea")].map((each) => each.value).join("");
  }

  /* Put the main region of another page in the place of this one's. */
  function swap(text, pressed) {
    const next = new DOMParser().parseFromString(text, "text/html");
    const fresh = next.getElementById("main");
    if (!fresh) return location.reload();
    for (const part of ["header", "footer"]) {
      const now = document.querySelector(part), then = next.querySelector(part);
      if (now && then) now.replaceWith(then);
      else if (now || then) return location.reload();
    }
    root.lang = next.documentElement.lang;
    root.dir = next.documentElement.dir;
    const old = main();
    const typed = old.querySelector("textarea");
    const open = old.querySelector("details[open]");
    const place = [...old.querySelectorAll("button")].indexOf(document.activeElement);
    const inside = old.contains(document.activeElement);
    const same = old.dataset.kind === fresh.dataset.kind;
    const writing = document.activeElement === typed;
    old.replaceWith(fresh);
    seen = fresh.dataset.mark || seen;
    const box = fresh.querySelector("textarea");
    if (typed && box && !box.value && !pressed) box.value = typed.value;
    if (same && open && !pressed) fresh.querySelector("details").open = true;
    if (writing && box) box.focus();
    else if (same && place >= 0 && !pressed) fresh.querySelectorAll("button")[place]?.focus();
    else if (inside || pressed) fresh.focus({ preventScroll: !pressed });
    if (pressed) scrollTo(0, 0);
    announce(old, fresh);
    again();
  }

  function announce(old, fresh) {
    const words = fresh.dataset.say;
    const head = fresh.querySelector("[role=alert] span, h1 span");
    if (old.dataset.kind !== fresh.dataset.kind)
      said.textContent = words || (head ? head.textContent : "");
  }

  /* Send a form until the server has an answer other than "not saved". */
  async function send(form, button) {
    const mine = (sending = {});
    const body = new URLSearchParams(new FormData(form));
    if (button && button.name) body.set(button.name, button.value);
    for (const each of main().querySelectorAll("[aria-busy]")) each.removeAttribute("aria-busy");
    if (button) button.setAttribute("aria-busy", "true");
    tell("saving");
    for (let wait = 500; sending === mine; wait = Math.min(2 * wait, LONGEST)) {
      try {
        const answer = await fetch(form.action, { method: "POST", body, signal: AbortSignal.timeout(15000) });
        const text = await answer.text();
        if (sending !== mine) return;
        if (answer.status !== 503) {
          sending = null;
          if (answer.redirected) history.replaceState(null, "", tidy(answer.url));
          tell("");
          return swap(text, true);
        }
      } catch {
        /* Whether it was recorded is not known; the server is told so. */
        body.set("again", "1");
      }
      if (sending === mine) tell("unsaved");
      await sleep(wait + Math.random() * 300);
    }
  }

  /* What is said once is not said again after the page is loaded anew. */
  function tidy(address) {
    const url = new URL(address);
    for (const name of ["chosen", "joined", "handed", "asked"]) url.searchParams.delete(name);
    return url.pathname + url.search;
  }

  function again() {
    const form = main().querySelector("form[data-again][data-keep]");
    if (form && !sending) send(form, form.querySelector("button"));
  }

  async function refresh(mark) {
    if (main().dataset.kind === "join" && dirty()) return void (seen = mark);
    const answer = await fetch(location.href, { signal: AbortSignal.timeout(10000) });
    if (answer.status === 503) throw new Error("not now");
    const text = await answer.text();
    if (sending) return;
    tell("");
    seen = mark;
    swap(text, false);
  }

  function dirty() {
    const form = main().querySelector("[data-typed]");
    return !!form && [...new FormData(form).entries()].some(
      ([name, value]) => name !== "token" && name !== "code" && value);
  }

  function count(votes) {
    const held = main().querySelector("[data-votes]");
    if (!held || +held.dataset.votes === votes) return;
    held.dataset.votes = votes;
    const number = held.querySelector("bdi");
    if (number) number.textContent = votes;
  }

  /* The clock runs on between two looks at the room. */
  let until = null;
  function clock() {
    const held = main().querySelector("[data-left]");
    if (!held) return;
    if (until?.of !== held) until = { of: held, at: Date.now() + 1000 * held.dataset.left };
    const minutes = Math.max(0, Math.ceil((until.at - Date.now()) / 60000));
    const number = held.querySelector("bdi");
    if (number && +number.textContent !== minutes) number.textContent = minutes;
  }

  async function watch() {
    for (let wait = 1000; ; ) {
      if (document.hidden) {
        await new Promise((done) => document.addEventListener("visibilitychange", done, { once: true }));
        continue;
      }
      try {
        const answer = await fetch(`/vote/next?seen=${encodeURIComponent(seen)}`, { signal: AbortSignal.timeout(15000) });
        if (!answer.ok) throw new Error("not now");
        const { mark, votes } = await answer.json();
        if (!mark) throw new Error("not now");
        if (!sending) {
          if (mark !== seen) await refresh(mark);
          else tell("");
          count(votes);
        } else await sleep(500);
        wait = 1000;
      } catch {
        if (!sending) tell("lost");
        await sleep(wait + Math.random() * 300);
        wait = Math.min(2 * wait, LONGEST);
      }
    }
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.hasAttribute("data-keep")) return;
    event.preventDefault();
    send(form, event.submitter);
  });
  history.replaceState(null, "", tidy(location.href));
  setInterval(clock, 2000);
  clock();
  again();
  watch();
})();
