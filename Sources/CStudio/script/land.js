// Small maps, drawn here from the outlines of the world's land: a Shapefile of polygons (ESRI, July 1998).

const POLYGON = 5;
const WHOLE = 360;
// Where what stands, bytes: of the file, of a record, of a polygon; the size of a number and of a point.
const HEADER = 100;
const AT = { size: 4, content: 8, parts: 36, points: 40, first: 44 };
const INTEGER = 4;
const DOUBLE = 8;

const world = { land: [] };

async function loadLand() {
  const answer = await fetch("/land.shp");
  if (answer.ok) world.land = readLand(new DataView(await answer.arrayBuffer()));
}

// Rings as lists of longitude and latitude, each with its box.
function readLand(data) {
  const rings = [];
  let at = HEADER;
  while (at + AT.content <= data.byteLength) {
    const start = at + AT.content;
    if (data.getInt32(start, true) === POLYGON) rings.push(...readPolygon(data, start));
    at = start + data.getInt32(at + AT.size) * 2;
  }
  return rings;
}

function readPolygon(data, start) {
  const parts = data.getInt32(start + AT.parts, true), points = data.getInt32(start + AT.points, true);
  const first = (n) => (n < parts ? data.getInt32(start + AT.first + INTEGER * n, true) : points);
  const from = start + AT.first + INTEGER * parts;
  const point = (n) => [0, DOUBLE].map((shift) => data.getFloat64(from + 2 * DOUBLE * n + shift, true));
  return Array.from({ length: parts }, (none, n) => {
    const ring = Array.from({ length: first(n + 1) - first(n) }, (nothing, i) => point(first(n) + i));
    const x = ring.map(([longitude]) => longitude), y = ring.map(([, latitude]) => latitude);
    return { ring, box: { west: Math.min(...x), south: Math.min(...y), east: Math.max(...x),
      north: Math.max(...y) } };
  });
}

// Beyond that latitude a map is stretched no further.
const LEAST_COSINE = 0.2;

// A view: the middle, how many degrees of longitude it is wide, and its size in pixels. Middle latitudes keep their
// shape.
function viewOf({ longitude, latitude, span, width, height }) {
  const scale = width / span, steep = scale / Math.max(LEAST_COSINE, Math.cos(latitude * Math.PI / HALF));
  return {
    span, width, height, scale, steep, longitude, latitude,
    x: (value) => width / 2 + (value - longitude) * scale,
    y: (value) => height / 2 - (value - latitude) * steep,
    longitudeAt: (x) => longitude + (x - width / 2) / scale,
    latitudeAt: (y) => latitude - (y - height / 2) / steep,
  };
}

// The nearest of the turns of a longitude.
const nearestTurn = (longitude, middle) => longitude + WHOLE * Math.round((middle - longitude) / WHOLE);

function landPath(view) {
  const half = view.span / 2, tall = view.height / view.steep / 2;
  const [west, east] = [view.longitude - half, view.longitude + half];
  const [south, north] = [view.latitude - tall, view.latitude + tall];
  let path = "";
  for (const { ring, box } of world.land) {
    if (box.north < south || box.south > north) continue;
    for (const turn of [-WHOLE, 0, WHOLE]) {
      if (box.east + turn < west || box.west + turn > east) continue;
      path += `M${ring.map(([x, y]) => `${view.x(x + turn).toFixed(1)} ${view.y(y).toFixed(1)}`).join("L")}Z`;
    }
  }
  return path;
}

// Marks have a coordinate, a kind ("main", "other", "city") and perhaps a text. The map is for eyes alone: all that
// it shows stands beside it in words.
function mapPicture(view, marks) {
  return drawn("svg", {
    class: "mini", viewBox: `0 0 ${view.width} ${view.height}`, "aria-hidden": "true", focusable: "false",
  }, drawn("rect", { class: "sea", width: view.width, height: view.height }),
  drawn("path", { class: "land", d: landPath(view) }), marks.map((mark) => markOf(view, mark)));
}

const BESIDE = 3;
const BELOW = 5;
const SIZES = { main: 7, other: 5, city: 2.5, hub: 5 };

function markOf(view, { latitude, longitude, kind, text }) {
  const x = view.x(nearestTurn(longitude, view.longitude)), y = view.y(latitude);
  return drawn("g", {}, drawn("circle", { class: `mark ${kind}`, cx: x.toFixed(1), cy: y.toFixed(1),
    r: SIZES[kind] }),
    text && drawn("text", { class: "mark-name", x: (x + SIZES[kind] + BESIDE).toFixed(1), y: (y + BELOW).toFixed(1),
      text }));
}

// Where one of several places lies among the others and among the list's other cities.
function candidateMap(place, all) {
  const size = { width: 220, height: 132 };
  const view = viewOf({ ...place, span: 56, ...size });
  const cities = studio.review.findings.filter(({ place: found }) => found && !isSame(found, place))
    .map(({ place: found }) => ({ ...found, kind: "city" }));
  const rest = all.filter((other) => other !== place).map((other) => ({ ...other, kind: "other" }));
  return mapPicture(view, [...cities, ...rest, { ...place, kind: "main" }]);
}
