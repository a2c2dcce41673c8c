// The map as ECharts draws it on the canvas of a page. It is given ROWS (longitude, latitude, year, kind, name), HUB and LAND.

echarts.registerMap("land", LAND);
const chart = echarts.init(document.getElementById("map"));
const colors = ["#a02020", "#2050a0"];

function series(year) {
  return colors.flatMap((color, kind) => {
    const own = ROWS.filter((row) => row[3] === kind && row[2] <= year);
    return [
      {
        id: "links" + kind, type: "lines", coordinateSystem: "geo", lineStyle: { curveness: 0.2, width: 1.5, color, opacity: 1 },
        data: own.map((row) => ({ coords: [HUB, [row[0], row[1]]], name: row[4] })),
      },
      {
        id: "dots" + kind, type: "scatter", coordinateSystem: "geo", symbolSize: 6, itemStyle: { color },
        label: { show: true, formatter: "{b}", position: "right" }, labelLayout: { hideOverlap: true },
        data: own.map((row) => ({ name: row[4], value: [row[0], row[1]] })),
      },
    ];
  });
}

chart.setOption({ animation: false, tooltip: {}, geo: { map: "land", aspectScale: 1, left: 0, right: 0, roam: true }, series: series(2021) });
const draw = (year) => chart.setOption({ series: series(year) });
const zoom = (factor) => chart.setOption({ geo: { zoom: factor } });
