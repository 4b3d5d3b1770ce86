// One press copies the address of the view, also where the page came over plain http
// and the browser lends no clipboard; then the button says what was copied.
const OWN = new URL(import.meta.url);
const { element } = await import(new URL(`../map/element.js${OWN.search}`, OWN));

function selected(text) {
  const field = element("textarea", { readonly: "", "aria-hidden": "true", class: "zila-copied" });
  field.value = text;
  document.body.append(field);
  field.select();
  field.setSelectionRange(0, text.length);
  let copied = false;
  try {
    copied = document.execCommand("copy");
  } catch {
    copied = false;
  }
  field.remove();
  return copied;
}

async function copied(text) {
  if (isSecureContext && navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Not allowed here: the old way may be.
    }
  }
  return selected(text);
}

function made(parentElement) {
  const icon = element("span", { class: "icon", "aria-hidden": "true", translate: "no" }, "link");
  const button = element("button", { type: "button" }, icon, element("span", {}, "Copy link"));
  const said = element("output", {});
  const whole = element("div", { class: "zila-copy-link" }, button, said);
  button.addEventListener("click", async () => {
    const link = whole.dataset.link;
    const done = await copied(link);
    said.replaceChildren(done ? "Copied: " : "Copy this: ", element("a", { href: link, translate: "no" }, link));
    button.focus();
  });
  parentElement.replaceChildren(whole);
  return whole;
}

export default function ({ parentElement, data }) {
  const whole = parentElement.querySelector(".zila-copy-link") ?? made(parentElement);
  if (whole.dataset.link === data.link) return;
  whole.dataset.link = data.link;
  whole.querySelector("output").replaceChildren();
}
