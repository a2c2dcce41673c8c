// The card of a city, the same on hover, focus and tap.

// From a city to its card, and from the card to the map's edge, pixels.
const CARD_GAP = 20, CARD_MARGIN = 4;
// How long a mouse may be on its way to the card, and must rest on another city to change it, milliseconds.
const LEAVE_TIME = 120, REST_TIME = 150;
// The columns of the table.
const CITY = 0, COUNTRY = 1, RELATION = 2, AGREED = 3, DISTANCE = 4, MORE = 5;

function openCard(page, id, isPinned) {
  if (!page.rowsOf.has(id) || (page.isPinned && !isPinned && id !== page.city)) return;
  page.city = id;
  page.isPinned = isPinned || page.isPinned;
  settleNames(page);
  pointOut(page, id);
  fillCard(page);
  remember(page);
}

// The marks of one city, or of none, stand out.
function pointOut(page, id) {
  if (page.pointed === id) return;
  page.pointed = id;
  for (const mark of page.marks) mark.classList.toggle("current", mark.dataset.city === id);
}

function fillCard(page) {
  const { card, $ } = page, shown = page.rowsOf.get(page.city).filter((row) => !row.hidden);
  if (!shown.length) return closeCard(page);
  const agreements = shown.map((row) => agreement(page, row));
  $(".card .content").replaceChildren(heading(page, shown[0].cells), ...agreements);
  aria(card, "label", textOf(page, shown[0].cells[CITY]));
  $(".card .close").hidden = !page.isPinned;
  card.hidden = false;
  placeCard(page);
}

function heading(page, cells) {
  const title = textOf(page, cells[CITY]), said = new Set([title]), box = make("div"), about = make("p");
  const places = [COUNTRY, DISTANCE].map((n) => ({ textContent: textOf(page, cells[n]) }));
  for (const part of [...cells[CITY].querySelectorAll(".t, .local"), ...places]) {
    const textContent = part.textContent.trim(), name = make("span", { textContent });
    if (part.lang) name.lang = part.lang;
    if (!textContent || said.has(textContent)) continue;
    about.append(said.size > 1 ? " · " : "", name);
    said.add(textContent);
  }
  box.append(make("h2", { textContent: title }), about);
  return box;
}

// The photo, which opens the larger view; then what the row says, in its last cell confidence, note, source and link.
function agreement(page, row) {
  const box = make("div");
  const small = row.querySelector(".thumb");
  if (small) {
    const button = small.cloneNode(true), [photo] = button.children;
    photo.loading = "eager";
    // How high it is is known only then, where another server has it.
    on(photo, "load", () => placeCard(page));
    box.append(button);
  }
  const textContent = saidIn(page, row, [RELATION, AGREED]);
  box.append(make("p", { textContent }), ...[...row.cells[MORE].children].map((part) => part.cloneNode(true)));
  return box;
}

// Beside its city, on the side where there is room, never over it; one that stays, beside the name too if it can.
function placeCard(page) {
  const { card } = page;
  card.style.left = card.style.top = "";
  if (getComputedStyle(card).position !== "absolute") return;
  const mark = shownMark(page, page.city);
  if (!mark) return;
  const { offsetWidth: width, offsetHeight: height } = card;
  const stage = boxOf(page.stage), [spotX, spotY] = middleOf(mark);
  const x = spotX - stage.left, y = spotY - stage.top;
  const within = (at, size, room) => clamp(CARD_MARGIN, at, room - size - CARD_MARGIN);
  const name = page.isPinned && page.$$(".map .label.current").map(boxOf).find((box) => box.width);
  const right = x + CARD_GAP, aside = name ? Math.max(right, name.right - stage.left + CARD_MARGIN) : right;
  const left = [aside, right].find((side) => side + width <= stage.width) || x - CARD_GAP - width;
  // A card that fits on neither side stands above or below; it stays on the map, also while its city is not there.
  let top = y - CARD_GAP;
  if (left < CARD_MARGIN) top = y > stage.height / 2 ? top - height : y + CARD_GAP;
  card.style.left = `${within(left, width, stage.width)}px`;
  card.style.top = `${within(top, height, stage.height)}px`;
}

function closeCard(page) {
  Object.assign(page, { city: "", isPinned: false });
  page.card.hidden = true;
  pointOut(page, page.told ? page.told.dataset.city : "");
  remember(page);
}

// Its reader goes back to where it was opened, in the list or on the map; the focus first, because that opens it again.
function dismissCard(page) {
  const { card, svg, opener } = page, mark = shownMark(page, page.city);
  const isHere = [card, svg].some((part) => part.contains(document.activeElement));
  const next = opener && opener.offsetParent ? opener : mark;
  page.opener = null;
  if (next && isHere) next.focus();
  closeCard(page);
}

// Shows a city that was chosen in words, by a button or by what was searched for.
function choose(page, id, opener) {
  openCard(page, id, true);
  page.opener = opener;
  const mark = rove(page, shownMark(page, id));
  flyToCity(page, id);
  // Safari would go to where the mark is before the map has come to it.
  if (mark) mark.focus({ preventScroll: true });
  page.stage.scrollIntoView({ behavior: isStill() ? "auto" : "smooth", block: "nearest" });
}

// Of cities so near to each other that their places to hit overlap, the nearest; else the name, else the link.
function pointedAt({ svg }, { clientX, clientY }) {
  const all = document.elementsFromPoint(clientX, clientY).filter((node) => svg.contains(node));
  const away = (city) => {
    const [x, y] = middleOf(city.querySelector(".hit"));
    return Math.hypot(x - clientX, y - clientY);
  };
  const marks = (selector) => all.map((node) => node.closest(selector)).filter(Boolean);
  const cities = marks(".city").sort((a, b) => away(a) - away(b));
  return [...cities, ...marks(".label:not(.hub)"), ...marks(".links [data-city]")][0];
}

function listenToCard(page) {
  const { svg, card } = page;
  // The clock of a mouse that points at another city.
  let wish = 0;
  // Not "over": what comes to lie under a resting mouse, because a card above it has closed, was not pointed at.
  on(svg, "pointermove", (event) => {
    if (event.pointerType !== "mouse" || event.buttons) return;
    const mark = pointedAt(page, event), show = () => openCard(page, mark.dataset.city, false);
    clearTimeout(wish);
    if (!mark || mark.dataset.city === page.city) return;
    // On its way to the card a mouse may pass other cities.
    if (page.city) wish = setTimeout(show, REST_TIME);
    else show();
  });
  on(svg, "pointerout", (event) => {
    clearTimeout(wish);
    if (event.pointerType !== "mouse" || page.isPinned || card.contains(event.relatedTarget)) return;
    setTimeout(() => {
      const isOn = card.matches(":hover") || svg.querySelector(".city:hover, .links .hit:hover, .label:hover");
      if (!page.isPinned && !isOn) closeCard(page);
    }, LEAVE_TIME);
  });
  on(card, "pointerleave", () => { if (!page.isPinned) closeCard(page); });
  on(svg, "click", (event) => {
    const mark = pointedAt(page, event);
    if (mark) openCard(page, mark.dataset.city, true);
    else if (page.city) closeCard(page);
  });
  press(page, ".card .close", () => dismissCard(page));
  press(page, "[data-show]", (button) => choose(page, button.dataset.show, button));
}
