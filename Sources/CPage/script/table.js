// The table: its rows, sorted. Those of a long one stand in groups, of which a browser lays out what is seen.

const rowsIn = (groups) => groups.flatMap((group) => [...group.rows]);
const shownRows = ({ sorted }) => sorted.filter((row) => !row.hidden);

// What rows or marks have for a fact of theirs, each once.
const facts = (rows, key) => new Set(rows.map((row) => row.dataset[key]));

// What a row says in some of its columns.
const saidIn = (page, { cells }, columns) =>
  columns.map((n) => textOf(page, cells[n])).filter(Boolean).join(words(page, "comma"));

// As much room as its rows need is kept for a group that is out of sight.
function tellRows({ groups }) {
  if (groups.length === 1) return;
  for (const { rows, style } of groups) {
    const count = String([...rows].filter((row) => !row.hidden).length);
    if (style.getPropertyValue("--rows") !== count) style.setProperty("--rows", count);
  }
}

function sortRows(page, head) {
  const { groups, $$ } = page, isUp = head.getAttribute("aria-sort") !== "ascending", column = head.cellIndex;
  for (const other of $$("th")) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
  const said = (cell) => cell.dataset.sort || textOf(page, cell);
  const keys = new Map(page.rows.map((row) => [row, said(row.cells[column])]));
  const { compare } = new Intl.Collator(page.lang, { numeric: true });
  page.sorted = rowsIn(groups).sort((a, b) => (isUp ? 1 : -1) * compare(keys.get(a), keys.get(b)));
  // Each group keeps its size.
  let first = 0;
  for (const group of groups) {
    const { length } = group.rows;
    group.append(...page.sorted.slice(first, first + length));
    first += length;
  }
  tellRows(page);
  rove(page);
}

function listenToTable(page) {
  press(page, "th button", (button) => sortRows(page, button.closest("th")));
}
