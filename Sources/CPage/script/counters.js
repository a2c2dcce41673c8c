// Continents and countries with their counts, which are filters.

// How many cities rows have, by a fact of theirs.
function tally(rows, key) {
  const cities = new Map();
  for (const { dataset } of rows) {
    if (!cities.has(dataset[key])) cities.set(dataset[key], new Set());
    cities.get(dataset[key]).add(dataset.city);
  }
  return (value) => (cities.has(value) ? cities.get(value).size : 0);
}

// Counts what year, kinds and search leave. What has none keeps its place, so that nothing jumps.
function count({ state: { continent, country }, continents, countries }, rows) {
  const fill = (buttons, chosen, citiesOfValue) => buttons.forEach((button) => {
    const cities = citiesOfValue(button.value);
    button.querySelector(".count").textContent = cities;
    button.setAttribute("aria-pressed", button.value === chosen);
    button.classList.toggle("none", !cities);
  });
  fill(continents, continent, tally(rows, "continent"));
  fill(countries, country, tally(rows.filter((row) => !continent || row.dataset.continent === continent), "country"));
  for (const button of countries) {
    const isThere = button.dataset.continents.split("|").includes(continent);
    button.hidden = continents.length > 1 && !isThere && button.value !== country;
    button.parentNode.hidden = countries.every((other) => other.hidden);
  }
}

// What is not known here is none.
function setPlace({ state, continents, countries }, continent, country) {
  const known = (buttons, value) => (buttons.some((button) => button.value === value) ? value : "");
  Object.assign(state, { continent: known(continents, continent), country: known(countries, country) });
}

// Filters, and shows on the map what is left.
function goToPlace(page, continent, country) {
  setPlace(page, continent, country);
  update(page);
  flyToPlace(page);
}

function listenToCounters(page) {
  const { state, continents, countries } = page, turned = (value, chosen) => (value === chosen ? "" : value);
  const listen = (buttons, act) => buttons.forEach((button) => on(button, "click", () => act(button.value)));
  listen(continents, (value) => goToPlace(page, turned(value, state.continent), ""));
  listen(countries, (value) => goToPlace(page, state.continent, turned(value, state.country)));
}
