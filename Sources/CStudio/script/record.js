// What was made in this sitting, and the end of it.

const MARK = 8;

function recordPart() {
  const { records } = studio;
  return el("section", { class: "records" }, el("h2", { text: word("records") }),
    records.length ? el("ul", {}, [...records].reverse().map((one) => el("li", { text: recordWords(one) })))
      : el("p", { class: "note", text: word("records.none") }),
    records.length > 0 && el("p", { class: "note", text: word("records.note") }));
}

// Which file, when, of which year, how large, and of which table.
function recordWords({ size, year, table, file, time }) {
  const mark = word("mark", { mark: table.slice(0, MARK) });
  return [file, clock(time), year && word("record.year", { year }), size, mark].filter(Boolean).join(word("dot"));
}

function endPart() {
  return el("p", { class: "row" }, button(word("again"), startAnew), button(word("end"), end));
}

// 撤销 brings the work back.
function startAnew() {
  Object.assign(studio, { table: null, map: null, files: {}, review: null, panel: null, snippets: [],
    year: null });
  addStep(["did.anew", {}]);
  keepWork();
  location.hash = "#list";
  askDrawing();
  paint();
}

// Asks only where something was not saved.
function end() {
  if (studio.isSaved) return reallyEnd();
  openDialog("end-dialog", word("end.ask"), [el("p", { text: word("end.note") }), el("p", { class: "row" },
    button(word("end.save"), () => {
      closeDialog("end-dialog");
      location.hash = "#save";
    }, { class: "main" }), button(word("end.go"), reallyEnd),
      button(word("cancel"), () => closeDialog("end-dialog")))]);
}

async function reallyEnd() {
  studio.isEnded = true;
  await send("/api/end", { method: "POST" }).catch(() => {});
  forgetWork();
  showEnded("ended", "ended.note");
}

// A page that is good for nothing any more says so, and nothing else.
function showEnded(title, note) {
  const words = [el("h1", { text: word(title) }), el("p", { text: word(note) })];
  replace(document.body, el("main", { class: "ended" }, words));
}
