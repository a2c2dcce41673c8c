// Step 1: the sheet, what was found in it, and beside it what the cell is about in which one is.

function listStep() {
  if (studio.asking) {
    return [el("div", { class: "columns" },
      el("section", { class: "work" }, studio.asking.kind === "hub" ? hubQuestion() : lastTimeQuestion()),
      el("section", { class: "beside", "aria-label": word("preview") }, previewNode()))];
  }
  if (!studio.table) return beginning();
  if (!studio.review) return [unread()];
  return [el("div", { class: "columns list" },
    el("section", { class: "work", "aria-label": word("step.list") }, tableBar(), changeLine(),
      el("p", { class: "sentence", text: countWords() }), chips(), confirmAll(), sheet(), pager(), unnamed(),
        doubts(), unused()),
    el("section", {
      class: "beside panel", "aria-label": word("panel"), on: { keydown: panelKeys },
    }, panel()))];
}

// The table is on its way, or cannot come any more: it is chosen again then, and the map goes on.
function unread() {
  const { table: { name }, isGone, isLost } = studio;
  if (!isGone) return el("p", { class: "plain", text: isLost ? name : word("file.reading", { name }) });
  return el("div", { class: "plain" }, el("h1", { text: name }), el("p", { text: word("gone") }),
    el("p", { class: "row" }, button(word("begin.choose"), chooseFile, { class: "main", "data-needs-program": true })));
}

function tableBar() {
  const { sheet: current } = studio.review;
  const sheets = studio.review.sheets.filter(({ name, isHidden }) => !isHidden || name === current);
  return el("div", { class: "row table-bar" },
    el("h1", { class: "file", text: studio.table.name }),
    sheets.length > 1 && el("label", { class: "inline" }, el("span", { text: word("sheet") }), el("select", {
      "data-key": "sheet", on: { change: ({ target }) => chooseSheet(target.value) },
    }, sheets.map(({ name }) => el("option", { value: name, text: name, selected: name === current })))),
    button(word("file.other"), chooseFile, { "data-needs-program": true }),
    button(word("paste"), openPaste, { "data-needs-program": true }));
}

function chooseSheet(name) {
  studio.review = null;
  change(["did.sheet", { name }], (map) => { map.sheet = name; });
}

function changeLine() {
  if (!studio.change) return null;
  return el("p", { class: "change row" }, el("span", { text: studio.change }), button(word("close"), () => {
    studio.change = "";
    paint();
  }));
}

// Columns that were not understood are named from a list; what is not used says so.
function unnamed() {
  const open = studio.review.columns.filter(({ meaning, header, letter }) => meaning === null
    && (header || hasCells(letter)));
  if (!open.length) return null;
  return el("div", { class: "unnamed" }, el("h2", { text: word("unnamed") }), open.map((column) =>
    el("p", { class: "row" }, el("label", { for: `column-${column.letter}`, text: columnName(column) }),
      meaningSelect(column))));
}

// A place that is not known is asked about at its row, and a column that may be missing needs no word; a word of the
// table that is shown as a kind of another name is told.
const isForList = ({ severity, about }) => !["place", "column"].includes(about)
  && (severity !== "note" || about === "kind");

// Problems by what cures them, and not by rows: what blocks and what only warns stand apart.
function doubts() {
  const groups = new Map(), told = studio.review.problems.filter(isForList);
  for (const problem of told) {
    const key = `${problem.severity} ${problem.message}`;
    groups.set(key, [...(groups.get(key) || []), problem]);
  }
  if (!groups.size && !kindless()) return null;
  const order = [...groups.values()].sort((a, b) => (b[0].severity === "error") - (a[0].severity === "error"));
  return el("div", { class: "doubts" }, el("h2", { text: counted("doubts", order.length + Boolean(kindless())) }),
    el("ul", {}, kindless(), order.map(doubt)));
}

// Where no column says of which kind the friendships are, all are of one kind.
function kindless() {
  const { relations } = studio.map, { columns, isOfPairs } = studio.review;
  if (relations.length !== 1 || isOfPairs || columns.some(({ meaning }) => meaning === "relation")) return null;
  return el("li", { class: "note" }, el("p", { text: word("kind.none", { name: kindNames(relations[0]) }) }),
    el("p", { class: "row" }, el("a", { class: "button", href: "#map", "data-key": "to-kinds",
      text: word("kind.rename") })));
}

const SIGNS = { error: "✕", warning: "!", note: "·" };
const MOST_CELLS = 6;
const MOST_FOUND = 3;

function doubt(problems) {
  const [first] = problems, places = problems.filter(({ row }) => row);
  const found = [...new Set(problems.map((one) => one.found).filter(Boolean))];
  const { message, cure } = problemWords({ ...first, found: found.slice(0, MOST_FOUND).join(word("list.comma"))
    + (found.length > MOST_FOUND ? " …" : "") });
  return el("li", { class: first.severity },
    el("p", {}, el("b", { text: `${SIGNS[first.severity]} ${word(`severity.${first.severity}`)} ` }),
      el("span", { text: message })),
    cure && el("p", { class: "note", text: /Excel/.test(cure) && !studio.review.isOfPairs
      ? word("edit.first") + word("edit.else", { cure }) : cure }),
    places.length > 0 && el("p", { class: "row" }, places.slice(0, MOST_CELLS).map(({ row, column }) =>
      button(`${column || ""}${row}`, () => openCell(row, column),
        { "aria-label": word("go.cell", { cell: `${column || ""}${row}` }) })),
    places.length > MOST_CELLS && el("span", { text: counted("more.cells", places.length - MOST_CELLS) })));
}

// Answers to rows that are gone are listed, never deleted by themselves.
function unused() {
  const answers = studio.review.unusedAnswers.map((at) => (studio.map.answers || [])[at]).filter(Boolean);
  if (!answers.length) return null;
  return el("div", { class: "unused" }, el("h2", { text: word("unused") }),
    el("p", { class: "note", text: word("unused.note") }),
    el("ul", {}, answers.map((answer) => el("li",
      { text: [answer.city, answer.country].filter(Boolean).join(word("comma")) }))));
}
