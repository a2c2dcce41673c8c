// The ways in: a file is chosen, dropped, or cells are pasted. All are sent to the program on this computer alone.

const TABLE_NAME = /\.(xlsx|xlsm|xls|ods|csv|tsv|tab|txt)$/i;
const MOST_SIZE = 268435456;
const ACCEPTED = ".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt,.json,.zip,image/*";

// What is dropped may be folders; their files are named by their way from there.
async function filesIn(transfer) {
  const entries = [...transfer.items].filter(({ kind }) => kind === "file")
    .map((item) => (item.webkitGetAsEntry ? item.webkitGetAsEntry() : null));
  if (!entries.some((entry) => entry && entry.isDirectory)) {
    return [...transfer.files].map((file) => ({ path: file.name, file }));
  }
  return (await Promise.all(entries.filter(Boolean).map((entry) => filesOf(entry, "")))).flat();
}

async function filesOf(entry, folder) {
  const path = folder + entry.name;
  if (entry.isFile) return [{ path, file: await new Promise((done, fail) => entry.file(done, fail)) }];
  const reader = entry.createReader(), inside = [];
  for (;;) {
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!some.length) break;
    inside.push(...some);
  }
  return (await Promise.all(inside.map((part) => filesOf(part, `${path}/`)))).flat();
}

// A folder that was dropped as a whole is not a part of the paths in it.
function withoutFolder(files) {
  const [first] = files[0].path.split("/");
  const isOne = files.every(({ path }) => path.startsWith(`${first}/`));
  return isOne ? files.map(({ path, file }) => ({ path: path.slice(first.length + 1), file })) : files;
}

// What was given: a map folder, as zip or as files with a map.json, or a table with its photos, or photos for the
// table.
async function openFiles(given) {
  if (!given.length) return;
  studio.fault = null;
  const files = usefulOf(withoutFolder(given).filter(({ path }) => !/(^|\/)[.~]/.test(path)));
  if (!files.length) return;
  const main = files.find(({ path }) => TABLE_NAME.test(path)) || files[0];
  const large = files.find(({ file }) => file.size > MOST_SIZE);
  if (large) return tellFault(large.path, [ownProblem("file.large")]);
  say(word("file.reading", { name: files.length === 1 ? main.path : counted("file.several", files.length) }));
  try {
    const sent = {};
    for (const { path, file } of files) sent[path] = await upload(path, file);
    await openSent(files, sent);
  } catch (error) {
    if (error.problems) tellFault(main.path, error.problems);
    else if (!studio.isLost) tellFault(main.path, [ownProblem("file.failed")]);
  }
}

// Beside the files of a map folder tables and photos are of use; where there is nothing else, that is an error.
function usefulOf(files) {
  const isFolder = files.some(({ path }) => /\.(json|zip)$/i.test(path));
  const isUseful = ({ path }) => isFolder || TABLE_NAME.test(path) || PHOTO_NAME.test(path);
  const useful = files.filter(isUseful), strangers = files.filter((file) => !isUseful(file)).map(({ path }) => path);
  studio.strangers = strangers;
  if (!useful.length && strangers.length) tellFault(namesOf(strangers), faultOfStrangers(strangers));
  return useful;
}

async function openSent(files, sent) {
  const pick = (test) => files.find(({ path }) => test.test(path));
  const mapFile = pick(/\.json$/i), zip = pick(/\.zip$/i), table = pick(TABLE_NAME);
  const ids = Object.fromEntries(Object.entries(sent).map(([path, { id }]) => [path, id]));
  if (mapFile) {
    const map = readMap(await mapFile.file.text());
    if (map && map.relations) return openMapFile(map, ids, table);
  }
  const main = zip || table;
  if (main) {
    delete ids[main.path];
    const given = { id: sent[main.path].id, name: main.path };
    return isTheTable(given) ? reopen(given, ids) : begin(given, { files: ids });
  }
  if (!studio.table) return tellFault(namesOf(files.map(({ path }) => path)), [ownProblem("file.none")]);
  studio.files = { ...studio.files, ...ids };
  addStep(["did.photos", { count: files.length }]);
  changed();
  await tellPhotos();
}

// The program has the table no more, and here it is again, perhaps saved anew.
function isTheTable({ id, name }) {
  return studio.isGone && (studio.table.id === id || studio.table.name === name);
}

function reopen(table, ids) {
  Object.assign(studio, { table, files: { ...studio.files, ...ids }, isGone: false });
  addStep(["did.open", { name: table.name }]);
  changed();
}

// map.json may have remarks; what stands between quotation marks is none.
function readMap(text) {
  const plain = text.replace(/("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (all, words) => words || "");
  try {
    return JSON.parse(plain.replace(/^\uFEFF/, ""));
  } catch (error) {
    return null;
  }
}

// A file of changes (NAME.fmap.json) or a map.json, with the table that it names.
function openMapFile(map, ids, table) {
  const name = ids[map.friendships] ? map.friendships : table && table.path;
  if (!name) return say(word("file.table", { name: map.friendships || "" }));
  const id = ids[name];
  const rest = Object.fromEntries(Object.entries(ids).filter(([path]) => path !== name && !/\.json$/i.test(path)));
  return openProject({ table: { id, name }, map: { ...map, friendships: name }, files: rest });
}

function chooseFile() {
  const input = el("input", { type: "file", multiple: true, accept: ACCEPTED });
  input.addEventListener("change", () => openFiles([...input.files].map((file) => ({ path: file.name, file }))));
  input.click();
}

// Anywhere on the page; a sign shows that it may be let go. Text that is dropped into a field is left alone.
function listenToDrops() {
  let depth = 0;
  const mark = (by) => {
    depth = Math.max(0, depth + by);
    html.classList.toggle("dropping", depth > 0);
  };
  const isFiles = ({ dataTransfer }) => dataTransfer && [...dataTransfer.types].includes("Files");
  const acts = {
    dragenter: () => mark(1), dragleave: () => mark(-1), dragover: () => {},
    drop: async (event) => {
      depth = 0;
      mark(0);
      openFiles(await filesIn(event.dataTransfer));
    },
  };
  for (const [kind, act] of Object.entries(acts)) {
    document.addEventListener(kind, (event) => {
      if (!isFiles(event)) return;
      event.preventDefault();
      act(event);
    });
  }
}
