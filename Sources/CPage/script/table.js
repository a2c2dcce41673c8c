// The table: its rows, sorted. Those of a long one stand in groups, of which a browser lays out what is seen.

const rowsIn = (groups) => groups.flatMap((group) => [...group.rows]);

// As much room as its rows need is kept for a group that is out of sight.
function tellRows({ groups }) {
  if (groups.length === 1) return;
  for (const { rows, style } of groups) {
    const count = String([...rows].filter((row) => !row.hidden).length);
    if (style.getPropertyValue("--rows") !== count) style.setProperty("--rows", count);
  }
}

function sortRows(page, head) {
  const { state, groups, $$ } = page, isUp = head.getAttribute("aria-sort") !== "ascending", column = head.cellIndex;
  for (const other of $$("th")) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
  const said = (cell) => cell.dataset.sort || textOf(page, cell);
  const keys = new Map(page.rows.map((row) => [row, said(row.cells[column])]));
  const { compare } = new Intl.Collator(state.lang, { numeric: true });
  state.sorted = rowsIn(groups).sort((a, b) => (isUp ? 1 : -1) * compare(keys.get(a), keys.get(b)));
  // Each group keeps its size.
  let first = 0;
  for (const group of groups) {
    const { length } = group.rows;
    group.append(...state.sorted.slice(first, first + length));
    first += length;
  }
  tellRows(page);
  rove(page);
}

function listenToTable(page) {
  for (const button of page.$$("th button")) on(button, "click", () => sortRows(page, button.closest("th")));
}
