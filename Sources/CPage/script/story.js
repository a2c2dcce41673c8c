// The story: one city after the other, in the order of years, with its photo and what is told of it.

// How long a city is told of, with a photo and without one; milliseconds.
const PHOTO_TIME = 6000, NAME_TIME = 3500;

const yearOf = (row) => parseInt(row.dataset.from, 10);

// What filters and search leave of it, also what has no year.
function toldRows(page) {
  const { state, slider } = page, isOver = (row) => !state.isUndated && yearOf(row) > +slider.max;
  return page.rows.filter((row) => matches(page, row) && isThere(page, row) && !isOver(row));
}

function fillTeller(page, row) {
  const { teller, state } = page, part = (name) => teller.querySelector(name), { cells } = row;
  part(".frame").replaceChildren(...("photo" in row.dataset ? [largePhoto(row)] : []));
  part(".when").textContent = state.isUndated ? "" : yearOf(row) || "";
  part(".who").textContent = textOf(page, cells[CITY]);
  part(".what").textContent = [COUNTRY, RELATION, AGREED].map((n) => textOf(page, cells[n])).filter(Boolean)
    .join(words(page, "comma"));
  const credit = cells[MORE].querySelector(".credit");
  part(".credit").textContent = credit ? textOf(page, credit) : "";
  part("figure").classList.remove("comes");
  // What is read here makes the browser begin anew with the movement.
  if (part("figure").offsetWidth) part("figure").classList.add("comes");
}

function tellCity(page, n) {
  const { state } = page, rows = toldRows(page);
  if (!rows.length) return endStory(page);
  const row = state.told = rows[(n + rows.length) % rows.length];
  closeCard(page);
  fillTeller(page, row);
  if (!state.isUndated && yearOf(row)) setYear(page, yearOf(row));
  update(page);
  pointOut(page, row.dataset.city);
  clearTimeout(state.timer);
  const isLast = n === rows.length - 1 && !state.isKiosk, time = "photo" in row.dataset ? PHOTO_TIME : NAME_TIME;
  const next = () => (isLast ? pauseStory(page, true) : tellNext(page, 1));
  if (!state.isResting) state.timer = setTimeout(next, time);
}

// What is told next by hand or in time; from the beginning where filters have left out the last.
function tellNext(page, by) {
  tellCity(page, toldRows(page).indexOf(page.state.told) + by);
}

// Cities that pass are not read aloud; those that somebody steps to are.
function pauseStory(page, isPaused) {
  const { state, teller, $ } = page, [rest, go] = [".rest", ".go"].map((name) => teller.querySelector(name));
  const isHere = [rest, go].includes(document.activeElement);
  // The years may be playing by now.
  play(page, false);
  state.isResting = isPaused;
  $(".summary").setAttribute("aria-live", "off");
  teller.querySelector("figcaption").setAttribute("aria-live", isPaused ? "polite" : "off");
  rest.hidden = isPaused;
  go.hidden = !isPaused;
  if (isHere) (isPaused ? go : rest).focus();
}

function startStory(page) {
  const { root, state, teller } = page, rows = toldRows(page);
  zoomTo(page, page.full);
  if (!state.isKiosk) page.stage.scrollIntoView({ behavior: isStill() ? "auto" : "smooth", block: "start" });
  state.isTold = true;
  root.classList.add("telling");
  teller.hidden = false;
  // From the beginning, or on from a year that somebody has chosen.
  const first = state.year < +page.slider.max ? rows.findIndex((row) => yearOf(row) >= state.year) : 0;
  // Who wants no movement goes on by hand.
  pauseStory(page, isStill());
  tellCity(page, Math.max(0, first));
}

function endStory(page) {
  const { root, state, teller, $ } = page, isHere = teller.contains(document.activeElement);
  if (!state.isTold) return;
  clearTimeout(state.timer);
  Object.assign(state, { isTold: false, told: null, timer: 0 });
  root.classList.remove("telling");
  teller.querySelector(".frame").replaceChildren();
  teller.hidden = true;
  pointOut(page, "");
  $(".summary").setAttribute("aria-live", "polite");
  if (isHere) $(".story").focus();
}

function goOn(page) {
  const { isResting } = page.state;
  pauseStory(page, !isResting);
  if (isResting) tellNext(page, 1);
}

function listenToStory(page) {
  const { root, state, teller } = page, part = (name) => teller.querySelector(name);
  const step = (by) => {
    pauseStory(page, true);
    tellNext(page, by);
  };
  on(page.$(".story"), "click", () => {
    startStory(page);
    teller.querySelector(state.isResting ? ".go" : ".rest").focus();
  });
  for (const name of [".rest", ".go"]) on(part(name), "click", () => goOn(page));
  on(part(".back"), "click", () => step(-1));
  on(part(".on"), "click", () => step(1));
  on(part(".end"), "click", () => endStory(page));
  // Whoever touches something wants to look longer; the story goes on when it is told to.
  for (const kind of ["pointerdown", "keydown", "wheel", "click", "input"]) {
    on(root, kind, (event) => {
      if (state.isTold && !state.isResting && !teller.contains(event.target)) pauseStory(page, true);
    }, { capture: true, passive: true });
  }
}
