// What the program found in the table, and what is still to be answered.

const askReview = latest(async (signal, isLast) => {
  if (!studio.table) return;
  const { show, from } = studio;
  const review = await ask("/api/review", { ...projectOf(), show, from, count: ROWS_AT_ONCE }, signal);
  if (!isLast()) return;
  useReview(review);
});

// The program gives columns of problems by number, and the rows above the table, too.
function useReview(review) {
  const before = studio.review, isFirst = !before, { columns, rows, headerRow, problems } = review;
  const letterOf = (column) => (columns[column - 1] || {}).letter;
  studio.review = {
    ...review, rows: rows.filter(({ row }) => row > (headerRow || 0)),
    // What leaves a row out is an error to whoever mends it, though it keeps no other row back.
    problems: problems.map((problem) => ({ ...problem, column: letterOf(problem.column),
      severity: problem.about === "row" ? "error" : problem.severity })),
  };
  if (isFirst) startView();
  const isYears = isFirst || String(before.years) !== String(review.years);
  paintReview(isYears && ["look", "save"].includes(studio.step));
}

const firstWaiting = () => ["choose", "unknown", "region"].find((part) => studio.review.counts[part]) || "all";

// A large table opens on what waits for an answer.
function startView() {
  const { counts, rows } = studio.review;
  if (counts.read > ROWS_AT_ONCE && counts.waiting && studio.show === "all") {
    showPart(firstWaiting());
    return;
  }
  studio.cell = { row: rows.length ? rows[0].row : 0, column: 0 };
}

function showPart(part, from = 0) {
  Object.assign(studio, { show: part, from });
  return askReview();
}

// While somebody writes in a cell nothing moves under the hand. What steps 3 and 4 show of the table are its years.
function paintReview(isOfYears) {
  if (studio.isEditing) return;
  if (studio.step === "list" || isOfYears) paint();
  else paintFoot();
}

// The one sentence after each opening: read, drawn, waiting.
function countWords() {
  const { counts } = studio.review;
  const parts = [counted("count.read", counts.read), counted("count.drawn", counts.drawn)];
  if (counts.check) parts.push(counted("count.check", counts.check));
  if (counts.choose) parts.push(counted("count.choose", counts.choose));
  const rest = ["unknown", "region", "wrong", "leftOut", "undated"].filter((key) => counts[key]);
  parts.push(...rest.map((key) => counted(`count.${key}`, counts[key])));
  return parts.join(word("comma")) + word("end.dot");
}

function sayCounts() {
  if (studio.review) say(countWords());
}

// What is still to be done: places to answer, rows to mend, places to look at.
function waitingWords() {
  const { counts } = studio.review, open = ["waiting", "wrong", "check"].filter((key) => counts[key]);
  return open.map((key) => counted(key === "waiting" ? key : `waiting.${key}`, counts[key])).join(word("comma"))
    || word("waiting.none");
}

const isAllDone = () => ["waiting", "wrong", "check"].every((key) => !studio.review.counts[key]);

const findingOf = (row) => studio.review && studio.review.findings.find((finding) => finding.row === row);
const problemsAt = (row, letter) => studio.review.problems.filter((problem) =>
  problem.row === row && (!letter || problem.column === letter));

const isWaiting = (finding) => !finding.answered && !finding.leftOut
  && ["choose", "unknown", "region"].includes(finding.grade);

// How a place was found, as a word with its shape: settled, looked at, waiting.
const GRADES = {
  table: ["✓", "settled"], one: ["✓", "settled"], largest: ["≈", "check"], choose: ["?", "choose"],
  unknown: ["✕", "unknown"], region: ["?", "choose"], country: ["✕", "unknown"], error: ["✕", "unknown"],
  answered: ["✓", "answered"], leftOut: ["–", "left"],
};

function gradeOf({ grade: found, answered, leftOut, unknownCountry }) {
  const grade = leftOut ? "leftOut" : answered ? "answered" : unknownCountry ? "country" : found;
  const [shape, kind] = GRADES[grade];
  return { shape, kind, text: word(`grade.${grade}`) };
}

// To the next or last place that waits; the part of the table that is shown changes where it must.
async function goToWaiting(by) {
  const { review, cell } = studio;
  const rows = review.findings.filter(isWaiting).map(({ row }) => row);
  const next = by > 0 ? rows.find((row) => row > cell.row) : rows.filter((row) => row < cell.row).pop();
  const target = next || (by > 0 ? rows[0] : rows[rows.length - 1]);
  if (target) return openPlace(target);
  if (!review.counts.waiting) return say(word("waiting.none"));
  await showPart(firstWaiting());
  const first = studio.review.findings.find(isWaiting);
  if (first) openPlace(first.row);
}
