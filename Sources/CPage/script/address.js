// The state in the address.

const ADDRESS_KEYS = ["year", "city", "lang", "relation", "continent", "country", "text"];

function hashOf(page) {
  const parts = new URLSearchParams();
  if (page.year !== +page.slider.max) parts.set("year", page.year);
  if (page.city && page.isPinned) parts.set("city", page.city);
  if (page.lang !== page.root.dataset.first) parts.set("lang", page.lang);
  if (page.relations) parts.set("relation", page.relations.join(","));
  if (page.continent) parts.set("continent", page.continent);
  if (page.country) parts.set("country", page.country);
  if (page.isLarge) parts.set("text", "large");
  return parts.toString().replace(/%2C/g, ",");
}

function remember(page) {
  if (page.isReading || page.isKiosk) return;
  const hash = hashOf(page);
  if (page.handed !== null) {
    page.handed = hash;
    tellHost("state", { hash });
  }
  // A page from a file may not.
  try {
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  } catch { return; }
}

// What the address does not say is as at first. An address of something else, such as the table's, says nothing.
function recall(page, isFirst, hash = location.hash.slice(1)) {
  const { root, search } = page, parts = new URLSearchParams(hash);
  if (!isFirst && hash && !ADDRESS_KEYS.some((key) => parts.has(key))) return;
  hideLarger(page);
  endStory(page);
  play(page, false);
  page.isReading = true;
  checkRelations(page, parts.get("relation"));
  setPlace(page, parts.get("continent"), parts.get("country"));
  search.value = "";
  readWords(page);
  setYear(page, parseInt(parts.get("year"), 10) || undefined);
  closeCard(page);
  enlarge(page, parts.get("text") === "large");
  const lang = parts.get("lang"), city = parts.get("city");
  speak(page, page.switches.some((button) => button.dataset.to === lang) ? lang : root.dataset.first);
  if (city) openCard(page, city, true);
  if (page.city) flyToCrowded(page, page.city);
  else if (city && !page.rowsOf.has(city)) tell(page, words(page, "unlisted"));
  page.isReading = false;
}

// A kind that is not known here is no reason to show nothing.
function checkRelations(page, relations) {
  const named = page.boxes.filter((box) => (relations || "").split(",").includes(box.value));
  const isAll = relations !== "" && !named.length;
  for (const box of page.boxes) box.checked = isAll || named.includes(box);
  readRelations(page);
}
