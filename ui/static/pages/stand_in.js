// What stands in for a text of the page: a browser's translation puts <font> elements in
// the place of a text, the glossary puts a marked word. React goes on with the text it
// wrote: it would fail where it takes it away, and change it unseen. Here a text is
// known by what stands in for it, which gives way as soon as the text changes.
(() => {
  const standIns = new WeakMap(), texts = new WeakMap();
  const MARKED = "zila-marked";
  const stands = (node) => node.nodeName === "FONT" || node.classList?.contains(MARKED);

  function note(text, standIn) {
    standIns.set(text, standIn);
    texts.set(standIn, text);
  }

  // Some put in the new before they take out the old, some after, some at once.
  const anywhere = document.getElementsByTagName("font");
  function seen(records) {
    if (!anywhere.length) return;
    const places = new Map();
    for (const { target, addedNodes, removedNodes } of records) {
      const fonts = [...addedNodes].filter((one) => one.nodeName === "FONT");
      const gone = [...removedNodes].filter((one) => one.nodeType === Node.TEXT_NODE);
      if (fonts.length && fonts.length === gone.length) {
        gone.forEach((text, place) => note(text, fonts[place]));
      } else if (fonts.length || gone.length) {
        const held = places.get(target) ?? { fonts: [], gone: [] };
        held.fonts.push(...fonts);
        held.gone.push(...gone);
        places.set(target, held);
      }
    }
    for (const { fonts, gone } of places.values()) {
      if (fonts.length === gone.length) gone.forEach((text, place) => note(text, fonts[place]));
    }
  }
  const watch = new MutationObserver(seen);
  watch.observe(document, { childList: true, subtree: true });

  // What stands in a parent for one of its texts: the text itself, or what holds it.
  function shown(node, parent) {
    if (!node || node.parentNode === parent) return node;
    seen(watch.takeRecords());
    let at = standIns.get(node) ?? node;
    while (at && at.parentNode !== parent) {
      at = at.parentNode && stands(at.parentNode) ? at.parentNode : standIns.get(at);
    }
    return at ?? null;
  }

  // Put the text itself back.
  function back(text) {
    let at = standIns.get(text) ?? text;
    while (at.parentNode && stands(at.parentNode)) at = at.parentNode;
    if (at === text || !at.parentNode) return;
    replace.call(at.parentNode, text, at);
    standIns.delete(text);
  }

  const { removeChild, insertBefore, replaceChild: replace } = Node.prototype;
  Node.prototype.removeChild = function (child) {
    const found = shown(child, this);
    if (found) return removeChild.call(this, found);
    // Somebody else has taken it away already.
    return child instanceof Node && !child.contains(this) ? child : removeChild.call(this, child);
  };
  Node.prototype.insertBefore = function (added, before) {
    const other = standIns.get(added);
    if (other?.parentNode && !other.contains(added)) removeChild.call(other.parentNode, other);
    return insertBefore.call(this, added, shown(before, this));
  };
  for (const [kind, name] of [[Node, "nodeValue"], [CharacterData, "data"], [Node, "textContent"]]) {
    const own = Object.getOwnPropertyDescriptor(kind.prototype, name);
    Object.defineProperty(kind.prototype, name, {
      ...own,
      set(value) {
        if (this.nodeType === Node.TEXT_NODE && own.get.call(this) !== value) {
          if (!this.parentNode || stands(this.parentNode)) {
            seen(watch.takeRecords());
            back(this);
          }
        }
        own.set.call(this, value);
      },
    });
  }

  window.zilaStandIns = {
    note,
    MARKED,
    // Put every text below a place back that something stands in for.
    restore(place) {
      seen(watch.takeRecords());
      for (const standIn of place.querySelectorAll(`font, .${MARKED}`)) {
        const text = texts.get(standIn);
        if (text && standIn.isConnected) back(text);
      }
      // A text that was moved into what stands in for it.
      const walk = document.createTreeWalker(place, NodeFilter.SHOW_TEXT), inner = [];
      while (walk.nextNode()) if (stands(walk.currentNode.parentNode)) inner.push(walk.currentNode);
      inner.forEach(back);
    },
  };
})();
