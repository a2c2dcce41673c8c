// What the map lacks in one of its languages. The program prints the other language in its place and never a name of
// its own, so whoever wants both must write both.

const lacks = (names, language) => !names || !names[language];

// What is missing in a language, as pairs of a word and a count; nothing where the map has all of it.
function missingIn(language) {
  const { map, review } = studio, { cities = 0, countries = 0 } = ((review || {}).missing || {})[language] || {};
  const kinds = map.relations.filter(({ names }) => lacks(names, language)).length;
  return [["title", lacks(map.title, language) ? 1 : 0], ["hub", lacks(map.hub.names, language) ? 1 : 0],
    ["kinds", kinds], ["cities", cities], ["countries", countries]].filter(([, count]) => count);
}

const missingLanguages = () => (studio.map ? mapLanguages().filter((language) => missingIn(language).length) : []);

// One sentence for each language, with the steps in which the words are written.
function missingPart(language) {
  const missing = missingIn(language), has = (...keys) => missing.some(([key]) => keys.includes(key));
  const words = missing.map(([key, count]) => counted(`missing.${key}`, count)).join(word("list.comma"));
  const to = (step, key) => step !== studio.step && el("a", { class: "button", href: `#${step}`,
    "data-key": `missing-${key}-${language}`, text: word(`missing.go.${key}`) });
  return el("li", { class: "warning" },
    el("p", { text: word("missing", { language: languageName(language), words }) }),
    has("cities", "countries") && el("p", { class: "note", text: word("missing.columns",
      { language: languageName(language) }) }),
    el("p", { class: "row" }, has("title", "hub", "kinds") && to("map", "texts"),
      has("cities", "countries") && to("list", "names")));
}

// At the end it is said once more, above what is saved.
function missingLines() {
  const languages = missingLanguages();
  return languages.length > 0 && el("ul", { class: "missing" }, languages.map(missingPart));
}
