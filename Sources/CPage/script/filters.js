// Filters, search, light and dark.

// Words without their accents and apostrophes, as people type them.
const bare = new Map();

function plain(text) {
  if (!bare.has(text)) bare.set(text, text.toLowerCase().normalize("NFD").replace(/[\p{M}'’]/gu, ""));
  return bare.get(text);
}

function matches(page, row) {
  const { state } = page;
  return (!state.relations || state.relations.includes(row.dataset.relation))
    && (!state.continent || row.dataset.continent === state.continent)
    && (!state.words || isFound(page, row));
}

// A row is found by its names, country, continent, kind and date in any language of the page, and by pinyin.
function isFound({ state, han, select, sought }, { cells, dataset }) {
  if (!sought.has(cells)) {
    const { dataset: continent } = [...select.options].find((option) => option.value === dataset.continent);
    const said = [...cells].slice(CITY, DISTANCE).map((cell) => cell.textContent);
    sought.set(cells, simplify(han, plain([dataset.words, ...said, ...Object.values(continent)].join(" "))));
  }
  const text = sought.get(cells);
  return text.includes(state.words) || spells(han, state.pinyin, text);
}

function readWords({ state, search, han }) {
  state.words = simplify(han, plain(search.value.trim()));
  state.pinyin = spaced(state.words);
}

function readRelations({ state, boxes }) {
  const checked = boxes.filter((box) => box.checked).map((box) => box.value);
  state.relations = checked.length === boxes.length ? null : checked;
}

function listenToFilters(page) {
  const { state, form, select, search } = page;
  const read = () => {
    readRelations(page);
    state.continent = select.value;
    readWords(page);
    update(page);
  };
  // Half a word of an input method is nothing to look for.
  on(form, "input", (event) => { if (!event.isComposing) read(); });
  on(search, "compositionend", read);
  // Enter opens the city that was found, when it is one.
  on(form, "submit", (event) => {
    event.preventDefault();
    const found = order(page);
    if (state.words && found.length === 1) choose(page, found[0].dataset.city, search);
  });
}

function listenToShade({ root, $ }) {
  const system = matchMedia("(prefers-color-scheme: dark)"), button = $(".shade");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const tell = () => button.setAttribute("aria-pressed", isDark());
  on(button, "click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    tell();
  });
  on(system, "change", tell);
  tell();
}
