// The story: one city after the other, in the order of years, with its photo and what is told of it.

// How long a city is told of, with a photo and without one; milliseconds.
const PHOTO_TIME = 6000, NAME_TIME = 3500;

const yearOf = (row) => parseInt(row.dataset.from, 10);

// What filters and search leave of it, also what has no year.
function toldRows(page) {
  const isOver = (row) => !page.isUndated && yearOf(row) > +page.slider.max;
  return page.rows.filter((row) => matches(page, row) && isThere(page, row) && !isOver(row));
}

function tellCity(page, n) {
  const { teller, $ } = page, rows = toldRows(page), row = inRing(rows, n), figure = $(".teller figure");
  if (!row) return endStory(page);
  page.told = row;
  closeCard(page);
  fillFigure(page, teller, row);
  figure.classList.remove("comes");
  // What is read here makes the browser begin anew with the movement.
  if (figure.offsetWidth) figure.classList.add("comes");
  $(".when").textContent = page.isUndated ? "" : yearOf(row) || "";
  if (!page.isUndated && yearOf(row)) setYear(page, yearOf(row));
  update(page);
  pointOut(page, row.dataset.city);
  clearTimeout(page.timer);
  const isLast = n === rows.length - 1 && !page.isKiosk, time = hasPhoto(row) ? PHOTO_TIME : NAME_TIME;
  const next = () => (isLast ? pauseStory(page, true) : tellNext(page, 1));
  if (!page.isResting) page.timer = setTimeout(next, time);
}

// What is told next by hand or in time; from the beginning where filters have left out the last.
function tellNext(page, by) {
  tellCity(page, toldRows(page).indexOf(page.told) + by);
}

// Cities that pass are not read aloud; those that somebody steps to are.
function pauseStory(page, isPaused) {
  const { $ } = page, [rest, go] = [$(".rest"), $(".go")], isHere = [rest, go].includes(document.activeElement);
  // The years may be playing by now.
  play(page, false);
  page.isResting = isPaused;
  aria($(".summary"), "live", "off");
  aria($(".teller figcaption"), "live", isPaused ? "polite" : "off");
  rest.hidden = isPaused;
  go.hidden = !isPaused;
  if (isHere) (isPaused ? go : rest).focus({ preventScroll: true });
}

function startStory(page) {
  const { root, teller } = page, rows = toldRows(page);
  zoomTo(page, page.full);
  root.classList.add("telling");
  teller.hidden = false;
  if (!page.isKiosk) page.stage.scrollIntoView({ behavior: isStill() ? "auto" : "smooth", block: "start" });
  // From the beginning, or on from a year that somebody has chosen.
  const first = page.year < +page.slider.max ? rows.findIndex((row) => yearOf(row) >= page.year) : 0;
  // Who wants no movement goes on by hand.
  pauseStory(page, isStill());
  tellCity(page, Math.max(0, first));
}

function endStory(page) {
  const { root, teller, $ } = page, isHere = teller.contains(document.activeElement);
  if (teller.hidden) return;
  page.told = null;
  root.classList.remove("telling");
  $(".teller .frame").replaceChildren();
  teller.hidden = true;
  pointOut(page, "");
  play(page, false);
  if (isHere) $(".story").focus();
}

// Who leaves it sees the map of what was told; a kiosk that of all years.
function leaveStory(page) {
  if (page.isKiosk) setYear(page);
  endStory(page);
  update(page);
}

function listenToStory(page) {
  const { root, teller } = page;
  const step = (by) => {
    pauseStory(page, true);
    tellNext(page, by);
  };
  press(page, ".story", () => {
    startStory(page);
    page.$(".teller button:not([hidden])").focus();
  });
  press(page, ".rest, .go", () => {
    pauseStory(page, !page.isResting);
    if (!page.isResting) tellNext(page, 1);
  });
  press(page, ".teller .back", () => step(-1));
  press(page, ".teller .on", () => step(1));
  press(page, ".teller .end", () => leaveStory(page));
  onKeys(teller, { Escape: () => leaveStory(page) });
  // Whoever touches something wants to look longer; the story goes on when it is told to.
  on(root, "pointerdown keydown wheel click input", ({ target }) => {
    if (!teller.hidden && !page.isResting && !teller.contains(target)) pauseStory(page, true);
  }, { capture: true, passive: true });
}
