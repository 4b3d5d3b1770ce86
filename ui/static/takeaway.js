// Paper takes the whole map, in the size that the styles give it, and all rows of the
// table; the screen gets back what it showed.
(() => {
  let before = null;
  const ground = () => Object.values(window).find((one) => one instanceof L.Map);
  const table = () => document.querySelector("details");

  function whole(map) {
    const bounds = L.latLngBounds([]);
    map.eachLayer((layer) => { if (layer.getBounds && layer._path) bounds.extend(layer.getBounds()); });
    map.fitBounds(bounds, { animate: false });
  }

  function begin() {
    const map = ground();
    if (before || !map) return;
    before = { view: [map.getCenter(), map.getZoom()], open: table().open };
    table().open = true;
    const day = { day: "numeric", month: "short", year: "numeric" };
    document.querySelector(".printed").textContent = `Printed ${new Date().toLocaleDateString("en-GB", day)}.`;
    document.body.classList.add("printing");
    map.invalidateSize({ animate: false });
    whole(map);
  }

  function end() {
    const map = ground();
    if (!before || !map) return;
    document.body.classList.remove("printing");
    table().open = before.open;
    map.invalidateSize({ animate: false });
    map.setView(...before.view, { animate: false });
    before = null;
  }

  addEventListener("beforeprint", begin);
  addEventListener("afterprint", end);
  const paper = matchMedia("print");
  paper.addEventListener("change", () => (paper.matches ? begin() : end()));
})();
