"""What paper and forced colours may not do to a page; each script returns lines."""

from tests.browser.everybody import ALL

# The rows that each table of the screen says it has, and those that paper holds.
ROWS = """() => {
  const grids = [...document.querySelectorAll("[data-testid=stDataFrame] table")];
  const of = each => each.tBodies[0] ? [...each.tBodies].map(b => b.rows.length)
    .reduce((a, b) => a + b) : 0;
  return {
    screen: grids.map(each => Number(each.ariaRowCount) - 1),
    paper: [...document.querySelectorAll(".zila-printed:not(.zila-lines)")].map(of),
  };
}"""
# What is pressed, and has no place on paper; neighbours and peers are read there too.
PRESSED = f"""() => {{ {ALL}
  const kinds = 'button, select, summary, input, textarea, [data-testid="stSidebar"],'
    + ' [data-testid="stHeader"], [data-testid="stDataFrame"], .zila-copy-link';
  return all(document.body).filter(seen)
    .filter(each => each.matches(kinds) && !each.matches(".around button"))
    .map(each => "pressed: " + told(each));
}}"""
# What no page can hold at once: the page before it would be left empty, and it is cut.
TALL = f"""height => {{ {ALL}
  return all(document.body).filter(seen).filter(each =>
    (/^(svg|canvas|img)$/i.test(each.tagName) || looks(each, "breakInside") === "avoid")
    && looks(each, "display") !== "inline"
    && each.getBoundingClientRect().height > height).map(each => "tall: " + told(each));
}}"""
# Rows that a page may divide, headings that may stand alone, tables without a head.
DIVIDED = f"""() => {{ {ALL}
  const every = all(document.body).filter(seen);
  const rows = every.filter(each => each.matches("tr, .zila-lines td")
    && looks(each, "breakInside") !== "avoid");
  const heads = every.filter(each => each.matches("h1, h2, h3")
    && !each.closest(".two, .many") && looks(each, "breakAfter") !== "avoid");
  const bare = every.filter(each => each.matches("thead")
    && looks(each, "display") !== "table-header-group");
  return [...rows, ...heads, ...bare].map(each => "divided: " + told(each));
}}"""
# Letters that are hardly to be told from what lies behind them.
DARK = f"""() => {{ {ALL}
  const parts = colour => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v =>
    v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = each => {{
    for (let at = each; at; at = above(at)) {{
      const colour = parts(looks(at, "backgroundColor"));
      if (colour.length === 3 || colour[3] > 0.5) return colour;
    }}
    return [255, 255, 255];
  }};
  return all(document.body).filter(seen).filter(each => {{
    const own = [...each.childNodes].some(one => one.nodeType === 3 && one.data.trim());
    if (!own || each.closest("svg, .map")) return false;
    const [a, b] = [light(parts(looks(each, "color"))), light(ground(each))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 3;
  }}).map(each => "dark on dark: " + told(each));
}}"""
# The colours that say something: of keys, tiles, districts and marks.
COLOURS = f"""() => {{ {ALL}
  const kinds = ".legend .swatch, .zila-tiles i, .zila-key i, .zila-key b[style],"
    + " .small .key i, .many svg *, .map path, [data-testid=stVegaLiteChart] svg path";
  // Letters of a key are told by their colour, on white where a screen is dark.
  const ways = each => each.matches("b") ? ["color"]
    : ["backgroundColor", "backgroundImage", "fill", "stroke"];
  return all(document.body).filter(each => each.matches(kinds)).map(each =>
    ways(each).map(name => looks(each, name)).join(" "));
}}"""
# What a word's meaning shows beyond the screen.
MEANINGS = f"""() => {{ {ALL}
  const found = [];
  for (const word of all(document.body).filter(each => each.matches(".zila-word"))) {{
    if (!seen(word)) continue;
    word.focus();
    const tip = all(document.body).find(each => each.matches(".zila-meaning"));
    const box = tip?.getBoundingClientRect();
    if (!box || box.left < 0 || box.right > innerWidth || box.width < 60)
      found.push("word: " + told(word));
    word.blur();
  }}
  return found;
}}"""
