"""What no page may do on paper, under forced colours, on a phone, or translated.

Each script returns what it found, as lines to read; none where all is well.
"""

# What is left of a page of A4 between its margins: upright, and across.
PAPERS = {
    "upright": {"width": 703, "height": 1031},
    "across": {"width": 1032, "height": 703},
}

ALL = """const all = root => [...root.querySelectorAll("*")].flatMap(each => [each,
    ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
  const seen = each => each.checkVisibility({ visibilityProperty: true,
    opacityProperty: true }) && !each.closest(".unseen, .skip, script, style, defs");
  const told = each => (each.tagName + " " + (each.className.baseVal ?? each.className)
    + " " + each.textContent.trim()).slice(0, 90);
  const above = each => each.parentElement ?? each.getRootNode().host ?? null;
  const looks = (each, name) => getComputedStyle(each)[name];
"""
# Texts and drawings beyond the right edge; half a label of an axis may stand over it.
# What a reader can scroll to is left out.
WIDE = f"""() => {{ {ALL}
  const scrolled = each => {{
    for (let at = above(each); at && at !== document.body; at = above(at))
      if (looks(at, "position") === "fixed" || (looks(at, "overflowX") !== "visible"
          && at.getBoundingClientRect().right <= innerWidth + 1)) return true;
    return false;
  }};
  const drawn = /^(svg|canvas|img|table|input|button)$/i;
  return all(document.body).filter(seen).filter(each => {{
    const texts = [...each.childNodes].filter(one => one.nodeType === 3);
    const own = texts.some(one => one.data.trim());
    if (!own && !drawn.test(each.tagName)) return false;
    const box = each.getBoundingClientRect(), over = each.closest("svg") ? 4 : 1;
    return box.width > 1 && box.right > innerWidth + over && !scrolled(each);
  }}).map(told);
}}"""
# What paper cuts off, because it would have to be scrolled.
CUT = f"""() => {{ {ALL}
  return all(document.body).filter(seen).filter(each => {{
    const box = each.getBoundingClientRect();
    if (box.width < 5 || box.height < 5 || each.closest(".map, svg")) return false;
    return (looks(each, "overflowX") !== "visible"
      && each.scrollWidth > each.clientWidth + 2)
      || (looks(each, "overflowY") !== "visible"
      && each.scrollHeight > each.clientHeight + 2);
  }}).map(told);
}}"""
# What has the keyboard, or was jumped to, and lies beneath the header.
BENEATH = f"""() => {{ {ALL}
  const main = document.querySelector("[data-testid=stMain]") ?? document.body;
  const kept = "a[href], button, input, select, summary, [tabindex='0'], h2, h3";
  const header = document.querySelector("[data-testid=stHeader]"), found = [];
  for (const each of all(main).filter(seen)) {{
    if (!each.matches(kept) || each.disabled || each.closest(".map")) continue;
    if (each.matches("h2, h3")) each.scrollIntoView();
    else each.focus();
    const box = (each.closest("label") ?? each).getBoundingClientRect();
    const edge = header?.getBoundingClientRect().bottom ?? 0;
    if (box.width > 2 && box.top < edge - 1) found.push(`${{box.top}} ${{told(each)}}`);
  }}
  document.activeElement?.blur();
  return found;
}}"""
# What forced colours have taken of a colour's meaning; what is pressed unseen.
PALE = f"""() => {{ {ALL}
  const every = all(document.body).filter(seen);
  const inked = each => /#|rgb|gradient/.test(
    each.style.background || each.style.backgroundColor
    || (each.closest("svg") && each.getAttribute("fill")) || "");
  const taken = every.filter(each => inked(each)
    && looks(each, "forcedColorAdjust") === "auto");
  const marks = "[aria-pressed=true], [aria-checked=true], [aria-current]";
  const drawn = each => ["background", "outline", "borderBottom"]
    .map(name => looks(each, name)).join();
  const same = every.filter(each => each.matches(marks) && each.closest("button, a"))
    .filter(each => [...above(each).querySelectorAll("button, a")].some(
      other => !other.matches(marks) && seen(other) && drawn(other) === drawn(each)));
  return [...taken.map(each => "taken: " + told(each)),
    ...same.map(each => "as if unpressed: " + told(each))];
}}"""
# As Chrome's own translation does: every text gives way to two elements.
TRANSLATE = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [], kept = "script, style, [translate=no]";
  while (walk.nextNode()) texts.push(walk.currentNode);
  for (const text of texts) {
    const above = text.parentElement;
    if (!text.data.trim() || above.closest(kept)) continue;
    const outer = document.createElement("font");
    const inner = document.createElement("font");
    inner.append(`⟦${text.data}⟧`);
    outer.append(inner);
    above.replaceChild(outer, text);
  }
}"""
