// What is said of files that were given: which could not be opened and why, and which photos found their place.

// A problem that the page finds by itself, in both languages, as the program tells its own.
function ownProblem(message, cure = "") {
  const [zh, en] = WORDS[message], [cureZh, cureEn] = WORDS[cure] || [];
  return { severity: "error", message: en, messageZh: zh, cure: cureEn, cureZh };
}

// It stands above everything until it is closed, or another file is given; what was there before stays.
function tellFault(name, problems) {
  studio.fault = { name, problems };
  tellProblems(problems);
  paint();
  scrollTo(0, 0);
}

function faultBox() {
  const { fault, table } = studio;
  if (!fault) return null;
  return el("section", { class: "fault", "aria-label": word("fault", { name: fault.name }) },
    el("h2", { text: `✕ ${word("fault", { name: fault.name })}` }),
    fault.problems.map((problem) => {
      const { message, cure } = problemWords(problem);
      return [el("p", { text: message }), cure && el("p", { text: cure })];
    }),
    table && el("p", { text: word("fault.before", { name: table.name }) }),
    el("p", { class: "row" }, button(word("close"), () => {
      studio.fault = null;
      paint();
    }, { "data-key": "fault-close" })));
}

const PHOTO_NAME = /\.(jpe?g|png)$/i;
const OTHER_PHOTO = /\.(webp|hei[cf]|gif|bmp|tiff?|avif)$/i;

function faultOfStrangers(paths) {
  if (paths.every((path) => OTHER_PHOTO.test(path))) return [ownProblem("file.otherPhoto", "file.otherPhoto.cure")];
  return [ownProblem("file.stranger", "file.stranger.cure")];
}

const namesOf = (paths) => [...paths.slice(0, MOST_CELLS), ...(paths.length > MOST_CELLS ? ["…"] : [])]
  .join(word("list.comma"));

// What was dropped and is of no use is named; nothing that was given goes without an answer.
async function tellPhotos() {
  const strangers = studio.strangers || [];
  studio.strangers = [];
  if (!strangers.length && !Object.keys(studio.files).length) return;
  const step = studio.past[studio.at], { used, unused, problems } = await ask("/api/photos", projectOf());
  const idle = [...unused, ...strangers], told = studio.told;
  showChange([
    used.length > 0 && counted("photos.used", used.length),
    problems.length > 0 && counted("photos.problem", problems.length, { why: problemWords(problems[0]).message }),
    idle.length > 0 && word("photos.unused", { names: namesOf(idle) }),
    unused.length > 0 && !used.length && word("photos.column"),
  ].filter(Boolean).join(word("full")));
  // What was said of a step that was made meanwhile stays.
  if (step !== studio.past[studio.at]) say(told);
}
