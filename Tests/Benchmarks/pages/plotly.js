// The map as Plotly draws it in a page, as SVG. It is given ROWS (longitude, latitude, year, kind, name), HUB and LAND, a TopoJSON.

window.PlotlyGeoAssets = { topojson: { world_110m: LAND } };
const colors = ["#a02020", "#2050a0"];

function traces(year) {
  return colors.map((color, kind) => {
    const lon = [], lat = [], text = [];
    for (const row of ROWS) {
      if (row[3] !== kind || row[2] > year) continue;
      lon.push(HUB[0], row[0], null);
      lat.push(HUB[1], row[1], null);
      text.push("", row[4], "");
    }
    return { type: "scattergeo", mode: "lines+markers+text", lon, lat, text, line: { width: 1.5, color }, marker: { size: 5, color } };
  });
}

const geo = { projection: { type: "equirectangular", rotation: { lon: 150 } }, showland: true, landcolor: "#ddd", scope: "world" };
const layout = { margin: { l: 0, r: 0, t: 0, b: 0 }, showlegend: false, geo };
Plotly.newPlot("map", traces(2021), layout);
const draw = (year) => Plotly.react("map", traces(year), layout);
const zoom = (factor) => Plotly.relayout("map", { "geo.projection.scale": factor });
