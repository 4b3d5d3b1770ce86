/* The projector's page: asks what is new, shows it, keeps what it shows when the server
   is away; for the facilitator, keys and clicker. It keeps to the language of 2009; what
   it may ask of a browser is listed in tests/support/browser_floor.py. Where it fails, the page is
   loaded anew, as it is without JavaScript. */
(function () {
  "use strict";
  var QUIET_FOR = 3000, AGAIN = 1000, TRY = 20000, RELOAD = 5000, SURE = 10000;
  var body = document.body, root = document.documentElement;
  var frame = part("frame"), wall = part("wall"), lost = part("lost"), keys = part("keys");
  var preview = body.className.indexOf("preview") >= 0;
  var name = Math.random().toString(36).slice(2);
  var mark = given("mark"), token = given("token"), votes = given("votes"), wifi = given("wifi");
  var ahead = 0, evenAhead = 0, zone = 0, since = 0, sure = {}, over = false, hush = 0;
  var presses = [], sending = false;
  var HOLDS = ".split, .middle, .ask, .door, .way, .alone, .with-figure, .findings, .small-figure, .figure, " +
    ".beside, .figures section, .numbers section, .lines, .lines section";
  var ACTS = {
    ArrowRight: "next", PageDown: "next", " ": "next", n: "next",
    ArrowLeft: "back", PageUp: "back", p: "back", P: "back",
    b: "black", B: "black", ".": "black", w: "neutral", W: "neutral", N: "neutral",
    a: "agenda", A: "agenda", l: "parked", L: "parked",
    f: "freeze", F: "freeze", r: "reveal", R: "reveal", o: "open", O: "open",
    "1": "1", "2": "2", "3": "3", "4": "4", "5": "5", "6": "6", "0": "dark", Escape: "dark",
    u: "tongues", U: "tongues", Home: "home", End: "end"
  };

  function part(id) {
    return document.getElementById(id);
  }

  function given(what) {
    return body.getAttribute("data-" + what);
  }

  function each(list, act) {
    [].forEach.call(list, act);
  }

  /* Whatever goes wrong inside, the page is loaded anew after a while. */
  function safely(act) {
    return function (event) {
      try {
        if (!over) return act(event);
      } catch (error) {
        over = true;
        setTimeout(function () { location.reload(); }, RELOAD);
      }
    };
  }

  function soon(act, milliseconds) {
    return setTimeout(safely(act), milliseconds);
  }

  /* The server's clocks, so that every screen counts alike. What runs down goes by the
     one that nobody sets, and here by the time since this page was opened. */
  function setClock(now, even, minutes) {
    ahead = Number(now) * 1000 - performance.now();
    evenAhead = Number(even) * 1000 - performance.now();
    zone = Number(minutes);
  }

  function two(number) {
    return (number < 10 ? "0" : "") + number;
  }

  function written(seconds) {
    var hours = Math.floor(seconds / 3600), minutes = Math.floor(seconds % 3600 / 60);
    var rest = two(seconds % 60);
    return hours ? hours + ":" + two(minutes) + ":" + rest : minutes + ":" + rest;
  }

  function tick() {
    var now = performance.now() + ahead, even = performance.now() + evenAhead;
    each(document.querySelectorAll("[data-end]"), function (held) {
      var left = Math.ceil(Number(held.getAttribute("data-end")) - even / 1000);
      held.textContent = left > 0 ? written(left) : held.getAttribute("data-done") || "0:00";
      if (left > 0) held.classList.remove("over");
      else held.classList.add("over");
    });
    each(document.querySelectorAll("[data-clock]"), function (held) {
      held.textContent = ofDay(now / 60000 + Number(held.getAttribute("data-clock") || zone));
    });
    each(document.querySelectorAll("[data-late]"), function (held) {
      late(held, now / 1000);
    });
  }

  function ofDay(minutes) {
    return two(Math.floor(minutes / 60) % 24) + ":" + two(Math.floor(minutes) % 60);
  }

  /* An agenda tells how late the room is; what comes moves as the step here goes on. */
  function late(held, now) {
    var over = Math.max(0, Math.floor((now - Number(held.getAttribute("data-until"))) / 60));
    var by = Number(held.getAttribute("data-late")) + over, n = by < 0 ? -by : by;
    var way = by < 0 ? "ahead" : "behind", words = held.getAttribute(
      by ? (n > 90 ? "data-hours-" : "data-") + way : "data-on-time");
    var long = n > 90 ? Math.floor(n / 60) + " h " + n % 60 + " min" : n + (n === 1 ? " minute" : " minutes");
    if (words) {
      if (n > 90) words = words.split("{hours}").join(Math.floor(n / 60));
      held.textContent = words.split("{minutes}").join(n > 90 ? n % 60 : n);
    } else held.textContent = by ? long + " " + way : "on time";
    each(document.querySelectorAll("[data-due]"), function (row) {
      row.textContent = ofDay(Number(row.getAttribute("data-due")) + over);
    });
  }

  /* Whether something that stands in a box reaches out of it. */
  function cut(box) {
    var held = box.getBoundingClientRect();
    return [].some.call(box.children, function (child) {
      var its = child.getBoundingClientRect();
      return its.width > 1 && (its.bottom > held.bottom + 1 || its.right > held.right + 1);
    });
  }

  /* Type shrinks in steps until nothing is cut; the style sheet holds the floor. Where
     both languages are more than a wall can hold, the Urdu of what matters less goes,
     then English stands alone. */
  function fit() {
    var shown = wall.querySelector(".body");
    function tooLarge() {
      return cut(shown) || [].some.call(shown.querySelectorAll(HOLDS), cut);
    }
    function smaller() {
      // Walls of words grow into the room that is free.
      var k = shown.querySelector(".lines") ? 1.7 : 1;
      wall.style.setProperty("--k", k);
      while (k > 0.5 && tooLarge()) {
        k -= 0.05;
        wall.style.setProperty("--k", k.toFixed(2));
      }
    }
    function shrink() {
      var less = ["few", "less", "close", "spare", "tight", "least"];
      less.forEach(function (each) { wall.classList.remove(each); });
      smaller();
      less.forEach(function (each) {
        if (!tooLarge()) return;
        wall.classList.add(each);
        if (each === "few" || each === "less" || each === "spare") smaller();
      });
      // The room that the code to join with left may be enough for larger type.
      if (wall.classList.contains("tight")) {
        wall.classList.remove("close");
        smaller();
        if (tooLarge()) wall.classList.add("close");
      }
    }
    if (preview) frame.style.transform = "scale(" + innerWidth / 1280 + ")";
    if (!shown) return;
    wall.classList.remove("english");
    shrink();
    if (tooLarge() && shown.querySelector("[lang=ur]")) {
      wall.classList.add("english");
      shrink();
    }
  }

  function show(html) {
    var before = part("grown"), from = before ? before.style.width : "", grown, to;
    wall.innerHTML = html;
    fit();
    tick();
    grown = part("grown");
    if (from && grown && from !== grown.style.width) {
      to = grown.style.width;
      grown.style.width = from;
      grown.getBoundingClientRect();
      grown.style.width = to;
    }
  }

  function take(told) {
    setClock(told.now, told.even, told.zone);
    token = told.token;
    if (told.html !== null) show(told.html);
    mark = told.mark;
    votes = String(told.votes);
    wifi = told.wifi;
  }

  /* Ask the server; hand on what it told and whether it is well, null where it told
     nothing that can be read. */
  function ask(method, address, sent, done) {
    var request = new XMLHttpRequest(), ended = false, late;
    function end(answered) {
      var told = answered ? parsed(request.responseText) : null;
      if (ended) return;
      ended = true;
      clearTimeout(late);
      done(told, told && request.status >= 200 && request.status < 300);
    }
    request.open(method, address);
    if (sent) request.setRequestHeader("Content-Type", "application/json");
    request.onload = safely(function () { end(true); });
    request.onerror = safely(function () { end(false); });
    late = soon(function () { end(false); request.abort(); }, TRY);
    request.send(sent);
  }

  function parsed(text) {
    try {
      return JSON.parse(text);
    } catch (error) {
      return null;
    }
  }

  function away() {
    since = since || performance.now();
    if (performance.now() - since >= QUIET_FOR) lost.hidden = false;
  }

  function back() {
    since = 0;
    lost.hidden = true;
  }

  function follow() {
    var shown = mark, asked = {
      seen: since ? "again" : mark, votes: votes, wifi: wifi, id: preview ? "" : name,
      w: innerWidth, h: innerHeight
    };
    if (preview) asked.preview = "1";
    ask("GET", "/screen/next?" + Object.keys(asked).map(function (key) {
      return key + "=" + encodeURIComponent(asked[key]);
    }).join("&"), null, function (told, well) {
      if (!well || !told.mark) {
        away();
        soon(follow, AGAIN);
        return;
      }
      /* What a key of our own showed meanwhile is as new, or newer: this may be older. */
      if (mark !== shown && !since) {
        soon(follow, 50);
        return;
      }
      if (told.mark !== mark || String(told.votes) !== votes || told.wifi !== wifi || since) take(told);
      setClock(told.now, told.even, told.zone);
      token = told.token;
      back();
      soon(follow, 50);
    });
  }

  function say(text) {
    var line = part("say");
    clearTimeout(hush);
    line.textContent = text;
    line.hidden = !text;
    if (text) hush = soon(function () { line.hidden = true; }, 6000);
  }

  /* Presses are sent one after another, so that each turns one page and none is lost.
     What a press confirms is what was asked before it was made. */
  function act(what) {
    var held = sure.act === what && performance.now() - sure.at < SURE ? sure.sure : "";
    sure = {};
    presses.push({ act: what, sure: held });
    send();
  }

  function send() {
    var sent = presses[0];
    if (sending || !sent) return;
    sending = true;
    presses.shift();
    sent.token = token;
    if (preview) sent.preview = "1";
    ask("POST", "/screen/act", JSON.stringify(sent), function (told, well) {
      sending = false;
      if (well && told.mark) take(told);
      if (well && told.sure) sure = { act: sent.act, sure: told.sure, at: performance.now() };
      /* What was pressed while the server was silent is not done by surprise later. */
      if (!told) presses = [];
      say(told ? told.say : "The server does not answer. Nothing was changed.");
      send();
    });
  }

  function fullScreen() {
    var done;
    function press() {
      say("Full screen: press F11.");
    }
    if (document.fullscreenElement || preview) return;
    if (!root.requestFullscreen) return press();
    done = root.requestFullscreen();
    if (done) done.then(null, press);
  }

  function pressed(event) {
    var what = ACTS[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(input|textarea|select)$/i.test(event.target.tagName)) return;
    /* F5 is what many clickers send to begin. */
    if (event.key === "Enter" || event.key === "F5") {
      event.preventDefault();
      return fullScreen();
    }
    if (!token) return;
    if (event.key === "?") keys.hidden = !keys.hidden;
    else if (event.key === "Escape" && !keys.hidden) {
      keys.hidden = true;
      return;
    }
    if (!what) return;
    event.preventDefault();
    if (!event.repeat) act(what);
  }

  safely(function () {
    setClock(given("now"), given("even"), given("zone"));
    follow();
    setInterval(safely(function () { if (since) away(); }), 500);
    setInterval(safely(tick), 250);
    document.addEventListener("keydown", safely(pressed));
    addEventListener("resize", safely(fit));
    fit();
    tick();
    if (document.fonts) document.fonts.ready.then(safely(fit));
  })();
})();
