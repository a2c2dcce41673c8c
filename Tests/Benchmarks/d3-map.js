// A map as d3-geo draws it in Node, for comparison: the same land, agreements, projection and page as fmap's, written as SVG.
// Usage: node d3-map.js LAND.shp CITIES.json OUT.svg CONTENT [FIRST LAST]
// CONTENT is "names": links, dots, and names beside them wherever that is; "lines": links alone; or "full": links and dots, each with
// a tooltip in two languages and the data attributes of fmap's SVG. With two years it writes a map for each, and OUT.svg has %Y in
// its name where the year goes.

const fs = require("fs");
const d3 = require("d3-geo");
const [landFile, citiesFile, outFile, content, first = "2021", last = first] = process.argv.slice(2);

// Rings of a Shapefile of polygons; rings that wind clockwise begin a new polygon, as the format says.
function readLand(file) {
  const bytes = fs.readFileSync(file);
  const polygons = [];
  for (let at = 100; at < bytes.length; at += 8 + bytes.readInt32BE(at + 4) * 2) {
    const parts = bytes.readInt32LE(at + 44);
    const points = bytes.readInt32LE(at + 48);
    const start = at + 52 + parts * 4;
    const rings = [];
    for (let part = 0; part < parts; part++) {
      const first = bytes.readInt32LE(at + 52 + part * 4);
      const next = part + 1 < parts ? bytes.readInt32LE(at + 52 + (part + 1) * 4) : points;
      const ring = [];
      for (let i = first; i < next; i++) {
        ring.push([bytes.readDoubleLE(start + i * 16), bytes.readDoubleLE(start + i * 16 + 8)]);
      }
      rings.push(ring);
    }
    polygons.push(rings);
  }
  return { type: "MultiPolygon", coordinates: polygons };
}

const hub = [123.4314, 41.8056];
const scale = 1920 / (2 * Math.PI);
const projection = d3.geoEquirectangular().rotate([-150, 0]).scale(scale).translate([960, 112 + (90 * 1920) / 360]);
const path = d3.geoPath(projection);
const color = { sister: "#a02020", cooperative: "#2050a0" };
const words = { sister: ["友好城市", "sister city"], cooperative: ["友好合作关系城市", "partner city"] };

function line(city) {
  return path({ type: "LineString", coordinates: [hub, [city.longitude, city.latitude]] });
}

function bare(city) {
  return `<path class="${city.relation}" fill="none" stroke="${color[city.relation]}" d="${line(city)}"/>`;
}

function named(city) {
  const [x, y] = projection([city.longitude, city.latitude]);
  return `<circle cx="${x}" cy="${y}" r="4.5"/><text x="${x + 9}" y="${y + 5}" font-size="16">${city.name}</text>`;
}

function tooltip(city) {
  const far = Math.round(d3.geoDistance(hub, [city.longitude, city.latitude]) * 6371);
  const [zh, en] = words[city.relation];
  return `<title>${city.nameZh} (${city.countryZh})，${zh}，${city.date}，${far} 公里\n` +
    `${city.name} (${city.country}), ${en}, ${city.date}, ${far} km</title>`;
}

function facts(city) {
  return `data-city="${city.id}" data-relation="${city.relation}" data-established="${city.date}" data-from="${city.date}"`;
}

function full(cities, out) {
  const dots = [];
  for (const city of cities) {
    const [x, y] = projection([city.longitude, city.latitude]), tip = tooltip(city), data = facts(city), paint = color[city.relation];
    out.push(`<path id="link-${city.id}" class="link" ${data} fill="none" stroke="${paint}" d="${line(city)}">${tip}</path>`);
    dots.push(`<g id="city-${city.id}" class="city" ${data}>${tip}<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3"/></g>`);
  }
  for (const dot of dots) out.push(dot);
}

const all = JSON.parse(fs.readFileSync(citiesFile, "utf8"));
// What is the same every year is worked out once.
const ground = [
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1920 1080"><rect width="1920" height="1080" fill="#eaf1f5"/>',
  `<path fill="none" stroke="#d6e1e8" d="${path(d3.geoGraticule().step([30, 30])())}"/>`,
  `<path fill="#fbfaf6" stroke="#b4c4ce" d="${path(readLand(landFile))}"/>`,
];
for (let year = +first; year <= +last; year++) {
  const cities = all.filter((city) => city.year <= year);
  const out = [...ground];
  if (content === "full") full(cities, out);
  else for (const city of cities) out.push(bare(city));
  if (content === "names") for (const city of cities) out.push(named(city));
  out.push("</svg>");
  fs.writeFileSync(outFile.replace("%Y", year), out.join("\n"));
}
