// Notes when the map, the text and anything at all changed, in every frame and shadow.
// Runs before the page's own scripts; ASKED is put in by tests/bench/speed/screen.py.
(() => {
  const watched = window.top === window ? (window.bench = begin()) : window.top.bench;
  if (!watched) return;
  watched.watch(document);
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    watched.watch(root);
    return root;
  };

  function begin() {
    const asked = ASKED, roots = new Set();
    const there = (root) => (root.host ? root.host.isConnected : root.defaultView);
    const all = (selector) => {
      for (const root of roots) if (!there(root)) roots.delete(root);
      return [...roots].flatMap((root) => [...root.querySelectorAll(selector)]);
    };
    const fill = (path) => path.getAttribute("fill") ?? path.style.fill;
    const drawn = (path) => (path.getAttribute("d") ?? "").length > 8 && fill(path) !== "none";
    const look_of = (path) => `${fill(path)} ${path.style.opacity} ${path.getAttribute("d").slice(0, 24)}`;
    const marks = {}, seen = { map: "", text: "" };
    let armed = performance.now(), blank = 0, frames = 0, painted = 0;

    const note = (name, value) => {
      if (seen[name] !== value) [seen[name], marks[name]] = [value, performance.now()];
    };
    function look() {
      const paths = asked.map ? all(asked.map).filter(drawn) : [];
      painted = paths.length;
      if (painted) note("map", paths.map(look_of).join());
      note("text", asked.text.map((each) => all(each)[0]?.textContent ?? "").join("\n").trim());
    }
    function changed() { look(); marks.done = performance.now(); }
    function started(event) {
      if (armed && (event.type !== "keydown" || event.key === "Enter")) marks.start ??= event.timeStamp;
    }
    function frame() {
      // The first, empty document of a frame gives way to the one that is loaded.
      for (const { contentDocument: inner } of all("iframe")) {
        if (inner && !roots.has(inner)) { bench.watch(inner); changed(); }
      }
      frames += 1;
      if (!painted) blank += 1;
      requestAnimationFrame(frame);
    }
    requestAnimationFrame(frame);
    return {
      watch(root) {
        if (roots.has(root)) return;
        roots.add(root);
        const all = { subtree: true, childList: true, characterData: true, attributes: true };
        new MutationObserver(changed).observe(root, all);
        for (const type of ["click", "change", "input", "keydown"]) {
          root.addEventListener(type, started, { capture: true, passive: true });
        }
      },
      arm() {
        for (const name of Object.keys(marks)) delete marks[name];
        look();
        for (const name of Object.keys(marks)) delete marks[name];
        [armed, blank, frames] = [performance.now(), 0, 0];
      },
      quiet(pause, wanted) {
        if (wanted.some((name) => marks[name] === undefined)) return false;
        if (asked.busy && all(asked.busy).length) return false;
        return performance.now() - Math.max(marks.done ?? 0, marks.start ?? armed) > pause;
      },
      told: () => ({ ...marks, blank: asked.map ? blank : null, frames, painted }),
      // The path in the middle of the map, and how wide a path is: is the zoom kept?
      middle() {
        const boxes = bench.paths().map((path) => path.getBoundingClientRect());
        const x = boxes.reduce((sum, box) => sum + box.x, 0) / boxes.length;
        const y = boxes.reduce((sum, box) => sum + box.y, 0) / boxes.length;
        const far = boxes.map((box) => Math.hypot(box.x - x, box.y - y));
        return far.indexOf(Math.min(...far));
      },
      width: (place) => bench.paths()[place]?.getBoundingClientRect().width ?? 0,
      paths: () => all(asked.map).filter(drawn),
    };
  }
})();
