// What is to be looked at stands beside the preview. None of it keeps anything from being saved; a cure can be
// undone.

function warnings() {
  return el("section", { class: "warnings", "aria-label": word("warnings.name") }, warningParts());
}

function paintWarnings() {
  const node = find(".warnings");
  if (node) rebuild(node, warningParts);
}

// Kinds whose line can hardly be seen on sea or land; what was looked over beside the colour is said here, too.
const paleKinds = () => (studio.map ? studio.map.relations : []).filter((kind) =>
  contrastOn(rampNow(kind)[1], groundsNow()) < LEAST_SEEN);

const paleKind = (kind) => el("li", { class: "warning" },
  el("p", { text: `! ${word("contrast.kind", { name: kindNames(kind) })}` }), studio.step !== "map"
    && el("p", { class: "row" }, el("a", { class: "button", href: "#map", "data-key": `pale-${kind.id}`,
      text: word("contrast.go") })));

// What is doubtful in the table is told at its cells, in step 1.
function warningParts() {
  const told = preview.problems.filter(({ severity, about }) => severity !== "note" && about !== "column");
  const ofTable = told.filter(({ row, severity }) => row && severity !== "error");
  const ofPicture = told.filter((problem) => !ofTable.includes(problem)), isOther = isOtherPicture();
  const languages = missingLanguages(), pale = paleKinds();
  const count = ofPicture.length + Boolean(ofTable.length) + isOther + languages.length + pale.length;
  if (!count) return [el("p", { class: "fine", text: word("warnings.none") })];
  return [el("h2", { text: word("warnings", { count }) }), el("ul", {},
    isOther && el("li", { class: "warning" }, el("p", { text: word("approval.other") })), languages.map(missingPart),
    pale.map(paleKind), ofPicture.map(warning),
    ofTable.length > 0 && el("li", { class: "warning" }, el("p", { text: counted("warnings.table", ofTable.length) }),
      studio.step !== "list" && el("p", { class: "row" },
        el("a", { class: "button", href: "#list", "data-key": "to-list", text: word("need.list") }))))];
}

function warning(problem) {
  const { message, cure } = problemWords(problem), buttons = curesOf(problem);
  return el("li", { class: problem.severity }, el("p",
    { text: `${problem.severity === "error" ? "✕" : "!"} ${message}` }),
    cure && !buttons.length && el("p", { class: "note", text: cure }), buttons.length > 0
      && el("p", { class: "row" }, buttons));
}

const SMALLER = 0.85;
const LEAST_TEXT = 0.6;

// At most two.
function curesOf({ about }) {
  if (about !== "names" || !studio.map) return [];
  const { text = 1 } = look();
  return [
    text > LEAST_TEXT && button(word("cure.smaller"), () =>
      setLook(["did.text", {}], { text: Math.max(LEAST_TEXT, Math.round(text * SMALLER * HUNDRED) / HUNDRED) })),
    purposeNow() === "upright"
      ? look().beneath !== "none" && button(word("cure.beneath"), () =>
        setLook(["did.beneath", {}], { beneath: "none" }))
      : button(word("cure.upright"), () => choosePurpose("upright")),
  ].filter(Boolean);
}

// An approval number belongs to one picture: whatever changes after it was entered makes another one.
function pictureNow() {
  return JSON.stringify([{ ...studio.map, approval: "" }, studio.table.id, studio.files]);
}

function isOtherPicture() {
  const { map, table, approvedFor } = studio;
  return Boolean(map && table && map.approval && approvedFor && approvedFor !== pictureNow());
}
