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

// The hub's lines, or the cities' names, in all languages.
function namesOf({ steady, look: [city, hub], spots }, isHub) {
  const [size, distance] = isHub ? hub : city;
  return steady.flatMap((layer) => {
    const labels = [...layer.querySelectorAll(isHub ? ".label.hub" : ".label:not(.hub)")], twins = grouped(labels);
    return labels.map((label, line) => {
      const id = label.dataset.city, all = isHub ? [label] : twins.get(id);
      const first = {
        x: label.getAttribute("x"), y: label.getAttribute("y"), anchor: label.getAttribute("text-anchor") || "start",
        isCrowded: label.classList.contains("crowded"),
      };
      return {
        label, isHub, size, distance, line, first, now: first, em: city[0], city: id, spot: spots.get(id),
        lang: layer.getAttribute("lang"), width: Math.max(...all.map((twin) => twin.dataset.width || 0)),
      };
    });
  });
}

function settleNames(page) {
  const { svg, full, isBeside, scale } = page;
  // A small map shows the hub's name alone, until a city is chosen; the others are looked for then.
  const isBare = page.isSmall && !page.city, named = (isHub) => known(page.names, isHub, () => namesOf(page, isHub));
  const names = [...named(true), ...isBare ? [] : named(false)];
  // Only the map's size matters, not the part seen, nor the year.
  const filters = [page.relations, page.continent, page.country, page.words];
  const wanted = [isBare, isBeside, scale, page.lang, ...filters].join(" ");
  if (wanted === page.settled) return;
  page.settled = wanted;
  svg.classList.toggle("moved", isBeside);
  const rows = page.rows.filter((row) => matches(page, row));
  const kept = facts([page.hub, ...rows], "city");
  const moved = names.filter(({ city, lang }) => isBeside && kept.has(city) && lang.startsWith(page.lang));
  const reach = page.look[2] * scale, markers = [...page.spots].filter(([id]) => kept.has(id))
    .map(([, [x, y]]) => [x - reach, y - reach, x + reach, y + reach]);
  const places = placeNames(moved, markers, [full[0], full[0] + full[2]], scale);
  const placeOf = new Map(moved.map((name, n) => [name, places[n]]));
  for (const name of names) {
    const place = placeOf.get(name) || name.first, { x, y, anchor, isCrowded } = place;
    if (place === name.now) continue;
    name.now = place;
    set(name.label, { x, y, "text-anchor": anchor });
    name.label.classList.toggle("crowded", isCrowded);
  }
}
