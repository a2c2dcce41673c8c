// A cell is corrected: in the page and in what is saved, never in the office's file. The correction is kept by city,
// country and column, with what the cell was.

function editHere() {
  const { row, column } = studio.cell;
  const { letter, meaning } = studio.review.columns[column - 1] || {};
  const line = studio.review.rows.find((one) => one.row === row);
  if (!letter || !line) return;
  if (studio.review.isOfPairs) return say(word("edit.pairs"));
  if (line.city === undefined || !meaning) return say(word(meaning ? "edit.heading" : "edit.column"));
  const node = cellNode(row, column), text = line.cells[column - 1] || "";
  const field = el("input", { type: "text", value: text, "aria-label": word("edit", { cell: `${letter}${row}` }) });
  studio.isEditing = true;
  node.replaceChildren(field);
  field.select();
  const finish = (isKept, by) => finishEdit({ line, letter, meaning, text, field, isKept, by });
  field.addEventListener("blur", () => finish(true));
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const acts = { Enter: () => finish(true, [1, 0]), Escape: () => finish(false), Tab: () =>
      finish(true, [0, event.shiftKey ? -1 : 1]) };
    if (!acts[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    acts[event.key]();
  });
  field.focus();
}

function finishEdit({ line, letter, meaning, text, field, isKept, by }) {
  if (!studio.isEditing) return;
  studio.isEditing = false;
  const is = field.value.trim(), hadFocus = document.activeElement === field;
  if (isKept && is !== text) correct(line, letter, meaning, text, is);
  else paint();
  if (!hadFocus) return;
  if (by) moveBy(...by);
  else moveTo(studio.cell.row, studio.cell.column);
}

// What the cell was at the very beginning counts: a second correction takes the place of the first.
function correct(line, letter, column, text, is) {
  const { city, country = "" } = line, was = (line.was || {})[letter] || text;
  line.cells[indexOf(letter)] = is;
  change(["did.edit", { cell: `${letter}${line.row}`, text: is }], (map) => {
    const others = (map.answers || []).filter((answer) =>
      !(answer.city === city && (answer.country || "") === country && answer.column === column
        && answer.was === was));
    map.answers = is === was ? others : [...others, { city, country, column, was, is }];
  });
  say(word("edited", { cell: `${letter}${line.row}`, text: is }));
}

const MONTHS = 12;

// The days or months that a date with two readings may mean: 03/04/1998, 1981.1.
function datesOf(text) {
  const [, a, b, year] = text.trim().match(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/) || [];
  const two = (number1) => String(number1).padStart(2, "0");
  const dates = year ? [`${year}-${two(b)}-${two(a)}`, `${year}-${two(a)}-${two(b)}`] : [];
  const [, only] = text.trim().match(/^(\d{4})\.1$/) || [];
  if (only) dates.push(`${only}-01`, `${only}-10`);
  return dates.filter((date, n) => Number(date.split("-")[1]) <= MONTHS && dates.indexOf(date) === n);
}

function cellPanel({ row, letter }) {
  const line = studio.review.rows.find((one) => one.row === row);
  if (!line) return null;
  const column = studio.review.columns[indexOf(letter)], was = (line.was || {})[letter];
  const text = column ? line.cells[indexOf(letter)] || "" : "";
  const meaning = column ? columnMeaning(column) : "";
  const canEdit = column && column.meaning && line.city !== undefined && !studio.review.isOfPairs;
  return [
    el("h2", { text: word("cell", { cell: `${letter || ""}${row}`, column: meaning }) }),
    el("p", { class: "value", text: text || word("cell.empty") }),
    was !== undefined && el("p", { text: word("was", { text: was }) }),
    problemsAt(row, letter).map((problem) => {
      const { message, cure } = problemWords(problem), isDate = canEdit && kindOfColumn(column.meaning) === "date";
      const offered = isDate && problem.severity === "error" ? datesOf(text) : null;
      return el("div", { class: `problem ${problem.severity}` },
        el("p", {}, el("b", { text: `${word(`severity.${problem.severity}`)} ` }), el("span", { text: message })),
        offered && el("p", { text: word(offered.length ? "edit.date.which" : "edit.date", { date: "1998-04-03" }) }),
        offered && offered.length > 0 && el("p", { class: "row" }, offered.map((date) => button(date, () =>
          correct(line, letter, column.meaning, text, date), { "aria-label": word("edit.date.use", { date }) }))),
        cure && el("p", { class: "note", text: offered && /Excel/.test(cure) ? word("edit.else", { cure }) : cure }),
        problem.about === "row" && el("p", { class: "note", text: word("row.leftOut") }));
    }),
    canEdit && el("p", { class: "row" }, button(word("edit.this"), editHere),
      was !== undefined && button(word("edit.back"), () => correct(line, letter, column.meaning, text, was))),
    column && (studio.review.isOfPairs || !column.meaning) && el("p", { class: "note",
      text: word(studio.review.isOfPairs ? "edit.pairs" : "edit.column") }),
    findingOf(row) && el("p", { class: "row" }, button(word("place.see"), () => openPlace(row))),
    panelFoot(),
  ];
}
