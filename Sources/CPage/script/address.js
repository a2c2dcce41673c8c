// The state in the address, for the only map of a page.

const ADDRESS_KEYS = ["year", "city", "lang", "relation", "continent", "country", "text"];

function hashOf({ state, root, slider }) {
  const parts = new URLSearchParams();
  if (state.year !== +slider.max) parts.set("year", state.year);
  if (state.city && state.isPinned) parts.set("city", state.city);
  if (state.lang !== root.dataset.first) parts.set("lang", state.lang);
  if (state.relations) parts.set("relation", state.relations.join(","));
  if (state.continent) parts.set("continent", state.continent);
  if (state.country) parts.set("country", state.country);
  if (state.isLarge) parts.set("text", "large");
  return parts.toString().replace(/%2C/g, ",");
}

function remember(page) {
  if (!page.isAlone || page.state.isReading || page.state.isKiosk) return;
  const hash = hashOf(page);
  if (page.state.isHosted) tellHost("state", { hash });
  try {
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  } catch { /* A page from a file may not. */ }
}

// What the address does not say is as at first. An address of something else, such as the table's, says nothing.
function recall(page, isFirst, hash = location.hash.slice(1)) {
  const { state, root, slider, search } = page, parts = new URLSearchParams(hash);
  if (!isFirst && hash && !ADDRESS_KEYS.some((key) => parts.has(key))) return;
  state.isReading = true;
  checkRelations(page, parts.get("relation"));
  setPlace(page, parts.get("continent"), parts.get("country"));
  search.value = "";
  readWords(page);
  const year = parseInt(parts.get("year"), 10);
  setYear(page, Number.isFinite(year) ? year : +slider.max);
  closeCard(page);
  enlarge(page, parts.get("text") === "large");
  const lang = parts.get("lang");
  speak(page, page.switches.some((button) => button.dataset.to === lang) ? lang : root.dataset.first);
  if (parts.get("city")) openCard(page, parts.get("city"), true);
  if (state.city) flyToCrowded(page, state.city);
  state.isReading = false;
}

// A kind that is not known here is no reason to show nothing.
function checkRelations(page, relations) {
  const { boxes } = page, named = relations === null ? [] : relations.split(",");
  const isAll = relations === null || (relations && !boxes.some((box) => named.includes(box.value)));
  for (const box of boxes) box.checked = isAll || named.includes(box.value);
  readRelations(page);
}
