// The keyboard: one tab stop, then arrow keys through the cities in the order of the list.

function order(page) {
  return [...facts(shownRows(page), "city")].map((id) => shownMark(page, id)).filter(Boolean);
}

function rove(page, next) {
  const { stop } = page;
  const current = next || shownMark(page, page.city) || (stop && !page.off.has(stop) ? stop : order(page)[0]);
  if (stop && stop !== current) set(stop, { tabindex: -1 });
  if (current) set(current, { tabindex: 0 });
  page.stop = current;
  return current;
}

// Names are written anew only where they have changed.
function nameMarks(page) {
  const { lang, said } = page;
  for (const mark of page.cities) {
    if (page.off.has(mark) || said.get(mark) === lang) continue;
    said.set(mark, lang);
    aria(mark, "label", saidIn(page, page.rowOf.get(mark), [CITY, COUNTRY, RELATION, AGREED]));
  }
}

function pressKey(page, event) {
  const mark = event.target.closest(".city");
  if (!mark) return;
  const cities = order(page), [before, after] = [-1, 1].map((step) => cities.indexOf(mark) + step);
  const keys = { ArrowRight: after, ArrowDown: after, ArrowLeft: before, ArrowUp: before, Home: 0, End: -1 };
  const next = inRing(cities, keys[event.key]);
  if (next) rove(page, next).focus();
  else if (event.key === "Enter" || event.key === " ") openCard(page, mark.dataset.city, true);
  else return;
  event.preventDefault();
}

function listenToKeys(page) {
  on(page.svg, "keydown", (event) => pressKey(page, event));
  on(page.svg, "focusin", (event) => {
    const mark = event.target.closest("[data-city]");
    if (!mark) return;
    reveal(page, mark.dataset.city);
    openCard(page, mark.dataset.city, false);
  });
  on(page.root, "keydown", ({ key, target }) => {
    if (key === "Escape" && page.city && !target.closest("dialog")) dismissCard(page);
  });
}
