// What is said of the cities that are shown.

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

function speak(page, lang) {
  turnTo(page, lang);
  fit(page);
  for (const photo of page.$$(".thumb img")) photo.alt = inLanguage(page, photo, "alt");
  openOffers(page, false);
  if (page.told) fillFigure(page, page.teller, page.told);
  update(page);
}
