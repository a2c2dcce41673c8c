// Step 4: what is taken away. One row for each purpose, with its size told before, and one button.

const options = { scale: 2, paper: "A3", bleed: false };

function saveStep() {
  if (!studio.map || !studio.table) return needTable();
  const year = yearWords();
  return [el("div", { class: "columns save" },
    el("section", { class: "work", "aria-label": word("step.save") }, el("h1", { text: word("save.title") }),
      el("p", { class: "lead", text: word(year ? "save.private" : "save.private.plain", { year }) }),
      isOtherPicture() && el("p", { class: "warning-line", text: word("approval.other") }),
      missingLines(), el("div", { class: "group rows" }, pictureRows()),
      el("h2", { text: word("save.later") }), el("div", { class: "group rows" }, laterRows()),
      el("h2", { text: word("save.web") }), el("div", { class: "group rows" }, embedRow())),
    el("section", { class: "beside", "aria-label": word("preview") }, previewNode(), recordPart(), endPart()))];
}

function yearWords() {
  const years = studio.review && studio.review.years;
  return studio.year ? word("in.year", { year: studio.year }) : years ? word("in.year", { year: years[1] }) : "";
}

// At 300 dots per inch.
const PAPER_PIXELS = {
  A4: { long: 3508, short: 2480 }, A3: { long: 4961, short: 3508 }, A2: { long: 7016, short: 4961 },
  A1: { long: 9933, short: 7016 }, A0: { long: 14043, short: 9933 },
};

function sizeNow() {
  const { page } = look();
  if (!page) return sizeOf(look());
  const [paper, way] = page.split("-"), { long, short } = PAPER_PIXELS[paper];
  return way === "portrait" ? { width: short, height: long } : { width: long, height: short };
}

// A moving picture is as upright as the map.
const GIF = { long: 1280, short: 720 };

function gifSize() {
  const { width, height } = sizeNow(), { long, short } = GIF;
  return height > width ? { width: short, height: long } : { width: long, height: short };
}

const sizeWords = ({ width, height }) => `${width}×${height}`;

const SCALES = ["1", "2", "3", "4"];

function saveRow(key, note, act, ...controls) {
  const { running } = studio, isMine = running && running.key === key, verb = key === "embed" ? "show" : "save";
  return el("div", { class: "save-row" }, el("div", { class: "what" }, el("b", { text: word(`save.${key}`) }),
    el("span", { class: "note", text: note }),
    isMine && progressPart(running)), controls.length > 0 && el("div",
      { class: controls.length > 1 ? "with many" : "with" }, controls),
  isMine ? button(word("stop"), () => stopJob(), { "data-key": `stop-${key}` }) : button(word(verb), act, {
    class: "main", "data-key": `save-${key}`, "data-needs-program": true,
    "aria-label": word(`${verb}.what`, { what: word(`save.${key}`) }),
  }));
}

// Paper has its own sharpness.
function pngRow() {
  const { width, height } = sizeNow(), times = look().page ? 1 : options.scale;
  const sharpness = smallSelect("scale", word("scale"), SCALES.map((value) => [value, word("times", { value })]),
    String(options.scale), (value) => { options.scale = Number(value); });
  return saveRow("png", `${width * times}×${height * times}`, () => savePicture("png"),
    ...(look().page ? [] : [sharpness]));
}

function pictureRows() {
  const years = studio.review && studio.review.years, moving = gifSize();
  return [
    pngRow(),
    saveRow("svg", word("save.svg.note"), () => savePicture("svg")),
    saveRow("pdf", word("save.pdf.note"), () => savePicture("pdf"),
      smallSelect("pdf-paper", word("paper"), papers(), options.paper, (value) => { options.paper = value; }),
      tick("bleed", word("bleed"), options.bleed, (isOn) => { options.bleed = isOn; })),
    years && saveRow("gif", `${years.join("–")} · ${sizeWords(moving)}`, () =>
      saveJob("gif", moving)),
    years && saveRow("frames", word("save.frames.note", { count: years[1] - years[0] + 1 }), () =>
      saveJob("frames", {})),
    saveRow("page", word("save.page.note"), () => saveJob("page", { day: dayOf(studio.year) })),
  ];
}

function papers() {
  return [["as-is", word("paper.as")], ...PAPERS.flatMap((size) =>
    [[size, `${size} ${word("paper.landscape")}`], [`${size}-portrait`, `${size} ${word("paper.portrait")}`]])];
}

function smallSelect(id, label, list, value, act) {
  return el("label", { class: "inline" }, el("span", { text: label }),
    el("select", { "data-key": id, on: { change: ({ target }) => {
    act(target.value);
    paint();
  } } }, list.map(([key, text]) => el("option", { value: key, text, selected: key === value }))));
}

function laterRows() {
  return [
    saveRow("table", word("save.table.note"), () => saveJob("table", { format: "xlsx" })),
    saveRow("folder", word("save.folder.note"), () => saveJob("folder", {})),
    studio.start.table && studio.start.table.id === studio.table.id
      && el("div", { class: "save-row" },
      el("div", { class: "what" }, el("b", { text: word("keep") }),
        el("span", { class: "note", text: word("keep.note", { name: studio.table.name.replace(/\.[^.]*$/, "") }) })),
      button(word("keep.go"), keepBeside, { class: "main", "data-needs-program": true })),
  ];
}

async function keepBeside() {
  const step = studio.past[studio.at];
  try {
    await ask("/api/keep", { map: textOf(studio.map) });
    keptAsOf(step);
    say(word("kept.done"));
  } catch (error) {
    if (error.problems) tellProblems(error.problems);
  }
}

function embedRow() {
  return [saveRow("embed", word("save.embed.note"), () => saveJob("embed", { day: dayOf(studio.year) })),
    studio.snippet && el("div", { class: "snippet" }, el("label", { for: "snippet", text: word("save.embed") }),
      el("textarea", { id: "snippet", rows: 8, readOnly: true, value: studio.snippet, "data-key": "snippet" }),
      el("p", { class: "row" }, button(word("copy"), copySnippet, { class: "main" })))];
}

// Where the clipboard may not be written, the words are marked, and Ctrl+C takes them.
async function copySnippet() {
  const field = find("#snippet");
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    say(word("copied"));
  } catch (error) {
    say(word("copy.self"));
  }
}
