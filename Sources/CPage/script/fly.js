// The map's way to what was found.

// How long it takes, milliseconds.
const FLY_TIME = 600;
// A city is shown with so many neighbours, the farthest at this share of the map's width; cities of a country with so
// much around them.
const NEIGHBOURS = 3, NEIGHBOUR_SHARE = 0.2, AROUND = 1.3;
// Markers closer than this lie on each other; pixels.
const CROWDED = 24;
// How many names are settled at each step.
const MANY_NAMES = 400;

const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

function stopFlight(page) {
  if (!page.flight) return;
  cancelAnimationFrame(page.flight);
  page.flight = 0;
  fit(page);
}

function flyTo(page, box) {
  stopFlight(page);
  const from = page.box, to = partOf(page, around(page, box));
  if (isStill()) return zoomTo(page, to);
  let start;
  const step = (now) => {
    start = start || now;
    const part = Math.min(1, (now - start) / FLY_TIME), eased = (1 - Math.cos(Math.PI * part)) / 2;
    page.flight = part < 1 ? requestAnimationFrame(step) : 0;
    zoomTo(page, from.map((value, n) => value + (to[n] - value) * eased));
  };
  page.flight = requestAnimationFrame(step);
}

// The spots of the cities that are shown.
function shownSpots(page) {
  return page.cities.filter((mark) => !page.off.has(mark)).map((mark) => page.spots.get(mark.dataset.city));
}

// How far other cities and the hub are from a spot, the nearest first.
function distances(page, [x, y]) {
  const spots = [...shownSpots(page), page.spots.get(page.hub.dataset.city)];
  return spots.map((other) => Math.hypot(other[0] - x, other[1] - y)).filter(Boolean).sort((a, b) => a - b);
}

function flyToCity(page, id) {
  const { full } = page, [x, y] = page.spots.get(id), away = distances(page, [x, y]).slice(0, NEIGHBOURS).pop() || 0;
  const width = clamp(full[2] / MOST, away / NEIGHBOUR_SHARE, full[2] / CLOSE);
  flyTo(page, [x - width / 2, y, width, 0]);
}

// A city of an address is seen on the whole map, unless others lie on it.
function flyToCrowded(page, id) {
  const [nearest] = distances(page, page.spots.get(id));
  if (nearest * page.mapWidth / page.full[2] < CROWDED) flyToCity(page, id);
}

// To all cities of the chosen continent or country; without one to the whole map.
function flyToPlace(page) {
  const spots = shownSpots(page);
  if (!page.continent && !page.country) return flyTo(page, page.full);
  if (!spots.length) return;
  const [[x, width], [y, height]] = [0, 1].map((axis) => {
    const values = spots.map((spot) => spot[axis]), least = Math.min(...values), size = Math.max(...values) - least;
    return [least - size * (AROUND - 1) / 2, size * AROUND];
  });
  flyTo(page, [x, y, width, height]);
}

// Whoever touches something wants to look here; and paper does not wait.
function listenToFlight(page) {
  on(window, "pointerdown keydown wheel beforeprint", () => stopFlight(page), { capture: true, passive: true });
}
