// On the whole of a wide map names stand where they were placed; closer up, or on a smaller one, beside their markers
// on the first free side, or they wait.

// In ems: how far letters reach above and below their baseline; how far below a marker it is beside and under it.
const ASCENT = 0.9, DESCENT = 0.3, BESIDE = 0.375, UNDER = 0.75;
// How much of a name lies left of its anchor.
const SHARE = { start: 0, middle: 0.5, end: 1 };

// Boxes in, places out. Sizes are at scale 1; a box is left, top, right, bottom. The hub's lines give way to none.
// Names without room are crowded. What a city is called at other times stands where its first name does.
function placeNames(names, boxes, [least, most], scale) {
  const taken = [...boxes], own = new Map();
  const isFree = ({ box: [x, y, maxX, maxY] }) => x >= least && maxX <= most
    && taken.every((t) => maxX <= t[0] || t[2] <= x || maxY <= t[1] || t[3] <= y);
  return names.map((name) => {
    if (!name.isHub && own.has(name.city)) return own.get(name.city);
    const sides = sidesOf(name, scale), place = name.isHub ? sides[0] : sides.find(isFree);
    if (place) taken.push(place.box);
    const found = { ...(place || sides[0]), isCrowded: !place };
    if (name.city) own.set(name.city, found);
    return found;
  });
}

// The places beside a spot, the better ones first.
function sidesOf({ spot: [cx, cy], size, width, distance, isHub, line, em = size }, scale) {
  const down = BESIDE * em, under = distance + UNDER * em;
  const beside = [[distance, down, "start"], [-distance, down, "end"]];
  const sides = isHub ? [[-distance, down + line * size, "end"]]
    : [...beside, [0, -distance, "middle"], [0, under, "middle"]];
  return sides.map(([dx, dy, anchor]) => {
    const x = cx + dx * scale, y = cy + dy * scale, start = x - SHARE[anchor] * width * scale;
    return { x, y, anchor, box: [start, y - size * ASCENT * scale, start + width * scale, y + size * DESCENT * scale] };
  });
}

// All names, the hub's lines first.
function findNames(page) {
  const [city, hub] = page.look;
  return page.$$(".map .label").map((label) => {
    const isHub = label.classList.contains("hub"), [size, distance] = isHub ? hub : city, id = label.dataset.city;
    const all = isHub ? [label] : label.parentNode.querySelectorAll(`[data-city="${id}"]`);
    return {
      label, isHub, size, distance, em: city[0], city: id, spot: spotOf(page, id),
      width: Math.max(...[...all].map((twin) => twin.dataset.width || 0)),
      line: [...label.parentNode.querySelectorAll(".hub")].indexOf(label),
      first: {
        x: label.getAttribute("x"), y: label.getAttribute("y"), anchor: label.getAttribute("text-anchor") || "start",
        isCrowded: label.classList.contains("crowded"),
      },
    };
  }).sort((a, b) => b.isHub - a.isHub);
}

function settleNames(page) {
  const { state, names, svg, full } = page, { isBeside, scale } = state;
  // Only the map's size matters, not the part seen, nor the year.
  const filters = [state.relations, state.continent, state.country, state.words];
  const wanted = [isBeside, scale, state.lang, ...filters].join(" ");
  if (wanted === state.settled) return;
  state.settled = wanted;
  svg.classList.toggle("moved", isBeside);
  const rows = page.rows.filter((row) => matches(page, row));
  const kept = new Set([page.hub, ...rows].map((node) => node.dataset.city));
  const moved = names.filter(({ label }) => isBeside && kept.has(label.dataset.city)
    && label.parentNode.getAttribute("lang").startsWith(state.lang));
  const markers = [...page.middle.keys()].filter((id) => kept.has(id)).map((id) => {
    const [x, y] = spotOf(page, id), reach = page.look[2] * scale;
    return [x - reach, y - reach, x + reach, y + reach];
  });
  const places = placeNames(moved, markers, [full[0], full[0] + full[2]], scale);
  const placeOf = new Map(moved.map((name, n) => [name, places[n]]));
  for (const name of names) {
    const { x, y, anchor, isCrowded } = placeOf.get(name) || name.first;
    set(name.label, { x, y, "text-anchor": anchor });
    name.label.classList.toggle("crowded", isCrowded);
  }
}
