// The keyboard: one tab stop, then arrow keys through the cities in the order of the list.

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function order(page) {
  const ids = page.state.sorted.filter((row) => !row.hidden).map((row) => row.dataset.city);
  return [...new Set(ids)].map((id) => shownMark(page, id)).filter(Boolean);
}

function rove(page, next) {
  const { state, visible } = page, { stop } = state;
  const current = next || shownMark(page, state.city) || (visible.get(stop) ? stop : order(page)[0]);
  if (stop && stop !== current) stop.setAttribute("tabindex", "-1");
  if (current) current.setAttribute("tabindex", "0");
  state.stop = current;
  return current;
}

// Names are written anew only where they have changed.
function nameMarks(page) {
  const { state: { lang }, said } = page;
  for (const mark of page.cities) {
    if (!page.visible.get(mark) || said.get(mark) === lang) continue;
    said.set(mark, lang);
    const cells = [...page.rowOf.get(mark).cells].slice(CITY, DISTANCE);
    mark.setAttribute("aria-label", cells.map((cell) => textOf(page, cell)).join(words(page, "comma")));
  }
}

function pressKey(page, event) {
  const mark = event.target.closest(".city");
  if (!mark) return;
  const cities = order(page), step = STEPS[event.key];
  let next;
  if (step) next = cities[(cities.indexOf(mark) + step + cities.length) % cities.length];
  if (event.key === "Home") [next] = cities;
  if (event.key === "End") next = cities[cities.length - 1];
  if (next) {
    rove(page, next);
    next.focus();
  } else if (event.key === "Enter" || event.key === " ") {
    openCard(page, mark.dataset.city, true);
  } else return;
  event.preventDefault();
}

function listenToKeys(page) {
  const { root, svg, state } = page;
  on(svg, "keydown", (event) => pressKey(page, event));
  on(svg, "focusin", (event) => {
    const mark = event.target.closest(".map [data-city]");
    if (!mark) return;
    reveal(page, mark.dataset.city);
    openCard(page, mark.dataset.city, false);
  });
  on(root, "keydown", (event) => { if (event.key === "Escape" && state.city) dismissCard(page); });
}
