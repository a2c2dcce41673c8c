// The card of a city, the same on hover, focus and tap.

// From a city to its card, and from the card to the map's edge, pixels.
const CARD_GAP = 20, CARD_MARGIN = 4;
// How long a mouse may be on its way to the card, and must rest on another city to change it, milliseconds.
const LEAVE_TIME = 120, REST_TIME = 150;
// The columns of the table.
const CITY = 0, COUNTRY = 1, RELATION = 2, AGREED = 3, DISTANCE = 4, MORE = 5;

function openCard(page, id, isPinned) {
  const { state } = page;
  if (!page.rowsOf.has(id) || (state.isPinned && !isPinned && id !== state.city)) return;
  state.city = id;
  state.isPinned = isPinned || state.isPinned;
  settleNames(page);
  pointOut(page, id);
  fillCard(page);
  remember(page);
}

// The marks of one city, or of none, stand out.
function pointOut(page, id) {
  for (const mark of page.marks) mark.classList.toggle("current", mark.dataset.city === id);
}

function fillCard(page) {
  const { state, card } = page, shown = page.rowsOf.get(state.city).filter((row) => !row.hidden);
  if (!shown.length) return closeCard(page);
  const agreements = shown.map((row) => agreement(page, row));
  card.querySelector(".content").replaceChildren(heading(page, shown[0].cells), ...agreements);
  card.setAttribute("aria-label", textOf(page, shown[0].cells[CITY]));
  card.querySelector(".close").hidden = !state.isPinned;
  card.hidden = false;
  placeCard(page);
}

function heading(page, cells) {
  const box = make("div"), title = make("h2"), about = make("p");
  title.textContent = textOf(page, cells[CITY]);
  const said = new Set([title.textContent]), others = cells[CITY].querySelectorAll(".t, .local");
  for (const part of [...others, textOf(page, cells[COUNTRY]), textOf(page, cells[DISTANCE])]) {
    const name = make("span");
    name.textContent = (part.textContent || part).trim();
    if (part.lang) name.lang = part.lang;
    if (!name.textContent || said.has(name.textContent)) continue;
    about.append(said.size > 1 ? " · " : "", name);
    said.add(name.textContent);
  }
  box.append(title, about);
  return box;
}

// The photo, which opens the larger view; then what the row says, in its last cell confidence, note, source and link.
function agreement(page, { cells }) {
  const box = make("div"), what = make("p");
  what.textContent = [RELATION, AGREED].map((n) => textOf(page, cells[n])).join(words(page, "comma"));
  const small = cells[CITY].querySelector(".thumb");
  if (small) {
    const button = small.cloneNode(true), [photo] = button.children;
    photo.loading = "eager";
    // How high it is is known only then, where another server has it.
    on(photo, "load", () => placeCard(page));
    box.append(button);
  }
  box.append(what, ...[...cells[MORE].children].map((part) => part.cloneNode(true)));
  return box;
}

// Beside its city, on the side where there is room, never over it; one that stays, beside the name too if it can.
function placeCard(page) {
  const { card } = page;
  card.style.left = card.style.top = "";
  if (getComputedStyle(card).position !== "absolute") return;
  const mark = shownMark(page, page.state.city);
  if (!mark) return;
  const { offsetWidth: width, offsetHeight: height } = card;
  const stage = page.stage.getBoundingClientRect(), spot = mark.getBoundingClientRect();
  const x = spot.left + spot.width / 2 - stage.left, y = spot.top + spot.height / 2 - stage.top;
  const within = (at, size, room) => clamp(CARD_MARGIN, at, room - size - CARD_MARGIN);
  const names = [...page.svg.querySelectorAll(".label.current")].map((label) => label.getBoundingClientRect());
  const name = page.state.isPinned && names.find((box) => box.width);
  const aside = name && name.right - stage.left + CARD_MARGIN;
  const right = name && aside + width <= stage.width ? Math.max(x + CARD_GAP, aside) : x + CARD_GAP;
  const left = right + width <= stage.width ? right : x - CARD_GAP - width;
  let top = within(y - CARD_GAP, height, stage.height);
  // A card that fits on neither side stands above or below.
  if (left < CARD_MARGIN) top = y > stage.height / 2 ? Math.max(0, y - CARD_GAP - height) : y + CARD_GAP;
  card.style.left = `${within(left, width, stage.width)}px`;
  card.style.top = `${top}px`;
}

function closeCard(page) {
  Object.assign(page.state, { city: "", isPinned: false });
  page.card.hidden = true;
  pointOut(page, page.state.told ? page.state.told.dataset.city : "");
  remember(page);
}

// Its reader goes back to where it was opened, in the list or on the map; the focus first, because that opens it again.
function dismissCard(page) {
  const { state, card, svg } = page, { opener } = state, mark = shownMark(page, state.city);
  const isHere = [card, svg].some((part) => part.contains(document.activeElement));
  const next = opener && opener.offsetParent ? opener : mark;
  state.opener = null;
  if (next && isHere) next.focus();
  closeCard(page);
}

// Shows a city that was chosen in words, by a button or by what was searched for.
function choose(page, id, opener) {
  openCard(page, id, true);
  page.state.opener = opener;
  const mark = rove(page, shownMark(page, id));
  flyToCity(page, id);
  if (mark) mark.focus();
  page.stage.scrollIntoView({ behavior: isStill() ? "auto" : "smooth", block: "nearest" });
}

// Of cities so near to each other that their places to hit overlap, the nearest; else the name, else the link.
function pointedAt({ svg }, { clientX, clientY }) {
  const all = document.elementsFromPoint(clientX, clientY).filter((node) => svg.contains(node));
  const away = (city) => {
    const spot = city.querySelector(".hit").getBoundingClientRect();
    return Math.hypot(spot.left + spot.width / 2 - clientX, spot.top + spot.height / 2 - clientY);
  };
  return all.map((node) => node.closest(".city")).filter(Boolean)
    .reduce((best, city) => (best && away(best) <= away(city) ? best : city), null)
    || all.find((node) => node.matches(".label:not(.hub)"))
    || all.map((node) => node.closest(".links [data-city]")).find(Boolean);
}

function listenToCard(page) {
  const { state, svg, card } = page;
  // Not "over": what comes to lie under a resting mouse, because a card above it has closed, was not pointed at.
  on(svg, "pointermove", (event) => {
    if (event.pointerType !== "mouse" || event.buttons) return;
    const mark = pointedAt(page, event), show = () => openCard(page, mark.dataset.city, false);
    clearTimeout(state.wish);
    if (!mark || mark.dataset.city === state.city) return;
    // On its way to the card a mouse may pass other cities.
    if (state.city) state.wish = setTimeout(show, REST_TIME);
    else show();
  });
  on(svg, "pointerout", (event) => {
    clearTimeout(state.wish);
    if (event.pointerType !== "mouse" || state.isPinned || card.contains(event.relatedTarget)) return;
    setTimeout(() => {
      const isOn = card.matches(":hover") || svg.querySelector(".city:hover, .links .hit:hover, .label:hover");
      if (!state.isPinned && !isOn) closeCard(page);
    }, LEAVE_TIME);
  });
  on(card, "pointerleave", () => { if (!state.isPinned) closeCard(page); });
  on(svg, "click", (event) => {
    const mark = pointedAt(page, event);
    if (mark) openCard(page, mark.dataset.city, true);
    else if (state.city) closeCard(page);
  });
  on(card.querySelector(".close"), "click", () => dismissCard(page));
  on(page.table, "click", (event) => {
    const button = event.target.closest("button[data-show]");
    if (button) choose(page, button.dataset.show, button);
  });
}
