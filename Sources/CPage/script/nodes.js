// What all files need.

const clamp = (least, value, most) => Math.max(least, Math.min(most, value));
const make = (name, values) => Object.assign(document.createElement(name), values);
const set = (node, values) => { for (const key in values) node.setAttribute(key, values[key]); };
const aria = (node, key, value) => node.setAttribute(`aria-${key}`, value);

const html = document.documentElement;

// The kinds of events stand in one text.
function on(node, kinds, act, options) {
  for (const kind of kinds.split(" ")) node.addEventListener(kind, act, options);
}

// Where one comes to in a list that has no end.
const inRing = (list, n) => list[(n + list.length) % list.length];

// All that a selector finds, now or later, acts when it is pressed.
function press({ root }, selector, act) {
  on(root, "click", ({ target }) => {
    const node = target.closest(selector);
    if (node) act(node);
  });
}

// Keys act by their names, instead of what they do else.
function onKeys(node, acts) {
  on(node, "keydown", (event) => {
    const { [event.key]: act } = acts;
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
}

// What a map has for a key; made where it is asked for first.
function known(map, key, first) {
  if (!map.has(key)) map.set(key, first());
  return map.get(key);
}

// Where something is in the window, and its middle; pixels.
const boxOf = (node) => node.getBoundingClientRect();

function middleOf(node) {
  const { left, top, width, height } = boxOf(node);
  return [left + width / 2, top + height / 2];
}

// An old browser has no dialogs; there one stands in the page.
function openDialog(dialog) {
  if (dialog.showModal && !dialog.open) dialog.showModal();
  else {
    set(dialog, { open: "", tabindex: -1 });
    dialog.focus();
  }
}

function closeDialog(dialog) {
  if (dialog.close) dialog.close();
  else dialog.removeAttribute("open");
}
