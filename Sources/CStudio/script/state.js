// All that the studio knows. Of it, table, files and map are what a person has made; they are the project that is
// drawn.

const studio = {
  secret: "", id: "", lang: "zh", isLarge: false, isLost: false, isEnded: false, step: "list",
  // Whose program has ended: no other one ever has it.
  deadSecret: "",
  // What the program said at the start: version, samples, the built-in map, the table that was named.
  start: { samples: [], works: [] },
  // Maps that were made on other pages and may be gone on with.
  works: [],
  // The example that is shown before there is a table: its map and table, and what it is called.
  sample: null,
  // The table by id and name; files beside it by path; map.json as an object. Nothing before a table is opened.
  table: null, files: {}, map: null,
  // What was dropped, by id, so that it can be sent again to a program that was started anew.
  blobs: new Map(),
  // The steps of work, each with all of the project, and at which of them one is.
  past: [], at: -1,
  // The last answer of the program about the table, and which part of the table is shown.
  review: null, show: "all", from: 0, told: "",
  // The cell that has the focus; what the panel is about; whether a cell is being written in.
  cell: { row: 0, column: 0 }, panel: null, isEditing: false,
  // A question that comes before the map: about the hub, or the work of last time.
  asking: null,
  // The year that is drawn; nothing for the last one.
  year: null,
  // What was saved, and whether all that was done can be taken up again from it.
  records: [], isSaved: true,
  // For which picture the approval number was entered.
  approvedFor: "",
  change: "",
  // Which file could not be opened, and why; which files that were given are neither tables nor photos.
  fault: null, strangers: [],
};

const ROWS_AT_ONCE = 200;
const STORE = { secret: "fmap-secret", work: "fmap-work", id: "fmap-page", lang: "fmap-language", large: "fmap-large" };
const MOST_KEPT = 4e6;

const copyOf = (value) => JSON.parse(JSON.stringify(value));
const textOf = (map) => JSON.stringify(map, null, 2);

// What a request is about. Another map serves a picture of another size; without a table it is the built-in one.
function projectOf(map = studio.map) {
  if (!studio.table) return studio.sample || { map: studio.map ? textOf(map) : studio.start.map };
  return { map: textOf(map), table: studio.table.id, files: studio.files };
}

const look = () => (studio.map && studio.map.look) || {};

// A browser may keep nothing, in a private window or where its store is full.
function keep(store, key, value) {
  try {
    store.setItem(key, value);
  } catch (error) { /* then a reload begins anew */ }
}

function kept(store, key) {
  try {
    return store.getItem(key);
  } catch (error) {
    return null;
  }
}

// What a person has made beside the map.
function workBeside() {
  const { table, files, approvedFor, records, year, isSaved } = studio;
  return { table, files, approvedFor, records, year, isSaved };
}

// So that a reload finds all as it was, but for the older steps where they are too much.
function keepWork() {
  const { past, at } = studio, all = { past, at, ...workBeside() };
  let work = JSON.stringify(all);
  if (work.length > MOST_KEPT) work = JSON.stringify({ ...all, past: [past[at]], at: 0 });
  keep(sessionStorage, STORE.work, work);
  tellWork();
}

function forgetWork() {
  try {
    sessionStorage.removeItem(STORE.work);
  } catch (error) { /* then there is none */ }
}

function recallWork() {
  const text = kept(sessionStorage, STORE.work);
  if (!text) return false;
  Object.assign(studio, JSON.parse(text));
  const step = studio.past[studio.at];
  if (!step || !step.table) return false;
  take(step);
  return true;
}
