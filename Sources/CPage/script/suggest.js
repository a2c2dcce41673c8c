// What a visitor may mean who types: cities, and continents, countries, kinds and years. A combobox with a list; the
// focus stays in its input.

const MOST_OFFERS = 8;
// Pixels: around the list, and how much room it wants below the input before it stands above.
const OFFER_GAP = 16, OFFER_ROOM = 180;
// How a name is what was typed, the better first.
const WHOLE = 0, BEGINS = 1, SPELLED = 2, CONTAINS = 3, OTHERWISE = 4;

function rankOf({ words: typed, pinyin, han }, names) {
  if (names.includes(typed)) return WHOLE;
  if (names.some((name) => name.startsWith(typed))) return BEGINS;
  if (names.some((name) => spells(han, pinyin, name, true))) return SPELLED;
  return names.some((name) => name.includes(typed)) ? CONTAINS : OTHERWISE;
}

const partsOf = (node) => [...node.querySelectorAll(".t, .local")].map((part) => part.textContent.trim());

// The names in a cell or button in every language, as they are compared.
const namesIn = ({ named, han }, node) =>
  known(named, node, () => partsOf(node).map((name) => simplify(han, plain(name))));

// The cities that are found, each once.
function cityOffers(page) {
  const rows = new Map(shownRows(page).map((row) => [row.dataset.city, row.cells]));
  return [...rows].map(([id, cells]) => {
    const name = textOf(page, cells[CITY]), other = partsOf(cells[CITY]).find((part) => part !== name);
    return {
      name, more: () => [other, textOf(page, cells[COUNTRY])].filter(Boolean).join(" · "),
      rank: rankOf(page, [...namesIn(page, cells[CITY]), id]), act: () => {
        update(page);
        choose(page, id, page.search);
      },
    };
  });
}

// What leads to rows of a year, with their number of cities; nothing where there are none.
function filterOffer(page, name, rank, year, isWanted, act) {
  const rows = page.rows.filter((row) => isWanted(row) && isInForce(row, dayOf(year)));
  const { size: count } = facts(rows, "city");
  return count ? [{ name, rank, act, more: () => plural(page, "cities", count) }] : [];
}

// What filters, where its name is what was typed and there are cities of it in this year.
function filterOffers(page) {
  const offers = (nodes, key, act) => nodes.flatMap((node) => {
    const label = node.closest("label, button"), isShort = key === "country" && isAlias(page, node.value);
    const rank = Math.min(rankOf(page, namesIn(page, label)), isShort ? BEGINS : OTHERWISE);
    const isWanted = (row) => row.dataset[key] === node.value && (key === "relation" || isOfKind(page, row));
    if (rank === OTHERWISE) return [];
    return filterOffer(page, textOf(page, label), rank, page.year, isWanted, () => act(node));
  });
  const found = [
    ...offers(page.continents, "continent", ({ value }) => goToPlace(page, value, "")),
    ...offers(page.countries, "country", ({ value }) => goToPlace(page, "", value)),
    ...offers(page.boxes, "relation", ({ value }) => {
      checkRelations(page, value);
      update(page);
    }),
  ];
  const year = /^\d{4}$/.test(page.words) && !page.isUndated ? +page.words : 0;
  if (year < +page.slider.min || year > +page.slider.max) return found;
  const isWanted = (row) => isOfKind(page, row) && isThere(page, row);
  return [...found, ...filterOffer(page, page.words, WHOLE, year, isWanted, () => goTo(page, year))];
}

function suggest(page) {
  const { offers } = page, found = page.words ? [...cityOffers(page), ...filterOffers(page)] : [];
  page.offered = found.sort((a, b) => a.rank - b.rank).slice(0, MOST_OFFERS);
  offers.replaceChildren(...page.offered.map(({ name, more }, n) => {
    const option = make("li", { id: `offer-${n}` });
    option.setAttribute("role", "option");
    option.append(name, " ", make("span", { className: "extra", textContent: more() }));
    return option;
  }));
  openOffers(page, page.offered.length > 0);
}

function openOffers(page, isOpen) {
  const { search, offers } = page;
  offers.hidden = !isOpen;
  aria(search, "expanded", isOpen);
  pointAt(page, -1);
  // What is not shown is not asked of the browser, which would lay out the page once more at the start.
  if (isOpen) placeOffers(page);
}

// Below the input, or above where a phone's keyboard leaves more room there; never over it.
function placeOffers({ search, offers }) {
  const { offsetTop, height } = window.visualViewport || { offsetTop: 0, height: innerHeight };
  const { top, bottom } = boxOf(search), below = offsetTop + height - bottom, above = top - offsetTop;
  const isAbove = below < OFFER_ROOM && above > below;
  offers.classList.toggle("above", isAbove);
  offers.style.maxHeight = `${Math.max(OFFER_ROOM / 2, (isAbove ? above : below) - OFFER_GAP)}px`;
}

function pointAt(page, n) {
  const { search, offers } = page;
  page.offer = n;
  [...offers.children].forEach((option, other) => aria(option, "selected", other === n));
  search.removeAttribute("aria-activedescendant");
  if (n < 0) return;
  aria(search, "activedescendant", `offer-${n}`);
  offers.children[n].scrollIntoView({ block: "nearest" });
}

// What was chosen is shown among all others: the search has done its work.
function take(page, { act }) {
  page.search.value = "";
  readWords(page);
  openOffers(page, false);
  act();
}

function pressInSearch(page, event) {
  const { offers } = page, step = { ArrowDown: 1, ArrowUp: -1 }[event.key], { length } = page.offered;
  if (event.isComposing) return;
  if (step && offers.hidden) suggest(page);
  else if (step) pointAt(page, (Math.max(page.offer, step < 0 ? 0 : -1) + step + length) % length);
  else if (event.key === "Escape" && !offers.hidden) openOffers(page, false);
  else if (event.key === "Enter" && page.offer >= 0) take(page, page.offered[page.offer]);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function listenToOffers(page) {
  const { form, search, offers } = page;
  on(search, "keydown", (event) => pressInSearch(page, event));
  on(search, "blur", () => openOffers(page, false));
  // The input keeps the focus, and on phones its keyboard.
  on(offers, "mousedown", (event) => event.preventDefault());
  on(offers, "click", ({ target }) => {
    const n = [...offers.children].indexOf(target.closest("li"));
    if (n >= 0) take(page, page.offered[n]);
  });
  // Enter opens the city that was found, when it is one; of several it shows the list.
  on(form, "submit", (event) => {
    const cities = page.words ? cityOffers(page) : [];
    event.preventDefault();
    if (cities.length === 1) return take(page, cities[0]);
    suggest(page);
    if (page.offered.length) pointAt(page, 0);
  });
  if (window.visualViewport) on(visualViewport, "resize", () => placeOffers(page));
}
