// A place is shown on the map: by a click, or with the arrow keys and Enter. Larger and smaller by buttons.

const PICK = { width: 560, height: 340, span: 360, least: 2, step: 2, move: 4, turn: 0.4, room: 1.25, named: 30,
  pole: 80 };

function firstPick(finding) {
  const near = finding.place || placesOf(finding)[0];
  if (near) return { longitude: near.longitude, latitude: near.latitude, span: 40 };
  const { hub = { longitude: 0 } } = studio.map || {};
  return { longitude: hub.longitude, latitude: 20, span: PICK.span };
}

const roundOff = (value, turn) => rounded(((value + HALF) % turn + turn) % turn - HALF);

// West, south, east and north of the country as a view that shows all of it.
function viewOfCountry([west, south, east, north]) {
  const wide = ((east - west) % WHOLE + WHOLE) % WHOLE, latitude = (south + north) / 2;
  const tall = (north - south) / Math.max(LEAST_COSINE, Math.cos(latitude * Math.PI / HALF));
  const span = PICK.room * Math.max(wide, tall * PICK.width / PICK.height);
  return { longitude: roundOff(west + wide / 2, WHOLE), latitude, span: clamp(PICK.least, span, PICK.span) };
}

// The map begins at the country, unless somebody has moved it before the answer came.
const askCountry = latest(async (signal, isLast, finding, open, frame) => {
  const { around } = await ask("/api/places", { name: finding.city, country: finding.country }, signal);
  if (!isLast() || !around || open.isMoved) return;
  open.view = viewOfCountry(around);
  if (frame.isConnected) showPick(finding, frame);
});

// A panel that has none is that of a question.
function pickState() {
  if (studio.panel) return studio.panel;
  if (!studio.asking.pick) studio.asking.pick = {};
  return studio.asking.pick;
}

function pickMap(finding) {
  const open = pickState(), isNew = !open.view;
  if (isNew) open.view = firstPick(finding);
  const frame = el("div", { class: "pick", tabindex: "0", role: "application", "data-key": "pick",
    "aria-label": word("pick"), "aria-describedby": "pick-help",
      on: { keydown: (event) => pickKeys(event, finding, frame) } });
  const told = el("div", { class: "told" });
  frame.told = told;
  showPick(finding, frame);
  if (isNew && finding.country && !finding.unknownCountry && !finding.place && !placesOf(finding).length) {
    askCountry(finding, open, frame);
  }
  const turn = (x, y) => () => movePick(finding, frame, x, y);
  const zoom = (by) => () => zoomPick(finding, frame, by);
  const control = (key, act, sign) => button(sign, act,
    { "aria-label": word(key), class: "square", "data-key": key });
  return [el("p", { class: "note", id: "pick-help", text: word("pick.help") }), frame,
    el("p", { class: "row" }, control("zoom.in", zoom(1 / PICK.step), "+"), control("zoom.out", zoom(PICK.step), "−"),
      control("move.left", turn(-1, 0), "←"), control("move.right", turn(1, 0), "→"),
      control("move.up", turn(0, 1), "↑"), control("move.down", turn(0, -1), "↓")), told];
}

const viewOfPick = () => viewOf({ ...pickState().view, width: PICK.width, height: PICK.height });

function showPick(finding, frame) {
  const { point } = pickState(), view = viewOfPick();
  const known = studio.asking || !studio.review ? [] : studio.review.findings.filter(({ place }) => place);
  const cities = known.map(({ place, city }) =>
    ({ ...place, kind: "city", text: view.span < PICK.named ? city : "" }));
  const listed = placesOf(finding).map((place, n) => ({ ...place, kind: "other", text: String(n + 1) }));
  const picture = mapPicture(view, [...cities, ...listed, point && { ...point, kind: "main" }].filter(Boolean));
  picture.addEventListener("click", ({ clientX, clientY }) => {
    const box = picture.getBoundingClientRect();
    const x = (clientX - box.left) * view.width / box.width, y = (clientY - box.top) * view.height / box.height;
    setPoint(finding, frame, view.latitudeAt(y), view.longitudeAt(x));
  });
  replace(frame, picture);
}

function setPoint(finding, frame, latitude, longitude) {
  const open = pickState();
  open.point = { latitude: rounded(clamp(-QUARTER, latitude, QUARTER)),
    longitude: roundOff(longitude, WHOLE) };
  showPick(finding, frame);
  replace(frame.told, pointTold(finding, open.point, "map"));
}

function movePick(finding, frame, x, y) {
  const { view } = Object.assign(pickState(), { isMoved: true });
  view.longitude = roundOff(view.longitude + x * view.span * PICK.turn, WHOLE);
  view.latitude = clamp(-PICK.pole, view.latitude + y * view.span * PICK.turn / 2, PICK.pole);
  showPick(finding, frame);
}

function zoomPick(finding, frame, by) {
  const { view, point } = Object.assign(pickState(), { isMoved: true });
  if (point && by < 1) Object.assign(view, point);
  view.span = clamp(PICK.least, view.span * by, PICK.span);
  showPick(finding, frame);
}

// Arrows move the point; it begins in the middle.
function pickKeys(event, finding, frame) {
  const { view, point } = pickState(), at = point || view, step = view.span / PICK.height * PICK.move;
  const acts = {
    ArrowLeft: () => setPoint(finding, frame, at.latitude, at.longitude - step),
    ArrowRight: () => setPoint(finding, frame, at.latitude, at.longitude + step),
    ArrowUp: () => setPoint(finding, frame, at.latitude + step, at.longitude),
    ArrowDown: () => setPoint(finding, frame, at.latitude - step, at.longitude),
    "+": () => zoomPick(finding, frame, 1 / PICK.step), "=": () => zoomPick(finding, frame, 1 / PICK.step),
    "-": () => zoomPick(finding, frame, PICK.step),
    Enter: () => (point ? choosePoint(finding, point, "map") : setPoint(finding, frame, at.latitude, at.longitude)),
  };
  if (!acts[event.key] || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  acts[event.key]();
}
