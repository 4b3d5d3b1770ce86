"""What is cut off on a wall, and how small its type is, measured in a browser."""

LABELS = (
    ".label, .legend, .counts, .apart, .guard, .bar, .sides-key, .told, .means, "
    ".tiles text, .figures .people, .small-figure .people"
)

# What is cut off or reaches out of the window, and the smallest type of both sorts.
MEASURE = """labels => {
  const wall = document.getElementById("wall"), cut = [];
  const body = wall.querySelector(".body").getBoundingClientRect();
  const sizes = { text: [99], label: [99] };
  for (const each of wall.querySelectorAll(".body *")) {
    if (each.closest(".unseen, defs")) continue;
    const box = each.getBoundingClientRect();
    if (box.width > 0 && (box.right > body.right + 1 || box.bottom > body.bottom + 1
        || box.left < 0 || box.top < 0)) cut.push(each.outerHTML.slice(0, 80));
    const written = [...each.childNodes].some(n => n.nodeType == 3 && n.data.trim());
    if (!written) continue;
    const size = parseFloat(getComputedStyle(each).fontSize);
    sizes[each.closest(labels) ? "label" : "text"].push(size);
    const block = getComputedStyle(each).display == "block" && !each.closest("svg");
    if (block && each.scrollWidth > each.clientWidth + 1)
      cut.push("wide: " + each.outerHTML.slice(0, 80));
  }
  const page = document.documentElement;
  if (page.scrollWidth > innerWidth) cut.push("page is too wide");
  if (page.scrollHeight > innerHeight) cut.push("page is too high");
  const title = wall.querySelector("h1:not(.unseen)");
  return { cut, text: Math.min(...sizes.text), label: Math.min(...sizes.label),
           title: title ? parseFloat(getComputedStyle(title).fontSize) : 99 };
}"""
