// The larger view: one photo after the other in the whole window, and the way back to where it was opened.

// How far a finger must go to turn to the next photo, and how near to the edge a browser takes it for its own; pixels.
const SWIPE = 48, RIM = 24;

const hasPhoto = ({ dataset }) => "photo" in dataset;
const pictured = (page) => shownRows(page).filter(hasPhoto);

// A photo that fills what room there is; its small copy stands there until it is loaded.
function largePhoto(row) {
  const small = row.querySelector(".thumb img"), [width, height] = (row.dataset.photoSize || "").split(" ");
  // The server of another host need not know on which page it stands.
  const photo = make("img", { referrerPolicy: "no-referrer", alt: small.alt });
  // A placeholder on another server would be asked for once more, and told from where.
  if (width) {
    set(photo, { width, height });
    photo.style.backgroundImage = `url("${small.src}")`;
  }
  on(photo, "load", () => { photo.style.backgroundImage = ""; });
  photo.src = row.dataset.photo || small.src;
  return photo;
}

// A photo and what is said of it, in the larger view and in the story.
function fillFigure(page, box, row) {
  const part = (name) => box.querySelector(name), credit = row.cells[MORE].querySelector(".credit");
  // Never more than one large photo in memory.
  part(".frame").replaceChildren(...[row].filter(hasPhoto).map(largePhoto));
  part("h2, .who").textContent = textOf(page, row.cells[CITY]);
  part(".about, .what").textContent = saidIn(page, row, [COUNTRY, RELATION, AGREED]);
  part(".credit").textContent = credit ? textOf(page, credit) : "";
}

function fillLarger(page, row) {
  const { larger, $, $$ } = page, rows = pictured(page), { length: count } = rows;
  page.viewed = row;
  fillFigure(page, larger, row);
  const { textContent: city } = $(".larger h2");
  $(".position").textContent = words(page, "position", { n: rows.indexOf(row) + 1, count, city });
  for (const button of $$("[data-turn]")) button.disabled = count < 2;
}

// One entry in the history of the browser, so that its Back closes the photo and not the page.
function openLarger(page, id, opener) {
  const { larger } = page;
  play(page, false);
  endStory(page);
  fillLarger(page, page.rows.find((row) => row.dataset.agreement === id));
  if (larger.hasAttribute("open")) return;
  page.viewer = opener;
  openDialog(larger);
  // A page from a file, or in a frame without rights, may not.
  try {
    // Back scrolls nowhere: the photo may be left for the map.
    history.scrollRestoration = "manual";
    history.pushState(null, "");
    page.hasEntry = true;
  } catch { return; }
}

// The entry goes with the photo, so that nobody must go back twice.
function closeLarger(page) {
  if (!page.hasEntry) return hideLarger(page);
  // A second press on its way back must not leave the page.
  page.hasEntry = false;
  history.back();
}

function hideLarger(page) {
  const { larger, viewer, viewed, isSought, $ } = page;
  if (!larger.hasAttribute("open")) return;
  Object.assign(page, { hasEntry: false, isSought: false });
  closeDialog(larger);
  $(".larger .frame").replaceChildren();
  const thumb = viewed.querySelector(".thumb");
  if (isSought) choose(page, viewed.dataset.city, thumb);
  else (viewer && viewer.isConnected && !viewer.closest("tr") ? viewer : thumb).focus();
}

function turn(page, step) {
  const rows = pictured(page), next = inRing(rows, rows.indexOf(page.viewed) + step);
  if (next) fillLarger(page, next);
}

function listenToSwipes(page) {
  const { larger } = page;
  let down = null;
  on(larger, "pointerdown", (event) => {
    const isEdge = event.clientX < RIM || event.clientX > innerWidth - RIM;
    down = event.isPrimary && !isEdge && event.pointerType !== "mouse" ? event : null;
  });
  on(larger, "pointerup", ({ clientX, clientY }) => {
    const far = down ? clientX - down.clientX : 0, high = down ? clientY - down.clientY : 0;
    if (Math.abs(far) > Math.max(SWIPE, 2 * Math.abs(high))) turn(page, far < 0 ? 1 : -1);
    down = null;
  });
  on(larger, "pointercancel", () => { down = null; });
}

function listenToLarger(page) {
  press(page, "[data-view]", (button) => openLarger(page, button.dataset.view, button));
  press(page, "[data-turn]", (button) => turn(page, +button.dataset.turn));
  press(page, ".larger .close", () => closeLarger(page));
  press(page, ".onMap", () => {
    page.isSought = true;
    closeLarger(page);
  });
  on(page.larger, "cancel", (event) => {
    event.preventDefault();
    closeLarger(page);
  });
  onKeys(page.larger, {
    Escape: () => closeLarger(page), ArrowLeft: () => turn(page, -1), ArrowRight: () => turn(page, 1),
  });
  on(window, "popstate", () => hideLarger(page));
  listenToSwipes(page);
}
