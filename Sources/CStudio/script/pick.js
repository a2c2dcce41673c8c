// A place is shown on the map: by a click, or with the arrow keys and Enter. Larger and smaller by buttons.

const PICK = { width: 560, height: 340, span: 360, least: 2, step: 2, move: 4, turn: 0.4, named: 30, pole: 80 };

function firstPick(finding) {
  const near = finding.place || placesOf(finding)[0];
  if (near) return { longitude: near.longitude, latitude: near.latitude, span: 40 };
  const { hub } = studio.map;
  return { longitude: hub.longitude, latitude: 20, span: PICK.span };
}

function pickMap(finding) {
  const open = studio.panel;
  if (!open.view) open.view = firstPick(finding);
  const frame = el("div", { class: "pick", tabindex: "0", role: "application", "data-key": "pick",
    "aria-label": word("pick"), "aria-describedby": "pick-help",
      on: { keydown: (event) => pickKeys(event, finding, frame) } });
  const told = el("div", { class: "told" });
  frame.told = told;
  showPick(finding, frame);
  const turn = (x, y) => () => movePick(finding, frame, x, y);
  const zoom = (by) => () => zoomPick(finding, frame, by);
  const control = (key, act, sign) => button(sign, act,
    { "aria-label": word(key), class: "square", "data-key": key });
  return [el("p", { class: "note", id: "pick-help", text: word("pick.help") }), frame,
    el("p", { class: "row" }, control("zoom.in", zoom(1 / PICK.step), "+"), control("zoom.out", zoom(PICK.step), "−"),
      control("move.left", turn(-1, 0), "←"), control("move.right", turn(1, 0), "→"),
      control("move.up", turn(0, 1), "↑"), control("move.down", turn(0, -1), "↓")), told];
}

const viewOfPick = () => viewOf({ ...studio.panel.view, width: PICK.width, height: PICK.height });

function showPick(finding, frame) {
  const { point } = studio.panel, view = viewOfPick();
  const cities = studio.review.findings.filter(({ place }) => place).map(({ place, city }) =>
    ({ ...place, kind: "city", text: studio.panel.view.span < PICK.named ? city : "" }));
  const listed = placesOf(finding).map((place, n) => ({ ...place, kind: "other", text: String(n + 1) }));
  const picture = mapPicture(view, [...cities, ...listed, point && { ...point, kind: "main" }].filter(Boolean));
  picture.addEventListener("click", ({ clientX, clientY }) => {
    const box = picture.getBoundingClientRect();
    const x = (clientX - box.left) * view.width / box.width, y = (clientY - box.top) * view.height / box.height;
    setPoint(finding, frame, view.latitudeAt(y), view.longitudeAt(x));
  });
  replace(frame, picture);
}

const roundOff = (value, turn) => rounded(((value + HALF) % turn + turn) % turn - HALF);

function setPoint(finding, frame, latitude, longitude) {
  studio.panel.point = { latitude: rounded(clamp(-QUARTER, latitude, QUARTER)),
    longitude: roundOff(longitude, WHOLE) };
  showPick(finding, frame);
  replace(frame.told, pointTold(finding, studio.panel.point, "map"));
}

function movePick(finding, frame, x, y) {
  const { view } = studio.panel;
  view.longitude = roundOff(view.longitude + x * view.span * PICK.turn, WHOLE);
  view.latitude = clamp(-PICK.pole, view.latitude + y * view.span * PICK.turn / 2, PICK.pole);
  showPick(finding, frame);
}

function zoomPick(finding, frame, by) {
  const { view, point } = studio.panel;
  if (point && by < 1) Object.assign(view, point);
  view.span = clamp(PICK.least, view.span * by, PICK.span);
  showPick(finding, frame);
}

// Arrows move the point; it begins in the middle.
function pickKeys(event, finding, frame) {
  const { view, point } = studio.panel, at = point || view, step = view.span / PICK.height * PICK.move;
  const acts = {
    ArrowLeft: () => setPoint(finding, frame, at.latitude, at.longitude - step),
    ArrowRight: () => setPoint(finding, frame, at.latitude, at.longitude + step),
    ArrowUp: () => setPoint(finding, frame, at.latitude + step, at.longitude),
    ArrowDown: () => setPoint(finding, frame, at.latitude - step, at.longitude),
    "+": () => zoomPick(finding, frame, 1 / PICK.step), "=": () => zoomPick(finding, frame, 1 / PICK.step),
    "-": () => zoomPick(finding, frame, PICK.step),
    Enter: () => (point ? choosePlace(finding, point, "map") : setPoint(finding, frame, at.latitude, at.longitude)),
  };
  if (!acts[event.key] || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  acts[event.key]();
}
