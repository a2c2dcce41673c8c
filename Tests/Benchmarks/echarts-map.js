// A map as ECharts draws it on a server: land, curved lines (it has no great circles), dots and names, as SVG.
// Usage: node echarts-map.js echarts.min.js LAND.geojson CITIES.json OUT.svg

const fs = require("fs");
const [bundle, landFile, citiesFile, outFile] = process.argv.slice(2);
const echarts = require(bundle);
const hub = [123.4314, 41.8056];

echarts.registerMap("land", JSON.parse(fs.readFileSync(landFile, "utf8")));
const cities = JSON.parse(fs.readFileSync(citiesFile, "utf8"));
const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: 1920, height: 1080 });
const series = ["sister", "cooperative"].flatMap((relation, index) => {
  const own = cities.filter((city) => city.relation === relation), color = ["#a02020", "#2050a0"][index];
  return [
    {
      type: "lines", coordinateSystem: "geo", lineStyle: { curveness: 0.2, width: 1.5, color, opacity: 1 },
      data: own.map((city) => ({ coords: [hub, [city.longitude, city.latitude]] })),
    },
    {
      type: "scatter", coordinateSystem: "geo", symbolSize: 8, itemStyle: { color },
      label: { show: true, formatter: "{b}", position: "right" }, labelLayout: { hideOverlap: true },
      data: own.map((city) => ({ name: city.name, value: [city.longitude, city.latitude] })),
    },
  ];
});
chart.setOption({ animation: false, backgroundColor: "#eaf1f5", geo: { map: "land", aspectScale: 1, left: 0, right: 0 }, series });
fs.writeFileSync(outFile, chart.renderToSVGString());
// Its timers would keep the process alive.
chart.dispose();
process.exit();
