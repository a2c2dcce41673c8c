// The city in the middle: its names, and its place, which is found by its name.

function hubPart() {
  const { hub } = studio.map;
  const { code } = hub.country || {};
  const where = [code && countryName(code), coordinateWords(hub.latitude, hub.longitude)].filter(Boolean).join(" ");
  return el("div", { class: "part" }, el("h3", { text: word("hub") }),
    el("p", { class: "note", text: word("hub.help") }),
    el("div", { class: "pair" }, mapLanguages().map((language) => textField(`hub-${language}`,
      word("hub.in", { language: languageName(language) }), {
        get: (map) => (map.hub.names || {})[language], words: ["did.hub", {}],
        isNeeded: isOnly(studio.map.hub.names, language),
        put: (map, text) => nameHub(map, language, text),
      }))),
    el("p", { class: "row" }, el("span", { text: where }), button(word("hub.other"), () => {
      studio.isHubOpen = !studio.isHubOpen;
      paint();
      const field = find("#hub-search");
      if (field) field.focus();
    }, { "aria-expanded": String(Boolean(studio.isHubOpen)) })), studio.isHubOpen && hubSearch());
}

// A title that has the old name in it gets the new one; so does one that has the name in another language, as there
// was none in its own.
function nameHub(map, language, text) {
  const { names = {} } = map.hub, old = names[language] || Object.values(names)[0], now = text.trim();
  if (now && old && map.title && map.title[language]) {
    map.title[language] = map.title[language].split(old).join(now);
  }
  putName(map.hub, "names", language, text);
}

function hubSearch() {
  const told = el("div", { class: "told" });
  const field = el("input", { type: "text", id: "hub-search", autocomplete: "off", "data-key": "hub-search" });
  const show = async (event) => {
    event.preventDefault();
    const point = coordinateOf(field.value), name = field.value.trim();
    try {
      const found = point ? [{ ...point, name: "" }] : placesOf(await ask("/api/places", { name }));
      replace(told, found.length ? found.map((place) => hubButton(place, point ? "" : name))
        : el("p", { text: word("name.none") }));
      sayFound(found.length);
    } catch (error) { tellRefused(error); }
  };
  return el("form", { class: "way", on: { submit: show } }, el("label",
    { for: "hub-search", text: word("hub.search") }),
    el("p", { class: "row" }, field, el("button", { type: "submit", "data-key": "hub-find", text: word("search") })),
      told);
}

// All that tells a place from its like.
function placeFacts(place) {
  return [placeName(place), place.country && countryName(place.country), place.near
    && word("near", { name: place.near }),
    place.population ? counted("people", place.population) : ""].filter(Boolean).join(word("comma"));
}

function hubButton(place, name) {
  return button(placeFacts(place), () => {
    studio.isHubOpen = false;
    change(["did.hub", {}], (map) => setHub(map, place, name));
  });
}

// The name as it was typed, in the language of its letters: names of the gazetteer are never printed.
function setHub(map, place, typed) {
  map.hub = { ...map.hub, latitude: place.latitude, longitude: place.longitude };
  if (typed) map.hub.names = { [/\p{Script=Han}/u.test(typed) ? "zh" : "en"]: typed };
  if (place.country) map.hub.country = { code: place.country };
}
