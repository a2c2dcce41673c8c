// The sheet by keys and by mouse. Arrows move, Enter opens the place or writes in the cell, F2 writes, 1 to 9 choose
// among the candidates of this row, Esc closes.

const PAGE_ROWS = 10;
// From which width on the panel stands beside the sheet, pixels.
const NARROW = 956;

const cellNode = (row, column) => find(`.sheet [data-row="${row}"][data-column="${column}"]`);

function moveTo(row, column) {
  const old = cellNode(studio.cell.row, studio.cell.column);
  if (old) old.tabIndex = -1;
  studio.cell = { row, column };
  const node = cellNode(row, column);
  if (!node) return;
  node.tabIndex = 0;
  node.focus();
  node.scrollIntoView({ block: "nearest", inline: "nearest" });
}

// Row 0 is the header. Columns that are not used are not shown on a phone, and passed over.
function moveBy(rows, columns) {
  const list = [0, ...studio.review.rows.map(({ row }) => row)];
  const at = Math.max(0, list.indexOf(studio.cell.row));
  const row = list[clamp(0, at + rows, list.length - 1)], shown = shownColumns();
  const column = shown[clamp(0, shown.indexOf(studio.cell.column) + columns, shown.length - 1)];
  moveTo(row, column);
}

function shownColumns() {
  return [...Array(studio.review.columns.length + 1).keys()].filter((column) => {
    const node = cellNode(0, column);
    return node && node.offsetParent;
  });
}

const GRID_KEYS = {
  ArrowUp: () => moveBy(-1, 0), ArrowDown: () => moveBy(1, 0), ArrowLeft: () => moveBy(0, -1), ArrowRight: () =>
    moveBy(0, 1),
  PageUp: () => moveBy(-PAGE_ROWS, 0), PageDown: () => moveBy(PAGE_ROWS, 0),
  Home: () => moveBy(0, -Infinity), End: () => moveBy(0, Infinity),
  Enter: () => openHere(true), " ": () => openHere(false), F2: () => editHere(), Escape: () => closePanel(),
};

function gridKeys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
  const act = GRID_KEYS[event.key];
  if (act) {
    event.preventDefault();
    act();
  } else if (/^[1-9]$/.test(event.key)) chooseByNumber(Number(event.key));
}

function gridClick({ target }) {
  const node = target.closest("[data-row]");
  if (!node || isField(target)) return;
  moveTo(Number(node.dataset.row), Number(node.dataset.column));
  openHere(false);
}

function gridEdit({ target }) {
  if (target.closest("tbody [data-row]")) editHere();
}

// What Enter does: the place, where the cell is of the place; the column, on a header; else one writes in the cell.
function openHere(isToEdit) {
  const { row, column } = studio.cell;
  const letter = column > 0 ? studio.review.columns[column - 1].letter : null;
  if (row === 0) return letter ? setPanel({ kind: "column", letter }) : undefined;
  const finding = findingOf(row);
  if (finding && (!letter || letter === finding.column)) return openPlace(row, isToEdit);
  if (isToEdit) return editHere();
  if (letter) setPanel({ kind: "cell", row, letter });
}

// Where a problem is. In the header it is the column; a row that is not shown is looked for among all.
async function openCell(row, letter) {
  if (row <= studio.review.headerRow && letter) {
    moveTo(0, indexOf(letter) + 1);
    return setPanel({ kind: "column", letter });
  }
  if (!cellNode(row, 0)) await showPart("all");
  if (!cellNode(row, 0)) return say(word("go.hidden"));
  moveTo(row, letter ? indexOf(letter) + 1 : 0);
  setPanel({ kind: "cell", row, letter });
}

function openPlace(row, isToEnter = false) {
  const finding = findingOf(row);
  if (!finding) return;
  studio.panel = { kind: "place", row };
  paint();
  moveTo(row, studio.cell.row === row ? studio.cell.column : 0);
  if (isToEnter) enterPanel();
  if (innerWidth < NARROW) find(".panel").scrollIntoView({ block: "start" });
}

function enterPanel() {
  const first = find(".panel [role=radio][tabindex='0'], .panel button, .panel select, .panel input");
  if (first) first.focus();
}

function panelKeys(event) {
  if (event.key !== "Escape" || !studio.panel) return;
  event.preventDefault();
  closePanel();
}

function setPanel(next) {
  studio.panel = next;
  paint();
}

function closePanel() {
  studio.panel = null;
  paint();
  const node = cellNode(studio.cell.row, studio.cell.column);
  if (node) node.focus();
}
