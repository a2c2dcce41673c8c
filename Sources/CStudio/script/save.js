// Step 4: what is taken away. One row for each purpose, with its size told before, and one button.

const options = { scale: 2, paper: "as-is", bleed: false };

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

// What no picture may have more of is not offered.
function scalesOf({ width, height }) {
  return SCALES.map(Number).filter((times) => Math.max(width, height) * times <= MOST_PIXELS);
}

function scaleNow() {
  return look().page ? 1 : Math.min(options.scale, scalesOf(sizeNow()).pop());
}

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
  const { width, height } = sizeNow(), times = scaleNow();
  const scales = scalesOf({ width, height }).map((value) => [String(value), word("times", { value })]);
  const sharpness = smallSelect("scale", word("scale"), scales, String(times), (value) => {
    options.scale = Number(value);
  });
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
  const { page } = look(), [paper, way = "landscape"] = (page || "").split("-");
  const same = page ? word("paper.as.which", { paper: `${paper} ${word(`paper.${way}`)}` }) : word("paper.as");
  return [["as-is", same], ...PAPERS.flatMap((size) =>
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
        el("span", { class: "note", text: word("keep.note", { name: baseName(studio.table.name) }) })),
      button(word("keep.go"), keepBeside, { class: "main", "data-needs-program": true })),
  ];
}

async function keepBeside() {
  const step = studio.past[studio.at];
  try {
    await ask("/api/keep", { map: textOf(studio.map) });
    keptAsOf(step);
    keepWork();
    say(word("kept.done"));
  } catch (error) { tellRefused(error); }
}

function embedRow() {
  const show = () => saveJob("embed", { day: dayOf(studio.year), format: "json" });
  return [saveRow("embed", word("save.embed.note"), show), (studio.snippets || []).map(snippetPart)];
}

// The lines alone can be copied; what they are, and what they need, stands above them.
function snippetPart({ name, markup, policy }) {
  const id = `snippet-${name}`;
  return el("div", { class: "snippet" }, el("label", { for: id }, el("b", { text: word(`snippet.${name}`) })),
    el("p", { class: "note", id: `${id}-help`, text: word(`snippet.${name}.note`) }),
    el("textarea", { id, rows: 5, readOnly: true, value: markup, spellcheck: "false", "data-key": id,
      "aria-describedby": `${id}-help` }),
    el("p", { class: "note", text: word("snippet.policy", { policy }) }),
    el("p", { class: "row" }, button(word("copy"), () => copySnippet(id),
      { class: "main", "data-key": `copy-${name}` })));
}

function showSnippets() {
  const field = find(".snippet textarea");
  if (!field) return;
  field.focus({ preventScroll: true });
  field.closest(".snippet").scrollIntoView({ block: "center" });
}

// Where the clipboard may not be written, the words are marked, and Ctrl+C takes them.
async function copySnippet(id) {
  const field = find(`#${id}`);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    say(word("copied"));
  } catch (error) {
    say(word("copy.self"));
  }
}
