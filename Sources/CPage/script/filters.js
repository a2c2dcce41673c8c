// Filters and search.

const isOfKind = ({ relations }, row) => !relations || relations.includes(row.dataset.relation);
const matches = (page, row) => isOfKind(page, row) && (!page.words || isFound(page, row));

function isThere({ continent, country }, { dataset }) {
  return (!continent || dataset.continent === continent) && (!country || dataset.country === country);
}

// A row is found by its names, country, continent, kind and date in any language of the page, and by pinyin.
function isFound(page, { cells, dataset }) {
  const { han, continents, sought } = page;
  const text = known(sought, cells, () => {
    const said = [...cells].slice(CITY, DISTANCE).map((cell) => cell.textContent);
    const places = continents.filter((button) => button.value === dataset.continent);
    // The id spells what stands in no alphabet of the searcher: ł as l, ø as o.
    return simplify(han, plain([dataset.city, ...said, ...places.flatMap((place) => namesIn(page, place))].join(" ")));
  });
  return text.includes(page.words) || spells(han, page.pinyin, text) || isAlias(page, dataset.country);
}

const folded = (name) => plain(name).replace(/[\s.]/g, "");

// Short names and codes of countries: `US:us|usa|america,DE:de|deu`.
const readAliases = (text) => new Map(text.split(",").map((part) => part.split(":"))
    .map(([code, names = ""]) => [code, names.split("|").map(folded)]));

// Whether a country is meant by the beginning of a short name or by the whole of a code.
function isAlias({ aliases, words: typed }, country) {
  const asked = folded(typed);
  return (aliases.get(country) || []).some((name) => name === asked
    || (asked.length > 1 && !/^[a-z]{2,3}$/.test(name) && name.startsWith(asked)));
}

function readWords(page) {
  page.words = simplify(page.han, plain(page.search.value.trim()));
  page.pinyin = spaced(page.words);
}

function readRelations(page) {
  const checked = page.boxes.filter((box) => box.checked).map((box) => box.value);
  page.relations = checked.length === page.boxes.length ? null : checked;
}

function listenToFilters(page) {
  const { form, search } = page;
  const read = (event) => {
    const isTyped = event.target === search;
    readRelations(page);
    readWords(page);
    page.isTyping = isTyped;
    update(page);
    page.isTyping = false;
    if (isTyped) suggest(page);
  };
  // Half a word of an input method is nothing to look for.
  on(form, "input", (event) => { if (!event.isComposing) read(event); });
  on(search, "compositionend", read);
}
