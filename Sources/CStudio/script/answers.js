// Answers about places. They are kept by city and country as the table has them, never by row: a row that is inserted
// in Excel changes nothing, and all rows of one city have one answer.

const isAnswerOf = ({ city, country = "" }) => (one) =>
  !one.column && one.city === city && (one.country || "") === country;

function setAnswer(map, { city, country = "" }, given) {
  const isOld = isAnswerOf({ city, country });
  const rest = (map.answers || []).filter((old) => !isOld(old));
  map.answers = given ? [...rest, { city, country, ...given }] : rest;
  showAnswer({ city, country }, given);
}

// At once, before the program has read the table again: nobody waits for what is clear.
function showAnswer({ city, country }, given) {
  for (const finding of studio.review.findings) {
    if (finding.city !== city || (finding.country || "") !== country) continue;
    count(finding, -1);
    finding.answered = Boolean(given) && !given.leaveOut;
    finding.leftOut = Boolean(given && given.leaveOut);
    finding.place = finding.answered ? { ...given, ...placesOf(finding).find((place) => isSame(place, given)) }
      : firstPlace(finding);
    count(finding, 1);
  }
}

// What is drawn without an answer: the only one of a name, or by far the largest.
function firstPlace({ grade, candidates: [first = null] }) {
  return ["one", "largest"].includes(grade) ? first : null;
}

// Where a finding counts: among those to choose, not found, to check, or settled.
function partOf(finding) {
  if (finding.answered || finding.leftOut) return "settled";
  return { choose: "choose", unknown: "unknown", region: "region", largest: "check" }[finding.grade] || "settled";
}

function count(finding, by) {
  const { counts } = studio.review;
  counts[partOf(finding)] += by;
  if (isWaiting(finding)) counts.waiting += by;
  else if (!finding.leftOut) counts.drawn += by;
}

const setPlace = (map, finding, { latitude, longitude }, from = "GeoNames") =>
  setAnswer(map, finding, { latitude, longitude, from });

// How many other rows the same answer serves.
const others = ({ row, city, country }) => studio.review.findings.filter((one) =>
  one.row !== row && one.city === city && one.country === country).length;

// The view stays where it is; the way to a place that is settled closes; the sentence says what was done and is left.
function answer(finding, key, act, places = {}) {
  const words = [key, { row: finding.row, city: finding.city, ...places }], more = others(finding);
  if (studio.panel) Object.assign(studio.panel, { way: null, point: null, found: null, text: "" });
  change(words, act);
  say([word(...words), more && counted("others", more), waitingWords()].filter(Boolean).join(word("full")));
  const cell = cellNode(finding.row, studio.cell.row === finding.row ? studio.cell.column : 0);
  if (cell) cell.focus({ preventScroll: true });
}

const choosePlace = (finding, place, from) =>
  answer(finding, "did.place", (map) => setPlace(map, finding, place, from), { name: placeName(place) });

const leaveOut = (finding) => answer(finding, "did.leave", (map) => setAnswer(map, finding, { leaveOut: true }));

const chooseAgain = (finding) => answer(finding, "did.again", (map) => setAnswer(map, finding, null));

function placesOf(finding) {
  return [...finding.candidates, ...finding.suggestions];
}

function chooseByNumber(n) {
  const row = studio.panel && studio.panel.kind === "place" ? studio.panel.row : studio.cell.row;
  const finding = findingOf(row);
  if (!finding) return;
  const place = placesOf(finding)[n - 1];
  if (!place) return;
  studio.panel = { kind: "place", row };
  choosePlace(finding, place);
}

function isSame(a, b) {
  return Boolean(a && b) && a.latitude === b.latitude && a.longitude === b.longitude;
}

function placeName({ name, admin, latitude, longitude }) {
  return [name, admin].filter(Boolean).join(word("comma")) || coordinateWords(latitude, longitude);
}
