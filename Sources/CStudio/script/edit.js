// A cell is corrected: in the page and in what is saved, never in the office's file. The correction is kept by city,
// country and column, with what the cell was.

function editHere() {
  const { row, column } = studio.cell;
  const { letter, meaning } = studio.review.columns[column - 1] || {};
  const line = studio.review.rows.find((one) => one.row === row);
  if (!letter || !line) return;
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

function cellPanel({ row, letter }) {
  const line = studio.review.rows.find((one) => one.row === row);
  if (!line) return null;
  const column = studio.review.columns[indexOf(letter)], was = (line.was || {})[letter];
  const text = column ? line.cells[indexOf(letter)] || "" : "";
  const meaning = column ? meaningWords(column.meaning) : "";
  const canEdit = column && column.meaning && line.city !== undefined;
  return [
    el("h2", { text: word("cell", { cell: `${letter || ""}${row}`, column: meaning }) }),
    el("p", { class: "value", text: text || word("cell.empty") }),
    was !== undefined && el("p", { text: word("was", { text: was }) }),
    problemsAt(row, letter).map((problem) => {
      const { message, cure } = problemWords(problem);
      return el("div", { class: `problem ${problem.severity}` },
        el("p", {}, el("b", { text: `${word(`severity.${problem.severity}`)} ` }), el("span", { text: message })),
        cure && el("p", { class: "note", text: cure }),
        problem.about === "row" && el("p", { class: "note", text: word("row.leftOut") }));
    }),
    canEdit && el("p", { class: "row" }, button(word("edit.this"), editHere),
      was !== undefined && button(word("edit.back"), () => correct(line, letter, column.meaning, text, was))),
    column && !column.meaning && el("p", { class: "note", text: word("edit.column") }),
    findingOf(row) && el("p", { class: "row" }, button(word("place.see"), () => openPlace(row))),
    panelFoot(),
  ];
}
