// Beside the sheet: what the cell is about in which one is. Without a cell, the picture.

function panel() {
  const { panel: open } = studio;
  const makers = { place: () => placePanel(open.row), column: () => columnPanel(open.letter), cell: () =>
    cellPanel(open) };
  const parts = open && makers[open.kind]();
  return [parts, previewNode(), preview.failed && warnings(), !parts
    && el("p", { class: "note", text: word("panel.help") })];
}

const panelFoot = () => el("p", { class: "row foot-of-panel" }, button(word("panel.close"), closePanel));

function placePanel(row) {
  const finding = findingOf(row);
  if (!finding) return null;
  const places = placesOf(finding), grade = gradeOf(finding);
  return [
    el("h2", { id: "place-title" }, el("span", { text: word("place.title", { row, city: cityNow(finding) }) })),
    el("p", { class: "row" }, el("b", { class: `tag ${grade.kind}`, text: `${grade.shape} ${grade.text}` }),
      el("span", { text: placeSentence(finding, places) })),
    finding.part && el("p", { class: "note", text: word("place.part", { part: finding.part }) }),
    strangeCountry(finding), drawnNow(finding, places), candidates(finding, places), apart(places),
      otherWays(finding), wayPanel(finding),
      walk(),
  ];
}

// A country that was not understood is the reason why nothing was found; its cell can be corrected at once.
function strangeCountry({ row, unknownCountry, countries = [] }) {
  if (!unknownCountry) return null;
  const line = studio.review.rows.find((one) => one.row === row);
  const at = studio.review.columns.findIndex(({ meaning }) => /^country_/.test(meaning || ""));
  return el("div", {}, el("p", { text: word("country.strange", { country: unknownCountry }) }),
    at >= 0 && countries.length > 0 && el("p", { class: "row" }, countries.map((name) => button(name, () =>
      correct(line, studio.review.columns[at].letter, studio.review.columns[at].meaning, line.cells[at], name)))));
}

// What the cell of the city says now; answers are kept by what it said at first.
function cityNow({ row, city, column }) {
  const line = studio.review.rows.find((one) => one.row === row);
  return (line && column && line.was && column in line.was && line.cells[indexOf(column)]) || city;
}

function placeSentence(finding, places) {
  const country = finding.country ? word("place.country", { country: finding.country }) : "";
  if (finding.leftOut) return country + word("place.leftOut");
  if (finding.answered) return country + word("place.answered");
  if (finding.unknownCountry) return word("place.country.wrong");
  if (finding.grade === "region") {
    return country + (places.length ? counted("place.region", places.length) : word("place.region.none"));
  }
  if (!finding.candidates.length && places.length) return country + counted("place.near", places.length);
  return country + (places.length ? counted("place.several", places.length) : word("place.nothing"));
}

// What is drawn now, where it is none of the list.
function drawnNow(finding, places) {
  const { place, answered, row } = finding;
  const isListed = places.some((one) => isSame(one, place));
  return el("div", {},
    place && !isListed && el("p", { class: "now", text: word("place.now", { place: placeName(place) }) }),
    finding.grade === "largest" && !answered && place && el("p", { class: "row" }, button(word("place.checked"), () =>
      answer(finding, "did.checked", (map) => setPlace(map, finding, place)), { class: "main" })),
    (answered || finding.leftOut) && el("p", { class: "row" },
      button(word("place.again"), () => chooseAgain(finding)),
      others(finding) > 0 && el("span", { class: "note", text: counted("others", others(finding)) })),
    !answered && others(finding) > 0 && el("p",
      { class: "note", text: counted("others.will", others(finding), { row }) }));
}

const MOST_SHOWN = 4;

// A radio group: arrows move, Space and Enter choose, and so do the numbers.
function candidates(finding, places) {
  if (!places.length) return null;
  const isAll = studio.panel.isAll || places.length <= MOST_SHOWN + 1;
  const shown = isAll ? places : places.slice(0, MOST_SHOWN);
  const chosen = shown.findIndex((place) => isSame(place, finding.place));
  const list = el("div", { role: "radiogroup", class: "candidates", "aria-labelledby": "place-title",
    on: { keydown: candidateKeys } },
    shown.map((place, n) =>
      candidate(finding, place, n, { isChosen: n === chosen, isStop: n === Math.max(0, chosen), places })));
  return [list, !isAll && button(counted("place.all", places.length), () =>
    setPanel({ ...studio.panel, isAll: true }))];
}

function candidate(finding, place, n, { isChosen, isStop, places }) {
  return el("button", {
    type: "button", role: "radio", class: "candidate", "aria-checked": String(isChosen), "data-key": `candidate-${n}`,
    tabindex: isStop ? "0" : "-1", on: { click: () => choosePlace(finding, place) },
  }, placeCard(place, places, String(n + 1), isChosen));
}

// All that tells a place from the others, in words, and where it lies among them.
function placeCard(place, places, index, isChosen = false) {
  const facts = [place.country && countryName(place.country), place.population && counted("people", place.population),
    coordinateWords(place.latitude, place.longitude), place.near && word("near", { name: place.near })];
  return [
    el("span", { class: "index", text: index }),
    el("span", { class: "facts" }, el("b", { text: placeName(place) }),
      facts.filter(Boolean).map((text) => el("span", { text })),
      isChosen && el("em", { text: `✓ ${word("place.drawn")}` })),
    candidateMap(place, places),
  ];
}

function candidateKeys(event) {
  const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  const all = findAll("[role=radio]", event.currentTarget), at = all.indexOf(document.activeElement);
  if (event.key in steps) {
    event.preventDefault();
    all[(at + steps[event.key] + all.length) % all.length].focus();
  } else if (/^[1-9]$/.test(event.key)) chooseByNumber(Number(event.key));
}

const HARMLESS = 25;

// Whether the question matters on a map of the world.
function apart(places) {
  if (places.length !== 2) return null;
  const kilometres = distance(...places);
  return el("p", { class: "note", text: word(kilometres < HARMLESS ? "apart.little" : "apart",
    { kilometres: number(kilometres) }) });
}

function walk() {
  return el("p", { class: "row walk" }, button(word("walk.back"), () => goToWaiting(-1)),
    button(word("walk.next"), () => goToWaiting(1), { class: studio.review.counts.waiting ? "main" : "" }),
    button(word("panel.close"), closePanel));
}
