// The way to other pages: links that Streamlit follows as it follows Back and Forward,
// so that a page opens in the same session and the address says what was chosen.
function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function follow(event) {
  if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  history.pushState({}, "", event.currentTarget.href);
  dispatchEvent(new PopStateEvent("popstate"));
  // On a phone the list lies over the page that was asked for.
  if (innerWidth < 768) document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
}

function link([, label, symbol, about]) {
  const icon = element("span", { class: "icon", "aria-hidden": "true", translate: "no" }, symbol);
  const made = element("a", { title: about }, icon, element("span", {}, label));
  made.addEventListener("click", follow);
  return made;
}

for (const name of ["watch", "words"]) import(`${location.origin}/${name}.js`).catch(() => {});

// What stands beneath every page on paper: the day, and where it can be opened again, in
// as few letters as will do.
function beneath() {
  let foot = document.querySelector("body > .zila-paper");
  if (!foot) document.body.append((foot = element("p", { class: "zila-paper" })));
  const day = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
  const short = document.querySelector(".zila-copy-link")?.dataset.link;
  const place = element("span", { translate: "no" }, short ?? location.href);
  foot.replaceChildren(`Zila, printed ${day}. This view: `, place);
}
addEventListener("beforeprint", beneath);
matchMedia("print").addEventListener("change", beneath);

const ROLE = "Open the facilitator’s or recorder’s secret link in this browser: its pages then stand in the list. Without it they show what everybody may see.";

function leading(links) {
  const line = element("summary", {}, "Leading a workshop?");
  return element("details", {}, line, ...links, element("p", {}, ROLE));
}

function drawn(data) {
  const links = data.pages.map(link);
  const aside = links.filter((_, place) => data.pages[place][5]);
  const open = links.filter((one) => !aside.includes(one));
  const nav = element("nav", { class: "zila-pages", "aria-label": "Pages" }, ...open);
  if (aside.length) nav.append(leading(aside));
  return { nav, links };
}

const ways = new WeakMap();

export default function ({ parentElement, data }) {
  const told = data.pages.map(([path, , , , , aside]) => `${path} ${aside}`).join();
  let way = ways.get(parentElement);
  if (way?.told !== told || !parentElement.contains(way.nav)) {
    way = { told, ...drawn(data) };
    ways.set(parentElement, way);
    parentElement.replaceChildren(way.nav);
  }
  data.pages.forEach(([path, , , , query], place) => {
    const one = way.links[place];
    one.href = `/${path}?${data.queries[query]}`;
    if (path !== data.here) return one.removeAttribute("aria-current");
    one.setAttribute("aria-current", "page");
    // Who is on one of the pages of a workshop sees where that is.
    const folded = one.closest("details");
    if (folded) folded.open = true;
  });
  beneath();
}
