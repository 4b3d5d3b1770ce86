// The wheel and one finger scroll the page. The wheel zooms the map once it was clicked,
// until the mouse leaves it, or while Ctrl (Cmd) is held; two fingers move and zoom it.
const SEEN = 2500;

export function behave(map, stage, hint) {
  const box = map.getContainer();
  let awake = false, late;
  map.scrollWheelZoom.disable();
  stage.addEventListener("wheel", (event) => {
    const zooms = awake || event.ctrlKey || event.metaKey;
    map.scrollWheelZoom[zooms ? "enable" : "disable"]();
    hint.classList.toggle("called", !zooms);
    clearTimeout(late);
    late = setTimeout(() => hint.classList.remove("called"), SEEN);
  }, { capture: true, passive: true });
  box.addEventListener("pointerdown", (event) => {
    // A finger's drag is the page's: only the mouse and the pen move the map alone.
    map.dragging[event.pointerType === "touch" ? "disable" : "enable"]();
    awake = true;
  }, { capture: true });
  stage.addEventListener("pointerleave", () => { awake = false; });
}
