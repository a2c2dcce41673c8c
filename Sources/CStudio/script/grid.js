// The sheet as in Excel: letters above, row numbers at the left. The first column of ours says how the place was
// found. One cell is the tab stop; arrows move, see gridkeys.js.

function sheet() {
  const { columns, rows, shown } = studio.review;
  if (!rows.length) return el("p", { class: "plain empty", text: word(`empty.${studio.show}`) });
  const isShown = studio.cell.row === 0 || rows.some(({ row }) => row === studio.cell.row);
  if (!isShown) studio.cell = { row: rows[0].row, column: 0 };
  const table = el("table", {
    role: "grid", class: "sheet", "aria-rowcount": String(shown + 1), "aria-colcount": String(columns.length + 1),
    "aria-label": word("grid"), on: { keydown: gridKeys, click: gridClick, dblclick: gridEdit },
  }, el("thead", {}, lettersRow(columns), headerRow(columns)), el("tbody", {}, rows.map(sheetRow)));
  return el("div", { class: "sheet-frame", "data-scroll": "sheet" }, table);
}

function lettersRow(columns) {
  return el("tr", { class: "letters", "aria-hidden": "true" }, el("td", {}), el("td", {}),
    columns.map(({ letter, meaning }) => el("td", { class: spare({ meaning }), text: letter })));
}

// What is not used gives its room on a phone to what is.
function spare({ meaning }) {
  return meaning === "" ? "spare" : "";
}

const isAt = (row, column) => studio.cell.row === row && studio.cell.column === column;

const cellValues = (row, column) => ({
  "data-row": row, "data-column": column, "data-key": `cell-${row}-${column}`,
  tabindex: isAt(row, column) ? "0" : "-1",
});

function headerRow(columns) {
  return el("tr", {}, el("th", { scope: "col", class: "number", text: studio.review.headerRow }),
    el("th", { scope: "col", ...cellValues(0, 0), text: word("place") }),
    columns.map((column, n) => el("th", {
      scope: "col", class: `head ${kindOfColumn(column.meaning)} ${spare(column)}`, ...cellValues(0, n + 1),
    }, el("span", { class: "header", text: column.header || column.letter }),
    el("span", { class: "meaning", text: (column.meaning === null ? "? " : "") + columnMeaning(column) }))));
}

function sheetRow(row) {
  const finding = findingOf(row.row);
  const isOpen = studio.panel && studio.panel.row === row.row;
  return el("tr", { class: isOpen ? "open" : "" },
    el("th", { scope: "row", class: "number", text: row.row }),
    placeCell(row, finding), studio.review.columns.map((column, n) => sheetCell(row, column, n, finding)));
}

function placeCell({ row, state }, finding) {
  if (!finding && state !== "error") return el("td", { role: "gridcell", class: "place", ...cellValues(row, 0) });
  const { shape, kind, text } = gradeOf(finding || { grade: state });
  return el("td", { role: "gridcell", class: `place ${kind}`, ...cellValues(row, 0) },
    el("b", { class: "shape", "aria-hidden": "true", text: shape }), el("span", { text: ` ${text}` }));
}

// What has no more letters stands on one line, and what has more is cut off.
const SHORT = 16, LONG = 40;

// A corrected cell shows what it was; one with a problem has a sign and says so.
function sheetCell({ row, cells, was = {} }, { letter, meaning }, n, finding) {
  const text = cells[n] || "", problems = problemsAt(row, letter).filter(({ severity }) => severity !== "note");
  const worst = problems.some(({ severity }) => severity === "error") ? "error" : problems.length ? "warning" : "";
  // Where the country was not understood, its cell is what is wrong, and not that of the city.
  const isCountry = kindOfColumn(studio.review.columns[n].meaning) === "country" && text !== "";
  const isCity = finding && isWaiting(finding) && (finding.unknownCountry ? isCountry : finding.column === letter);
  const size = text.length <= SHORT ? "short" : text.length > LONG && !worst && "long";
  return el("td", {
    role: "gridcell", class: [size, worst, letter in was && "corrected", spare({ meaning }),
      isCity && gradeOf(finding).kind].filter(Boolean).join(" "),
    ...cellValues(row, n + 1),
  }, worst && el("b", { class: "shape", text: worst === "error" ? "✕ " : "! ",
    "aria-label": word(`severity.${worst}`) }),
  el("span", { text }), letter in was && el("small", { text: ` ${word("was", { text: was[letter] })}` }));
}
