// The map of 2021 as d3-geo draws it in Node, for comparison: the same land, table, projection and page, written as SVG.
// Usage: node d3-map.js LAND.shp FRIENDSHIPS.csv OUT.svg [FIRST LAST]
// With two years it writes a map for each, and OUT.svg has %Y in its name where the year goes.

const fs = require("fs");
const d3 = require("d3-geo");
const [landFile, tableFile, outFile, first = "2021", last = first] = process.argv.slice(2);

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

// Fields of one line, quotes respected.
function fields(line) {
  return line.match(/("([^"]|"")*"|[^,]*)(,|$)/g).map((f) => f.replace(/,$/, "").replace(/^"|"$/g, ""));
}

function readAgreements(file) {
  const [header, ...rows] = fs.readFileSync(file, "utf8").trim().split(/\r?\n/).map(fields);
  const column = (name) => header.indexOf(name);
  return rows.map((row) => ({
    id: row[column("city_en")],
    name: row[column("city_zh")],
    relation: row[column("relation")],
    year: +(row[column("established")].match(/\d{4}/) || [9999])[0],
    place: [+row[column("longitude")], +row[column("latitude")]],
  }));
}

const hub = [123.4314, 41.8056];
const scale = 1920 / (2 * Math.PI);
const projection = d3.geoEquirectangular().rotate([-150, 0]).scale(scale).translate([960, 112 + (90 * 1920) / 360]);
const path = d3.geoPath(projection);
const agreements = readAgreements(tableFile);
// What is the same every year is worked out once.
const ground = [
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1920 1080"><rect width="1920" height="1080" fill="#eaf1f5"/>',
  `<path fill="none" stroke="#d6e1e8" d="${path(d3.geoGraticule().step([30, 30])())}"/>`,
  `<path fill="#fbfaf6" stroke="#b4c4ce" d="${path(readLand(landFile))}"/>`,
];
for (let year = +first; year <= +last; year++) {
  const cities = [...new Map(agreements.filter((a) => a.year <= year).map((a) => [a.id, a])).values()];
  const out = [...ground];
  for (const city of cities) {
    const line = path({ type: "LineString", coordinates: [hub, city.place] });
    out.push(`<path class="${city.relation}" fill="none" stroke="#a02020" d="${line}"/>`);
  }
  for (const city of cities) {
    const [x, y] = projection(city.place);
    out.push(`<circle cx="${x}" cy="${y}" r="4.5"/><text x="${x + 9}" y="${y + 5}" font-size="16">${city.name}</text>`);
  }
  out.push("</svg>");
  fs.writeFileSync(outFile.replace("%Y", year), out.join("\n"));
}
