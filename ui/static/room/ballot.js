/* What JavaScript adds to the ballot: the page changes by itself, and a vote that found
   no server is sent again. Each form is a form first: what this script lacks or fails
   at, the browser sends as a plain form. It keeps to the language of 2009; what it may
   ask of a browser is listed in tests/support/browser_floor.py. */
(function () {
  "use strict";
  var root = document.documentElement;
  var SOON = 3000, TRY = 10000, LOOK = 15000, LONGEST = 4000, TRIES = 36;
  var over = false, sending = null, pressed = null, until = null;
  var wait = 1000, away = false, seen;

  function part(id) {
    return document.getElementById(id);
  }

  function kind(page) {
    return page.getAttribute("data-kind");
  }

  /* Whatever goes wrong inside, the page is a plain page again. */
  function safely(act) {
    return function (event) {
      try {
        if (!over) act(event);
      } catch (error) {
        giveUp();
      }
    };
  }

  function soon(act, milliseconds) {
    return setTimeout(safely(act), milliseconds);
  }

  /* End the script; what was pressed and has no answer goes as a plain form. */
  function giveUp() {
    var byHand = sending && sending.byHand;
    over = true;
    sending = null;
    root.className = "";
    part("line").hidden = true;
    if (byHand) part("again").submit();
    else if (part("main").getAttribute("data-follow"))
      setTimeout(function () { location.reload(); }, LOOK);
  }

  /* Say a line above the page: "saving", "unsaved", "stopped", "lost"; none if empty. */
  function tell(word) {
    var line = part("line");
    var words = word ? document.querySelector("#words [data-word=" + word + "]") : null;
    if (line.getAttribute("data-word") === word) return;
    line.setAttribute("data-word", word);
    line.hidden = !word;
    part("told").innerHTML = words ? words.innerHTML : "";
    clock();
    part("again").hidden = word !== "unsaved" && word !== "stopped";
    part("look").hidden = word !== "lost";
    if (words) part("said").textContent = words.querySelector("span").textContent;
  }

  /* Ask the server; hand on the text and the request, or null where no answer came. */
  function ask(method, address, body, patience, done) {
    var request = new XMLHttpRequest(), ended = false, late;
    function end(text) {
      if (ended) return;
      ended = true;
      clearTimeout(late);
      done(text, request);
    }
    request.open(method, address);
    if (body) {
      request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
      request.setRequestHeader("X-Zila-Script", "1");
    }
    request.onload = safely(function () { end(request.responseText); });
    request.onerror = safely(function () { end(null); });
    late = soon(function () { end(null); request.abort(); }, patience);
    request.send(body);
    return request;
  }

  /* The page in a text, if it is one of ours that knows how things stand. */
  function read(text) {
    var page = text ? new DOMParser().parseFromString(text, "text/html") : null;
    var main = page && page.getElementById("words") && page.getElementById("main");
    var known = main && kind(main);
    return known && known !== "unsaved" && known !== "lost" ? page : null;
  }

  /* Put the parts of another page in the place of this one's. */
  function swap(page, byHand) {
    var old = part("main"), fresh = page.getElementById("main");
    var at = document.activeElement, typed = old.querySelector("textarea");
    var open = old.querySelector("details[open]");
    var place = [].indexOf.call(old.querySelectorAll("button"), at);
    var same = !byHand && kind(old) === kind(fresh), inside = old.contains(at), box, again;
    root.lang = part("said").lang = page.documentElement.lang;
    root.dir = part("said").dir = page.documentElement.dir;
    ["header", "#line", "#main", "footer", "#words"].forEach(function (each) {
      var now = document.querySelector(each);
      now.parentNode.replaceChild(page.querySelector(each), now);
    });
    seen = fresh.getAttribute("data-mark") || seen;
    box = fresh.querySelector("textarea");
    if (typed && box && !box.value && !byHand) box.value = typed.value;
    if (same && open) fresh.querySelector("details").open = true;
    again = same && place >= 0 ? fresh.querySelectorAll("button")[place] : null;
    if (typed && at === typed && box) box.focus();
    else if (again) again.focus();
    else if (inside || byHand) fresh.focus();
    if (byHand) scrollTo(0, 0);
    if (kind(old) !== kind(fresh)) announce(fresh);
  }

  function announce(fresh) {
    var head = fresh.querySelector("[role=alert] span, h1 span");
    part("said").textContent = fresh.getAttribute("data-say") || (head ? head.textContent : "");
  }

  /* Copy what a form sends into the plain form of the line; return it as a body. */
  function copied(form, button) {
    var fields = [].filter.call(form.elements, function (each) {
      return each.name && (each === button || each.tagName !== "BUTTON");
    });
    part("again").action = form.action;
    part("fields").textContent = "";
    return fields.map(function (each) {
      var field = document.createElement("input");
      field.type = "hidden";
      field.name = each.name;
      field.value = each.value;
      part("fields").appendChild(field);
      return encodeURIComponent(each.name) + "=" + encodeURIComponent(each.value);
    }).join("&");
  }

  function drop() {
    if (sending && sending.request) sending.request.abort();
    sending = null;
  }

  /* Send a form until the server has an answer other than "not saved". */
  function send(form, button, byHand) {
    var body = copied(form, button);
    if (!/token=/.test(body) || /undefined/.test(body)) throw new Error("not all was read");
    drop();
    [].forEach.call(document.querySelectorAll("[aria-busy]"), function (each) {
      each.removeAttribute("aria-busy");
    });
    button.setAttribute("aria-busy", "true");
    sending = { byHand: byHand, since: Date.now(), action: form.action, body: body, tries: 0, wait: 500 };
    tell("saving");
    attempt(sending);
  }

  function attempt(mine) {
    if (sending !== mine) return;
    mine.request = ask("POST", mine.action, mine.body, TRY, function (text, request) {
      var page = sending === mine ? read(text) : null;
      if (sending !== mine) return;
      if (!page) return later(mine);
      var at = request.getResponseHeader("Content-Location") || request.responseURL;
      if (at) history.replaceState(null, "", tidy(at));
      swap(page, true);
      sending = null;
    });
  }

  /* Whether it was recorded is not known; the server is told so. */
  function later(mine) {
    mine.tries += 1;
    if (mine.tries === 1) mine.body += "&again=1";
    tell(mine.tries < TRIES ? "unsaved" : "stopped");
    if (mine.tries < TRIES) soon(function () { attempt(mine); }, mine.wait + 300 * Math.random());
    mine.wait = Math.min(2 * mine.wait, LONGEST);
  }

  /* Send a form from here, if that will do; what is pressed again while nothing is
     heard of the first goes as a plain form, and so does the button of the line. */
  function taken(form, button) {
    var silent = sending && !sending.tries && Date.now() - sending.since > SOON;
    if (!form.hasAttribute("data-keep") || !button || button.form !== form || silent) {
      drop();
      return false;
    }
    send(form, button, true);
    return true;
  }

  /* What is said once is not said again after the page is loaded anew. */
  function tidy(address) {
    var parts = address.split("#")[0].split("?");
    var kept = (parts[1] || "").split("&").filter(function (each) {
      return each && !/^(chosen|joined|handed|asked|told|grouped)=/.test(each);
    });
    return parts[0] + (kept.length ? "?" + kept.join("&") : "");
  }

  function dirty() {
    var form = part("main").querySelector("[data-typed]");
    return form && [].some.call(form.elements, function (each) {
      return each.type === "radio" ? each.checked : each.name && each.type !== "hidden" && each.value;
    });
  }

  /* What the room tells; nothing, if another answers in its place. */
  function parsed(text) {
    return /^\{"mark":"/.test(text) ? JSON.parse(text) : {};
  }

  function watch() {
    if (document.hidden || sending) return soon(watch, 500);
    ask("GET", "/vote/next?seen=" + encodeURIComponent(away ? "" : seen), null, LOOK, function (text) {
      var told = parsed(text);
      if (!told.mark) lost();
      else if (told.mark === seen) well(told);
      else refresh(told);
    });
  }

  function refresh(told) {
    if (dirty()) {
      seen = told.mark;
      return well(told);
    }
    ask("GET", tidy(location.href), null, TRY, function (text) {
      var page = read(text);
      if (!page) return lost();
      if (!sending) {
        seen = told.mark;
        swap(page, false);
      }
      well(told);
    });
  }

  function lost() {
    if (!sending) tell("lost");
    /* A server that is back answers at once who says to have seen nothing. */
    away = true;
    soon(watch, wait + 300 * Math.random());
    wait = Math.min(2 * wait, 0.7 * LONGEST);
  }

  function well(told) {
    if (!sending) tell("");
    count(told.votes);
    wait = 1000;
    away = false;
    soon(watch, 100);
  }

  function write(held, number) {
    var shown = held.querySelector("bdi");
    if (shown && shown.textContent !== String(number)) shown.textContent = number;
  }

  function count(votes) {
    var held = part("main").querySelector("[data-votes]");
    if (held) write(held, votes);
  }

  function two(number) {
    return (number < 10 ? "0" : "") + number;
  }

  /* The clock runs on between two looks at the room. */
  function clock() {
    var held, time = part("told").querySelector(".clock"), now = new Date();
    if (time) time.textContent = two(now.getHours()) + ":" + two(now.getMinutes()) + ":" + two(now.getSeconds());
    held = part("main").querySelector("[data-left]");
    if (!held) return;
    if (!until || until.of !== held) until = { of: held, at: Date.now() + 1000 * held.getAttribute("data-left") };
    write(held, Math.max(0, Math.ceil((until.at - Date.now()) / 60000)));
  }

  function begin() {
    var form = part("main").querySelector("form[data-again][data-keep]");
    seen = part("main").getAttribute("data-mark");
    document.addEventListener("click", safely(function (event) {
      pressed = event.target;
      while (pressed && pressed.tagName !== "BUTTON") pressed = pressed.parentNode;
    }), true);
    document.addEventListener("submit", function (event) {
      try {
        if (!over && taken(event.target, pressed)) event.preventDefault();
      } catch (error) {
        drop();
        giveUp();
      }
    });
    addEventListener("pageshow", safely(function (event) {
      if (event.persisted) location.reload();
    }));
    history.replaceState(null, "", tidy(location.href));
    setInterval(safely(clock), 1000);
    clock();
    watch();
    if (form) send(form, form.querySelector("button"), false);
    root.className = "js";
  }

  safely(begin)();
})();
