"""What no page may do on paper, under forced colours, on a phone, or translated."""

from urllib.parse import quote

# What is left of a page of A4 between its margins: upright, and across.
PAPERS = {
    "upright": {"width": 703, "height": 1031},
    "across": {"width": 1032, "height": 703},
}

_ALL = """const all = root => [...root.querySelectorAll("*")].flatMap(each => [each,
    ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
  const seen = each => each.checkVisibility({ visibilityProperty: true,
    opacityProperty: true }) && !each.closest(".unseen, .skip, script, style, defs");
  const told = each => (each.tagName + " " + (each.className.baseVal ?? each.className)
    + " " + each.textContent.trim()).slice(0, 90);
  const above = each => each.parentElement ?? each.getRootNode().host ?? null;
"""
# Texts and drawings beyond the right edge; what a reader can scroll to is left out.
WIDE = f"""() => {{ {_ALL}
  const scrolled = each => {{
    for (let at = each; at && at !== document.body; at = above(at)) {{
      const style = getComputedStyle(at);
      if (/auto|scroll|hidden|clip/.test(style.overflowX) && at !== each
          && at.getBoundingClientRect().right <= innerWidth + 1) return true;
      if (style.position === "fixed" && at.dataset.testid === "stSidebar") return true;
    }}
    return false;
  }};
  return all(document.body).filter(seen).filter(each => {{
    const own = [...each.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    if (!own && !/^(svg|canvas|img|table|input|button)$/i.test(each.tagName)) return false;
    const box = each.getBoundingClientRect();
    return box.width > 1 && box.right > innerWidth + 1 && box.left < innerWidth + 400
      && !scrolled(each);
  }}).map(told);
}}"""
# What paper cuts off, because it would have to be scrolled.
CUT = f"""() => {{ {_ALL}
  return all(document.body).filter(seen).filter(each => {{
    const style = getComputedStyle(each), box = each.getBoundingClientRect();
    const hides = kind => /auto|scroll|hidden|clip/.test(kind);
    if (box.width < 5 || box.height < 5 || each.closest(".map, svg")) return false;
    return (hides(style.overflowX) && each.scrollWidth > each.clientWidth + 2)
      || (hides(style.overflowY) && each.scrollHeight > each.clientHeight + 2);
  }}).map(told);
}}"""
# What has the keyboard and lies beneath something else, the header above all.
BENEATH = f"""() => {{ {_ALL}
  const main = document.querySelector("[data-testid=stMain]") ?? document.body;
  const found = [];
  const kept = "a[href], button, input, select, summary, [tabindex='0'], h2[id], h3[id]";
  for (const each of all(main).filter(seen)) {{
    if (!each.matches(kept) || each.disabled || each.closest(".map")) continue;
    if (each.matches("h2, h3")) each.scrollIntoView();
    else each.focus();
    const box = (each.closest("label") ?? each).getBoundingClientRect();
    if (box.width < 3 || box.height < 3) continue;
    const header = document.querySelector("[data-testid=stHeader]");
    const edge = innerWidth > 768 || !header ? 0 : header.getBoundingClientRect().bottom;
    if (box.top < edge - 1) found.push(`${{box.top}} ` + told(each));
  }}
  return found;
}}"""
# What a colour says and forced colours have taken: swatches, tiles, bars, what is pressed.
PALE = f"""() => {{ {_ALL}
  const every = all(document.body).filter(seen), found = [];
  const of = (each, name) => getComputedStyle(each)[name];
  const ground = each => of(each, "backgroundColor") + of(each, "backgroundImage");
  const inked = each => {{
    const style = each.style.background || each.style.backgroundColor;
    return style && !/^(none|transparent|initial)$/.test(style);
  }};
  for (const each of every.filter(inked))
    if (of(each, "forcedColorAdjust") === "auto" && !each.closest(".stApp > header"))
      found.push("a colour is taken: " + told(each));
  for (const each of every.filter(e => e.matches("svg path, svg rect, svg circle")))
    if (of(each, "forcedColorAdjust") === "auto" && /^#|^rgb/.test(each.getAttribute("fill") ?? ""))
      {{ found.push("a drawing is taken: " + told(each.ownerSVGElement)); break; }}
  const pressed = "[aria-pressed=true], [aria-checked=true], [aria-selected=true], [aria-current]";
  for (const each of every.filter(e => e.matches(pressed))) {{
    const other = [...(each.parentElement.closest("[role=radiogroup], .choice, nav, [role=tablist], .lenses")
      ?? each.parentElement).querySelectorAll("button, a, [role=radio]")]
      .find(e => e !== each && seen(e) && !e.matches(pressed));
    if (other && ground(other) === ground(each) && of(other, "outline") === of(each, "outline")
        && of(other, "borderBottom") === of(each, "borderBottom"))
      found.push("pressed looks as unpressed: " + told(each));
  }}
  return found;
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


def district(code):
    """Return what an address adds to choose a district."""
    return f"district={quote(code)}"
