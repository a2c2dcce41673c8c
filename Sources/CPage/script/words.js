// What the page says, in the language that is chosen.

// The value of data-KEY-LANGUAGE.
function inLanguage({ state: { lang } }, node, key) {
  return node.dataset[key ? key + lang[0].toUpperCase() + lang.slice(1) : lang];
}

function words(page, key, places = {}) {
  const text = inLanguage(page, page.root, key) || "";
  return text.replace(/\{(\w+)\}/g, (all, name) => (name in places ? places[name] : all));
}

const citiesOf = (page, count) => words(page, count === 1 ? "citiesOne" : "citiesMany", { count });

// The words of a cell.
function textOf({ state: { lang } }, cell) {
  const parts = [...cell.querySelectorAll(".t")].filter((part) => part.lang.startsWith(lang));
  return (parts.length ? parts.map((part) => part.textContent).join(" ") : cell.textContent).trim();
}

// Counts in the legend, spoken value and summary, all from the rows that are shown.
function say(page, shown, cities) {
  const parts = [], fill = (key, places) => words(page, key, places);
  for (const box of page.boxes) {
    const count = shown.filter((row) => row.dataset.relation === box.value).length;
    box.closest("label").querySelector(".count").textContent = count;
    if (count) parts.push(fill("counted", { count, name: inLanguage(page, box, count === 1 ? "one" : "many") }));
  }
  const countries = new Set(shown.map((row) => row.dataset.country).filter(Boolean)).size;
  const places = {
    year: page.state.year, counts: parts.join(fill("separator")) || fill("none"),
    cities: citiesOf(page, cities.size),
    countries: fill(countries === 1 ? "countriesOne" : "countriesMany", { count: countries }),
  };
  page.$(".time output").textContent = page.state.year;
  page.slider.setAttribute("aria-valuetext", fill("spoken", places));
  tell(page, fill(!cities.size ? "empty" : countries ? "summary" : "nowhere", places));
}

// How long a hand that types must rest before it is told what was found, milliseconds.
const TELL_TIME = 700;

// The one thing that is read aloud, once and not at every key.
function tell({ state, $ }, text) {
  const write = () => { $(".summary").textContent = text; };
  clearTimeout(state.telling);
  if (state.isTyping) state.telling = setTimeout(write, TELL_TIME);
  else write();
}

function speak(page, lang) {
  const { root, $$, state, switches } = page, isPage = root === document.body;
  state.lang = root.dataset.lang = lang;
  for (const button of switches) {
    button.setAttribute("aria-pressed", button.dataset.to === lang);
    if (button.dataset.to === lang && isPage) speakAs(button.lang);
  }
  if (isPage) document.title = inLanguage(page, root, "title");
  for (const node of $$("[aria-label]")) {
    const name = inLanguage(page, node, "label");
    if (name) node.setAttribute("aria-label", name);
    if (name && node.title) node.title = name;
  }
  fit(page);
  namePhotos(page);
  openOffers(page, false);
  if (state.told) fillTeller(page, state.told);
  update(page);
}

// A language that is said anew has all styles looked up again, even the same one.
function speakAs(tag) {
  const html = document.documentElement;
  if (html.lang !== tag) html.lang = tag;
}

function listenToWords(page) {
  for (const button of page.switches) on(button, "click", () => speak(page, button.dataset.to));
}
