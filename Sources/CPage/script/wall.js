// The wall: where it stands on the page.

// Up to this width of the window the map comes first, pixels.
const MAP_FIRST = 900;

// The wall comes first on the wide page of an exhibition; on the page and for the keyboard.
// A query of media, not the window's width: that would have the page laid out.
function arrange({ list, main }) {
  const isFirst = main.dataset.first === "wall" && !matchMedia(`(max-width: ${MAP_FIRST}px)`).matches;
  if ((isFirst ? main.firstElementChild : main.lastElementChild) === list) return;
  // Who is in it stays there.
  const { activeElement } = document;
  main[isFirst ? "prepend" : "append"](list);
  activeElement.focus({ preventScroll: true });
}
