// Elements are made here and nowhere else. What people write enters the page as text, never as markup.

const SVG = "http://www.w3.org/2000/svg";
const html = document.documentElement;

const clamp = (least, value, most) => Math.max(least, Math.min(most, value));
const find = (selector, root = document) => root.querySelector(selector);
const findAll = (selector, root = document) => [...root.querySelectorAll(selector)];

// What is no attribute but a property of an element.
const PROPERTIES = ["value", "checked", "disabled", "hidden", "selected", "open", "readOnly", "indeterminate"];

function give(node, [key, value]) {
  if (key === "text") node.textContent = value;
  else if (key === "on") for (const [kind, act] of Object.entries(value)) node.addEventListener(kind, act);
  else if (PROPERTIES.includes(key)) node[key] = value;
  else if (value === true) node.setAttribute(key, "");
  else if (value !== false && value !== null && value !== undefined) node.setAttribute(key, value);
}

// el("p", { class: "note", text: "…" }, child, …); children that are nothing are left out.
function el(kind, values, ...children) {
  const node = document.createElement(kind);
  node.append(...children.flat(Infinity).filter(Boolean));
  Object.entries(values || {}).forEach((pair) => give(node, pair));
  return node;
}

function drawn(kind, values, ...children) {
  const node = document.createElementNS(SVG, kind);
  node.append(...children.flat(Infinity).filter(Boolean));
  Object.entries(values || {}).forEach((pair) => give(node, pair));
  return node;
}

// A button is named by its words; key says which one it is when the page is built anew.
function button(text, act, values = {}) {
  const isAble = () => !("data-needs-program" in values && studio.isLost);
  const click = (event) => (isAble() ? act(event) : say(word("lost.why")));
  return el("button", { type: "button", "data-key": text, ...values, on: { click } },
    el("span", { text }));
}

function replace(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter(Boolean));
}

// Where somebody is: what has the focus, by its key, and what is marked in it.
function placeOfFocus() {
  const node = document.activeElement;
  if (!node || !node.dataset || !node.dataset.key) return null;
  const isText = node.matches("textarea, input:not([type]), input[type=text]");
  return { key: node.dataset.key, marks: isText ? [node.selectionStart, node.selectionEnd] : null };
}

function returnFocus(place) {
  if (!place) return false;
  const node = findAll("[data-key]").find(({ dataset }) => dataset.key === place.key);
  if (!node) return false;
  node.focus({ preventScroll: true });
  if (place.marks && node.setSelectionRange) node.setSelectionRange(...place.marks);
  return document.activeElement === node;
}

// A button that is pressed must still be there when it is let go: until then nothing is built anew. Who leaves a field
// by pressing a button changes the map first.
const press = { isDown: false, waiting: new Map() };

function listenToPresses() {
  addEventListener("pointerdown", ({ button: which }) => { press.isDown = which === 0; }, true);
  const release = () => {
    press.isDown = false;
    setTimeout(buildWaiting);
  };
  for (const kind of ["pointerup", "pointercancel", "contextmenu", "blur"]) addEventListener(kind, release);
}

function buildWaiting() {
  const waiting = [...press.waiting];
  press.waiting.clear();
  for (const [node, build] of waiting) if (node.isConnected) rebuild(node, build);
}

// Builds a part of the page anew; focus, marked text and scrolling stay where they were. Where what had the focus is
// gone, one goes on at the beginning of the work, and not at that of the page.
function rebuild(node, build) {
  if (press.isDown) {
    press.waiting.set(node, build);
    return;
  }
  const hadFocus = node !== document.activeElement && node.contains(document.activeElement);
  const place = hadFocus ? placeOfFocus() : null;
  const scrolled = findAll("[data-scroll]", node).map((part) =>
    [part.dataset.scroll, part.scrollTop, part.scrollLeft]);
  const [x, y] = [scrollX, scrollY];
  replace(node, build());
  for (const [name, top, left] of scrolled) {
    const part = findAll("[data-scroll]", node).find(({ dataset }) => dataset.scroll === name);
    if (part) Object.assign(part, { scrollTop: top, scrollLeft: left });
  }
  if (scrollX !== x || scrollY !== y) scrollTo(x, y);
  if (!returnFocus(place) && hadFocus) find("main").focus({ preventScroll: true });
}

// Acts once a hand rests.
function whenResting(time, act) {
  let clock = 0;
  return (...values) => {
    clearTimeout(clock);
    clock = setTimeout(() => act(...values), time);
  };
}
