// From a table to its first map. Where the hub is not known it is asked first; what the file's name says is a guess.

// Another table may be the answer: what is in the zip of a map folder.
async function begin(table, { hub, files = {}, sheet, country } = {}) {
  const answer = await ask("/api/begin", { table: table.id, name: table.name, hub, sheet });
  const project = { table: answer.table || table, files: { ...files, ...answer.files } };
  if (answer.needsHub) return askHub({ ...project, ...answer });
  const map = readMap(answer.map);
  if (country) map.hub.country = { code: country };
  studio.asking = null;
  return openProject({ ...project, map });
}

// Another project takes the place of the old one, which 撤销 brings back.
async function openProject({ table, map, files }) {
  const isFirst = studio.at < 0;
  Object.assign(studio, {
    table, files,
    // One row with an error keeps no other from being drawn; it is told, and can be mended.
    map: { leaveOutErrors: true, ...map }, fault: null, show: "all", from: 0, panel: null,
    asking: null, year: null, change: "",
    review: null, cell: { row: 0, column: 0 },
  });
  if (isFirst) studio.past.push({ text: "", table: null, files: {}, words: null });
  studio.at = Math.max(studio.at, 0);
  addStep(["did.open", { name: table.name }]);
  studio.isSaved = true;
  keepWork();
  paint();
  askDrawing();
  fetchFiles();
  await askReview();
  sayCounts();
  await tellPhotos();
}

function askHub(asking) {
  const { guess, language } = asking, isOwn = guess && isWrittenIn(guess.name, language);
  studio.asking = { kind: "hub", ...asking, text: isOwn ? guess.name : "" };
  Object.assign(preview, { failed: null, problems: [] });
  paint();
  const field = find("#hub-name");
  if (field) field.focus();
  say(word("hub.ask"));
}

// A name in Chinese characters is none for a list in letters, and the other way round: the map would print it.
function isWrittenIn(name, language) {
  const isHan = /\p{Script=Han}/u.test(name);
  return ["zh", "ja"].includes(language) ? isHan : !language || !isHan;
}

// A name that is not enough is asked about with the places that it may mean.
async function answerHub(hub, place = null) {
  const { table, files } = studio.asking, name = hub.trim();
  if (!name) return say(word("hub.empty"));
  say(word("file.reading", { name: table.name }));
  const text = place ? [name, place.latitude, place.longitude].join(",") : name;
  try {
    await begin(table, { hub: text, files, country: place && place.country });
  } catch (error) {
    if (error.problems) await otherHub(name, error.problems, place);
  }
}

// Where the name in the list's language is not known, the place is that of the file's name.
async function otherHub(name, problems, place) {
  const { guess, language } = studio.asking;
  if (!place && guess && !isWrittenIn(guess.name, language) && !/,|，/.test(name)) {
    const { candidates = [] } = await ask("/api/places", { name });
    if (!candidates.length) return answerHub(name, { ...guess, country: guess.country });
  }
  return askWhichHub(name, problems, place);
}

async function askWhichHub(name, problems, place) {
  const { candidates = [], suggestions = [] } = place ? {} : await ask("/api/places", { name });
  Object.assign(studio.asking, { text: name, found: [...candidates, ...suggestions], problems });
  paint();
  if (studio.asking.found.length) return say(word("hub.which"));
  if (place) return tellProblems(problems);
  say(word("hub.unknown", { name }));
}

function whichHub({ text, found, problems }) {
  if (!problems) return null;
  if (!found.length) {
    return el("div", { class: "part" }, el("p", { class: "warning-line", text: word("hub.unknown", { name: text }) }),
      el("p", { text: word("hub.click") }), pickMap(hubFinding(text)));
  }
  return el("div", { class: "part" }, el("p", { class: "warning-line", text: word("hub.which") }),
    found.map((place) =>
    button(placeFacts(place), () => answerHub(text, place))));
}

// The place of a hub is shown on the map as that of any other city.
function hubFinding(name) {
  return { city: name, country: "", place: studio.asking.guess, candidates: [], suggestions: [],
    choose: (point) => answerHub(name, point) };
}

const MOST_HUBS = 12;
const FEWER = 4;

// In a table of pairs each partner is a hub of one row or two: those that are meant have most of the rows.
const likely = (hubs) => hubs.filter(({ count: rows }) => rows * FEWER >= hubs[0].count).slice(0, MOST_HUBS);

function hubQuestion() {
  const { table, guess, language, hubs = [], text, problems } = studio.asking;
  const field = el("input", {
    id: "hub-name", type: "text", value: text, autocomplete: "off", "aria-describedby": "hub-help",
      "data-key": "hub-name",
    on: { input: () => { studio.asking.text = field.value; } },
  });
  return el("form", { class: "question", on: { submit: (event) => {
    event.preventDefault();
    answerHub(field.value);
  } } },
  el("h1", { text: word("hub.ask") }),
  el("p", { text: word("hub.help"), id: "hub-help" }),
  guess && !problems && el("p", { class: "guess", text: word(
    isWrittenIn(guess.name, language) ? "hub.guess" : "hub.guess.other",
    { name: guess.name, file: table.name, language: languageName(language || "en") }) }),
  hubs.length > 0 && el("div", { class: "row" }, likely(hubs).map(({ name, country, count: rows }) =>
    button(counted("hub.rows", rows, { name }), () => answerHub([name, country].filter(Boolean).join(", "))))),
  el("label", { for: "hub-name", text: word("hub") }), field, whichHub(studio.asking),
  el("p", { class: "row" },
    el("button", { type: "submit", class: "main", "data-key": "hub-go", text: word("hub.go") }),
    button(word("cancel"), () => {
      studio.asking = null;
      paint();
    })));
}

function askLastTime(asking) {
  studio.asking = { kind: "kept", ...asking };
  paint();
}

// The work of last time, which other pages have left, or which stands beside the table.
function lastTimeQuestion() {
  const { table, map } = studio.asking;
  return el("div", { class: "question" },
    el("h1", { text: word("kept.ask") }),
    studio.works.length > 0 && el("div", { class: "ways" }, studio.works.map(workButton)),
    map && el("p", { text: word("kept.found", { name: table.name }) }),
    el("p", { class: "row" },
      map && button(word("kept.go"), () => openProject({ table, map, files: {} }),
        { class: studio.works.length ? "" : "main" }),
      button(word("kept.new"), () => begin(table).catch(tellRefused))));
}
