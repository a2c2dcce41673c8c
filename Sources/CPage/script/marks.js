// The marks of the map, each with its row, and which are shown.

// The place to hit around a line: its width.
const HIT_WIDTH = 14;
const YEAR_DIGITS = 4;

function findMarks({ $, $$, rows }) {
  const agreements = new Map(rows.map((row) => [row.dataset.agreement, row]));
  const hub = $(".map .cities > .hub[data-city]"), prefix = hub.id.slice(0, -`hub-${hub.dataset.city}`.length);
  const marks = $$(".map [data-city]:not(.hub), .strip [data-city]");
  const cities = $$(".map .city"), links = $$(".map .link");
  // What is off is known here, because asking thousands of marks takes long.
  return {
    hub, marks, cities, links, off: new Set($$(".off")), rowsOf: grouped(rows), markOf: grouped(cities),
    rowOf: new Map([...links, ...cities].map((mark) => [
      mark, agreements.get(mark.id.slice(prefix.length).replace(/^(link|city)-/, "")),
    ])),
  };
}

function grouped(list, key = "city") {
  const groups = new Map();
  for (const item of list) known(groups, item.dataset[key], () => []).push(item);
  return groups;
}

const shownMark = ({ markOf, off }, id) => (markOf.get(id) || []).find((mark) => !off.has(mark));

// Where cities stand, by their places to hit.
function findSpots({ hub, cities }) {
  return new Map([hub, ...cities].map((mark) => {
    const circle = mark.querySelector(".hit");
    return [mark.dataset.city, ["cx", "cy"].map((name) => +circle.getAttribute(name))];
  }));
}

// Thin lines get wide places to hit, when a hand first comes to the map: keys and readers need none.
function widenLinks({ links, hitOf, off }) {
  for (const link of links) {
    const hit = link.cloneNode(false);
    for (const name of ["id", "stroke-dasharray"]) hit.removeAttribute(name);
    set(hit, { class: off.has(link) ? "hit off" : "hit", "stroke-width": HIT_WIDTH });
    link.before(hit);
    hitOf.set(link, hit);
  }
}

const isInForce = (mark, day) => (mark.dataset.from || "0") <= day && day <= (mark.dataset.until || "9999-12-31");

const dayOf = (year) => `${String(year).padStart(YEAR_DIGITS, "0")}-12-31`;

// What year and filters decide.
function update(page) {
  const day = dayOf(page.year), found = [], shown = [];
  for (const row of page.rows) {
    const isFoundNow = isInForce(row, day) && matches(page, row), isShown = isFoundNow && isThere(page, row);
    if (isFoundNow) found.push(row);
    if (row.hidden === isShown) row.hidden = !isShown;
    if (isShown) shown.push(row);
  }
  tellRows(page);
  const cities = facts(shown, "city");
  for (const mark of page.marks) {
    const row = page.rowOf.get(mark);
    const isShown = row ? !row.hidden : isInForce(mark, day) && cities.has(mark.dataset.city);
    if (page.off.has(mark) !== isShown) continue;
    for (const node of [mark, page.hitOf.get(mark)]) if (node) node.classList.toggle("off", !isShown);
    page.off[isShown ? "delete" : "add"](mark);
  }
  count(page, found);
  say(page, shown, cities);
  settleNames(page);
  nameMarks(page);
  rove(page);
  if (page.city) fillCard(page);
  remember(page);
}
