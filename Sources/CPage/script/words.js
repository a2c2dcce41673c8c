// What the page says, in the language that is chosen.

// The value of data-KEY-LANGUAGE.
function inLanguage({ lang }, node, key) {
  return node.dataset[key ? key + lang[0].toUpperCase() + lang.slice(1) : lang];
}

function words(page, key, places = {}) {
  const text = inLanguage(page, page.root, key) || "";
  return text.replace(/\{(\w+)\}/g, (all, name) => (name in places ? places[name] : all));
}

const plural = (page, key, count) => words(page, key + (count === 1 ? "One" : "Many"), { count });

// The words of a cell.
function textOf({ lang }, cell) {
  const parts = [...cell.querySelectorAll(`.t[lang|=${lang}]`)];
  return (parts.length ? parts : [cell]).map((part) => part.textContent).join(" ").trim();
}

// Counts in the legend, spoken value and summary, all from the rows that are shown.
function say(page, shown, cities) {
  const parts = [], fill = (key, places) => words(page, key, places);
  for (const box of page.boxes) {
    const count = shown.filter((row) => row.dataset.relation === box.value).length;
    box.closest("label").querySelector(".count").textContent = count;
    if (count) parts.push(fill("counted", { count, name: inLanguage(page, box, count === 1 ? "one" : "many") }));
  }
  const countries = facts(shown.filter((row) => row.dataset.country), "country").size;
  const places = {
    year: page.year, counts: parts.join(fill("separator")) || fill("none"),
    cities: plural(page, "cities", cities.size), countries: plural(page, "countries", countries),
  };
  page.$(".time output").textContent = page.year;
  aria(page.slider, "valuetext", fill("spoken", places));
  tell(page, fill(!cities.size ? "empty" : countries ? "summary" : "nowhere", places));
}

// How long a hand that types must rest before it is told what was found, milliseconds.
const TELL_TIME = 700;

// The one thing that is read aloud, once and not at every key.
function tell(page, text) {
  const write = () => { page.$(".summary").textContent = text; };
  clearTimeout(page.telling);
  if (page.isTyping) page.telling = setTimeout(write, TELL_TIME);
  else write();
}

function speak(page, lang) {
  const { root, $$, switches } = page, isPage = root === document.body;
  page.lang = root.dataset.lang = lang;
  for (const button of switches) {
    aria(button, "pressed", button.dataset.to === lang);
    // A language that is said anew has all styles looked up again, even the same one.
    if (isPage && button.dataset.to === lang && html.lang !== button.lang) html.lang = button.lang;
  }
  if (isPage) document.title = inLanguage(page, root, "title");
  for (const node of $$("[aria-label]")) {
    const name = inLanguage(page, node, "label");
    if (!name) continue;
    aria(node, "label", name);
    if (node.title) node.title = name;
  }
  fit(page);
  for (const photo of $$(".thumb img")) photo.alt = inLanguage(page, photo, "alt");
  openOffers(page, false);
  if (page.told) fillFigure(page, page.teller, page.told);
  update(page);
}
