// Continents and countries with their counts, which are filters.

// Counts what year, kinds and search leave. What has none keeps its place, so that nothing jumps.
function count({ continent, country, continents, countries }, rows) {
  const fill = (buttons, chosen, key, counted) => {
    const found = grouped(counted, key);
    for (const button of buttons) {
      const cities = facts(found.get(button.value) || [], "city").size;
      button.querySelector(".count").textContent = cities;
      aria(button, "pressed", button.value === chosen);
      button.classList.toggle("none", !cities);
    }
  };
  fill(continents, continent, "continent", rows);
  fill(countries, country, "country", rows.filter((row) => !continent || row.dataset.continent === continent));
  for (const button of countries) {
    const isWithin = button.dataset.continents.split("|").includes(continent);
    button.hidden = continents.length > 1 && !isWithin && button.value !== country;
  }
  if (countries.length) countries[0].parentNode.hidden = countries.every((button) => button.hidden);
}

// What is not known here is none.
function setPlace(page, continent, country) {
  const valid = (buttons, value) => (buttons.some((button) => button.value === value) ? value : "");
  page.continent = valid(page.continents, continent);
  page.country = valid(page.countries, country);
}

// Filters, and shows on the map what is left.
function goToPlace(page, continent, country) {
  setPlace(page, continent, country);
  update(page);
  flyToPlace(page);
}

function listenToCounters(page) {
  const turned = (value, chosen) => (value === chosen ? "" : value);
  press(page, ".continents button", ({ value }) => goToPlace(page, turned(value, page.continent), ""));
  press(page, ".countries button", ({ value }) => goToPlace(page, page.continent, turned(value, page.country)));
}
