// The larger view: one photo after the other in the whole window, and the way back to where it was opened.

// How far a finger must go to turn to the next photo, and how near to the edge a browser takes it for its own; pixels.
const SWIPE = 48, SCREEN_EDGE = 24;

const pictured = (page) => page.state.sorted.filter((row) => !row.hidden && "photo" in row.dataset);

function rowOfAgreement(page, id) {
  return page.rows.find((row) => row.dataset.agreement === id);
}

// A photo that fills what room there is; its small copy stands there until it is loaded.
function largePhoto(row) {
  const photo = make("img"), small = row.querySelector(".thumb img");
  const [width, height] = (row.dataset.photoSize || "").split(" ");
  if (width) set(photo, { width, height });
  // The server of another host need not know on which page it stands.
  photo.referrerPolicy = "no-referrer";
  photo.style.backgroundImage = `url("${encodeURI(small.currentSrc || small.src)}")`;
  on(photo, "load", () => { photo.style.backgroundImage = ""; });
  photo.src = row.dataset.photo || small.src;
  photo.alt = small.alt;
  return photo;
}

function fillLarger(page, row) {
  const { larger, state } = page, rows = pictured(page), part = (name) => larger.querySelector(name);
  const city = textOf(page, row.cells[CITY]), credit = row.cells[MORE].querySelector(".credit");
  state.viewed = row;
  // Never more than one large photo in memory.
  part(".frame").replaceChildren(largePhoto(row));
  part("h2").textContent = city;
  part(".about").textContent = [COUNTRY, RELATION, AGREED].map((n) => textOf(page, row.cells[n])).filter(Boolean)
    .join(words(page, "comma"));
  part(".credit").textContent = credit ? textOf(page, credit) : "";
  part(".position").textContent = words(page, "position", { n: rows.indexOf(row) + 1, count: rows.length, city });
  for (const button of larger.querySelectorAll("[data-turn]")) button.disabled = rows.length < 2;
}

// One entry in the history of the browser, so that its Back closes the photo and not the page.
function openLarger(page, id, opener) {
  const { larger, state } = page, row = rowOfAgreement(page, id);
  play(page, false);
  endStory(page);
  fillLarger(page, row);
  if (larger.hasAttribute("open")) return;
  state.viewer = opener;
  if (larger.showModal) larger.showModal();
  else larger.setAttribute("open", "");
  try {
    history.pushState(null, "");
    state.hasEntry = true;
  } catch { /* A page from a file, or in a frame without rights, may not. */ }
}

// The entry goes with the photo, so that nobody must go back twice.
function closeLarger(page) {
  if (page.state.hasEntry) history.back();
  else hideLarger(page);
}

function hideLarger(page) {
  const { larger, state } = page, { viewer, viewed, isSought } = state;
  if (!larger.hasAttribute("open")) return;
  Object.assign(state, { hasEntry: false, isSought: false, viewer: null });
  if (larger.close) larger.close();
  else larger.removeAttribute("open");
  larger.querySelector(".frame").replaceChildren();
  const thumb = viewed.querySelector(".thumb");
  if (isSought) choose(page, viewed.dataset.city, thumb);
  else if (viewer && viewer.isConnected && !viewer.closest("tr")) viewer.focus();
  else thumb.focus();
}

function turn(page, step) {
  const rows = pictured(page), next = rows.indexOf(page.state.viewed) + step;
  if (rows.length) fillLarger(page, rows[(next + rows.length) % rows.length]);
}

function listenToSwipes(page) {
  const { larger } = page;
  let down = null;
  on(larger, "pointerdown", (event) => {
    const isEdge = event.clientX < SCREEN_EDGE || event.clientX > innerWidth - SCREEN_EDGE;
    down = event.isPrimary && !isEdge && event.pointerType !== "mouse" ? event : null;
  });
  on(larger, "pointerup", (event) => {
    const [far, high] = down ? [event.clientX - down.clientX, event.clientY - down.clientY] : [0, 0];
    if (Math.abs(far) > Math.max(SWIPE, 2 * Math.abs(high))) turn(page, far < 0 ? 1 : -1);
    down = null;
  });
  on(larger, "pointercancel", () => { down = null; });
}

function listenToLarger(page) {
  const { root, larger, state } = page, part = (name) => larger.querySelector(name);
  on(root, "click", (event) => {
    const button = event.target.closest("[data-view]");
    if (button) openLarger(page, button.dataset.view, button);
  });
  for (const button of larger.querySelectorAll("[data-turn]")) {
    on(button, "click", () => turn(page, +button.dataset.turn));
  }
  on(part(".close"), "click", () => closeLarger(page));
  on(part(".onMap"), "click", () => {
    state.isSought = true;
    closeLarger(page);
  });
  on(larger, "cancel", (event) => {
    event.preventDefault();
    closeLarger(page);
  });
  on(larger, "keydown", (event) => {
    const { [event.key]: step } = { ArrowLeft: -1, ArrowRight: 1 };
    if (event.key === "Escape") closeLarger(page);
    else if (step) turn(page, step);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  on(window, "popstate", () => hideLarger(page));
  listenToSwipes(page);
}
