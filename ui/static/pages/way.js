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

import(`${location.origin}/watch.js`).catch(() => {});

export default function ({ parentElement, data }) {
  let way = parentElement.querySelector("nav.zila-pages");
  if (way?.children.length !== data.pages.length) {
    way = element("nav", { class: "zila-pages", "aria-label": "Pages" }, ...data.pages.map(link));
    parentElement.replaceChildren(way);
  }
  data.pages.forEach(([path, , , , query], place) => {
    const one = way.children[place];
    one.href = `/${path}?${data.queries[query]}`;
    if (path === data.here) one.setAttribute("aria-current", "page");
    else one.removeAttribute("aria-current");
  });
}
