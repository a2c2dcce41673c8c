// Filters, search, light and dark.

// Words without their accents and apostrophes, as people type them.
const bare = new Map();

function plain(text) {
  return known(bare, text, () => text.toLowerCase().normalize("NFD").replace(/[\p{M}'’]/gu, ""));
}

const isOfKind = ({ state }, row) => !state.relations || state.relations.includes(row.dataset.relation);
const matches = (page, row) => isOfKind(page, row) && (!page.state.words || isFound(page, row));

function isThere({ state: { continent, country } }, { dataset }) {
  return (!continent || dataset.continent === continent) && (!country || dataset.country === country);
}

// A row is found by its names, country, continent, kind and date in any language of the page, and by pinyin.
function isFound(page, { cells, dataset }) {
  const { state, han, continents, sought } = page;
  const text = known(sought, cells, () => {
    const said = [...cells].slice(CITY, DISTANCE).map((cell) => cell.textContent);
    const places = continents.filter((button) => button.value === dataset.continent);
    return simplify(han, plain([dataset.words, ...said, ...places.flatMap((place) => namesIn(page, place))].join(" ")));
  });
  return text.includes(state.words) || spells(han, state.pinyin, text) || isAlias(page, dataset.country);
}

// Short names and codes of countries: `US:us|usa|america,DE:de|deu`.
function readAliases(text) {
  const folded = (name) => plain(name).replace(/[\s.]/g, "");
  return new Map(text.split(",").map((part) => part.split(":"))
    .map(([code, names = ""]) => [code, names.split("|").map(folded)]));
}

// Whether a country is meant by the beginning of a short name or by the whole of a code.
function isAlias({ aliases, state: { words } }, country) {
  const asked = words.replace(/[\s.]/g, "");
  return (aliases.get(country) || []).some((name) => name === asked
    || (asked.length > 1 && !/^[a-z]{2,3}$/.test(name) && name.startsWith(asked)));
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
  const { state, form, search } = page;
  const read = (event) => {
    const isTyped = event.target === search;
    readRelations(page);
    readWords(page);
    state.isTyping = isTyped;
    update(page);
    state.isTyping = false;
    if (isTyped) suggest(page);
  };
  // Half a word of an input method is nothing to look for.
  on(form, "input", (event) => { if (!event.isComposing) read(event); });
  on(search, "compositionend", read);
}

function listenToShade(page) {
  const { root } = page, system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const tell = () => aria(page.$(".shade"), "pressed", isDark());
  press(page, ".shade", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    tell();
  });
  on(system, "change", tell);
  tell();
}
