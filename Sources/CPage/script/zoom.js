// Zoom by buttons, regions, keys, wheel and pinch; drag; and how large words are.

// How many times the map may be enlarged, and how many times for a small one to have its names.
const MOST = 24, CLOSE = 3;
// The steps of keys and wheel.
const KEY_STEP = 1.6, WHEEL_STEP = 1.25;
// Below which width of the map names wait for a zoom, or move; pixels.
const SMALL = 700, WIDE = 1400;
// How large words are at least, and how far a hand may tremble in a click; pixels.
const LEAST_WORDS = 12, USUAL_REM = 16, TREMBLE = 4;

// The nearest part of the map that can be shown.
function partOf({ full }, box) {
  const width = clamp(full[2] / MOST, box[2], full[2]), height = width * full[3] / full[2];
  const x = clamp(full[0], box[0] + (box[2] - width) / 2, full[0] + full[2] - width);
  const y = clamp(full[1], box[1] + (box[3] - height) / 2, full[1] + full[3] - height);
  return [x, y, width, height];
}

function zoomTo(page, box) {
  page.box = partOf(page, box);
  page.svg.setAttribute("viewBox", page.box.map((n) => n.toFixed(2)).join(" "));
  fit(page);
}

// Without a spot the chosen city or the hub stays where it is, if it is seen.
function zoomBy(page, factor, spot) {
  const { hub } = page, [left, top, width, height] = page.box;
  const spots = [page.city, hub.dataset.city].map((id) => page.spots.get(id));
  const [x, y] = spot || spots.find((place) => place && isSeen(page, place)) || [left + width / 2, top + height / 2];
  zoomTo(page, [x - (x - left) / factor, y - (y - top) / factor, width / factor, height / factor]);
}

// So that all of a rectangle is seen.
function around({ full }, [x, y, width, height]) {
  const shape = full[2] / full[3], wide = Math.max(width, height * shape), high = wide / shape;
  return [x + width / 2 - wide / 2, y + height / 2 - high / 2, wide, high];
}

const isZoomed = ({ box, full }) => box[2] < full[2] - 1;

function isSeen({ box }, spot) {
  return [0, 1].every((axis) => spot[axis] >= box[axis] && spot[axis] <= box[axis] + box[axis + 2]);
}

// A city that is chosen while the map shows another part comes into its middle.
function reveal(page, id) {
  const spot = page.spots.get(id), [, , w, h] = page.box;
  if (spot && !page.flight && !isSeen(page, spot)) zoomTo(page, [spot[0] - w / 2, spot[1] - h / 2, w, h]);
}

// Asks how wide the map is, pixels, and how large the page's words are, times the usual. That has the page laid out: at
// first and when it has changed, and never between changes.
function measure(page) {
  arrange(page);
  // A frame that is not shown yet has no width.
  const mapWidth = page.svg.clientWidth || page.full[2], rem = parseFloat(getComputedStyle(html).fontSize) / USUAL_REM;
  const isNew = page.mapWidth !== mapWidth || page.rem !== rem;
  Object.assign(page, { mapWidth, rem });
  return isNew;
}

// Words and markers keep their size on the screen; on a small map they shrink as far as can be read. Says how large
// they are, whether names stand beside their markers, and whether they wait.
function fit(page) {
  const { svg, full, mapWidth } = page, width = page.box[2], isClose = isZoomed(page);
  const size = clamp(LEAST_WORDS / page.look[0][0], mapWidth / full[2], 1) * page.rem;
  page.scale = size / mapWidth * width;
  page.isBeside = isClose || mapWidth < WIDE || page.scale > 1;
  for (const layer of page.steady) layer.style.setProperty("--k", page.scale);
  page.isSmall = mapWidth < SMALL && width > full[2] / CLOSE;
  svg.classList.toggle("small", page.isSmall);
  svg.classList.toggle("zoomed", isClose);
  // On their way, very many names would take longer to settle than the map to arrive.
  const isPassing = page.flight && page.cities.length > MANY_NAMES;
  svg.classList.toggle("passing", isPassing);
  if (!isPassing) settleNames(page);
  if (page.city) placeCard(page);
}

function spotAt({ svg, box }, event) {
  const { left, top, width, height } = boxOf(svg);
  return [box[0] + (event.clientX - left) / width * box[2], box[1] + (event.clientY - top) / height * box[3]];
}

function listenToZoom(page) {
  const { svg, full } = page;
  press(page, ".tools button", ({ dataset: { zoom, box } }) => {
    if (zoom) zoomBy(page, +zoom);
    else zoomTo(page, box ? around(page, box.split(" ").map(Number)) : full);
  });
  const by = (factor) => () => zoomBy(page, factor);
  onKeys(page.stage, {
    "+": by(KEY_STEP), "=": by(KEY_STEP), "-": by(1 / KEY_STEP), 0: () => zoomTo(page, full),
  });
  on(svg, "wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoomBy(page, event.deltaY < 0 ? WHEEL_STEP : 1 / WHEEL_STEP, spotAt(page, event));
  }, { passive: false });
  // Paper has room for the whole map.
  let seen = full;
  on(window, "beforeprint", () => {
    seen = page.box;
    // Names stand as they were drawn, however narrow the window is.
    Object.assign(page, { mapWidth: full[2], rem: 1 });
    zoomTo(page, full);
    // On paper the map comes first.
    page.main.append(page.list);
  });
  on(window, "afterprint", () => {
    measure(page);
    zoomTo(page, seen);
  });
  new ResizeObserver(() => { if (measure(page)) fit(page); }).observe(svg);
}

// Whatever moves further than a trembling hand is a drag, and no click at its end.
function listenToFingers(page) {
  const { svg, fingers } = page;
  on(svg, "pointerenter", () => widenLinks(page), { once: true });
  on(svg, "pointerdown", (event) => {
    if (event.button) return;
    if (!fingers.size) Object.assign(page, { down: event, isDrag: false });
    fingers.set(event.pointerId, event);
  });
  on(window, "pointerup pointercancel", (event) => fingers.delete(event.pointerId));
  on(svg, "click", (event) => {
    if (page.isDrag) event.stopImmediatePropagation();
    page.isDrag = false;
  }, true);
  on(svg, "pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    // The button was let go outside of the window.
    if (!event.buttons) fingers.delete(event.pointerId);
    else drag(page, before, event);
  });
}

// One finger moves the map, two zoom.
function drag(page, before, event) {
  const { fingers, down, box } = page;
  const far = (a, b) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
  page.isDrag = page.isDrag || fingers.size > 1 || far(event, down) > TREMBLE;
  if (fingers.size > 1) {
    const other = [...fingers.values()].find((finger) => finger.pointerId !== event.pointerId);
    zoomBy(page, far(event, other) / Math.max(1, far(before, other)), spotAt(page, other));
  } else if (isZoomed(page)) {
    const [fromX, fromY] = spotAt(page, before), [x, y] = spotAt(page, event);
    zoomTo(page, [box[0] + fromX - x, box[1] + fromY - y, box[2], box[3]]);
  }
  fingers.set(event.pointerId, event);
}
