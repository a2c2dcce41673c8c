// Whoever closes a page, or ends the program, goes on with the same map in the next page. The program keeps what its
// pages have made as long as it runs; a page that has outlived its program hands its map over by a channel that the
// pages of one address share. No secret goes that way.

const works = { channel: null, isTelling: false, isNew: false };

const ANSWERS = 300;

function workNow() {
  return { id: studio.id, text: textOf(studio.map), time: Date.now(), ...workBeside() };
}

// One after the other, so that the last one told is the newest.
async function tellWork() {
  works.isNew = true;
  if (works.isTelling) return;
  works.isTelling = true;
  while (works.isNew && studio.table && !studio.isLost) {
    works.isNew = false;
    const { id, ...work } = workNow();
    await post("/api/work", { id, text: JSON.stringify(work) }).catch(() => {});
  }
  works.isTelling = false;
}

// A lock says that the page of an id is open. A tab that was copied has the id of the other one, and takes a new one.
function hold(id) {
  if (!navigator.locks) return true;
  return new Promise((done) => {
    navigator.locks.request(`fmap-work-${id}`, { ifAvailable: true }, (lock) => {
      done(Boolean(lock));
      return lock && new Promise(() => {});
    });
  });
}

const ID_BYTES = 8;

function newId() {
  const bytes = [...crypto.getRandomValues(new Uint8Array(ID_BYTES))];
  return bytes.map((byte) => byte.toString(HEX).padStart(2, "0")).join("");
}

// A page that is loaded anew may come before the one that it was has gone.
async function takeId(id) {
  const isMine = id && (await hold(id) || (await pause(ANSWERS), await hold(id)));
  studio.id = isMine ? id : newId();
  if (!isMine) await hold(studio.id);
  keep(sessionStorage, STORE.id, studio.id);
}

async function openIds() {
  if (!navigator.locks) return [];
  return (await navigator.locks.query()).held.map(({ name }) => name.replace("fmap-work-", ""));
}

// What pages made that are closed, and what others hand over whose program has ended.
async function findWorks() {
  const open = await openIds();
  studio.works = studio.start.works.filter(({ id }) => !open.includes(id))
    .map(({ id, text }) => ({ ...JSON.parse(text), id }));
  if (!works.channel) return;
  works.channel.postMessage({ ask: studio.id });
  await pause(ANSWERS);
}

function listenToPages() {
  if (!window.BroadcastChannel) return;
  works.channel = new BroadcastChannel("fmap-work");
  works.channel.onmessage = ({ data: { ask: asker, offer, to, taken } }) => {
    if (asker && studio.isLost && studio.table) {
      works.channel.postMessage({ offer: { ...workNow(), blobs: blobsNow() }, to: asker });
    }
    if (offer && to === studio.id) addWork(offer);
    if (taken && taken === studio.id && studio.isLost) handOver();
  };
}

function filesNow() {
  return [studio.table.id, ...Object.values(studio.files)];
}

function blobsNow() {
  return filesNow().filter((id) => studio.blobs.has(id)).map((id) => [id, studio.blobs.get(id)]);
}

function addWork(work) {
  studio.works = [work, ...studio.works.filter(({ id }) => id !== work.id)];
  if (!studio.table) paint();
}

// The other page has it all now.
function handOver() {
  studio.isEnded = true;
  forgetWork();
  showEnded("moved", "moved.note");
}

async function goOnWith({ id, table, files, text, approvedFor, records, year, isSaved, blobs }) {
  for (const [key, blob] of blobs || []) studio.blobs.set(key, blob);
  studio.works = studio.works.filter((work) => work.id !== id);
  if (!blobs) await takeId(id);
  const opening = openProject({ table, map: JSON.parse(text), files });
  Object.assign(studio, { approvedFor, records, year, isSaved });
  keepWork();
  if (blobs) works.channel.postMessage({ taken: id });
  await opening;
  await takeNewest();
}

// What has the name of the table that is named now is an older version of it; whether it was.
async function takeNewest() {
  const { start: { table }, table: mine } = studio;
  const isOlder = Boolean(table) && mine.name === table.name && mine.id !== table.id;
  if (isOlder) await renew(table, mine);
  return isOlder;
}

// A page that was loaded anew has the files no more, which a program that is started anew would need.
async function fetchFiles() {
  for (const id of studio.table ? filesNow() : []) {
    if (studio.blobs.has(id)) continue;
    const answer = await send(`/api/files/${id}`).catch(() => ({ ok: false }));
    if (answer.ok) studio.blobs.set(id, { name: nameOfFile(id), blob: await answer.blob() });
  }
}

function nameOfFile(id) {
  if (studio.table && studio.table.id === id) return studio.table.name;
  return Object.keys(studio.files).find((path) => studio.files[path] === id) || "file";
}

function workButton(work) {
  const { table, text, time } = work;
  const words = [word("work.go", { name: table.name }), nameIn(readMap(text).title), clock(time)];
  return button(words.filter(Boolean).join(word("dot")), () => goOnWith(work).catch(tellRefused),
    { class: "main", "data-key": `work-${work.id}`, "data-needs-program": true });
}

// Of a page whose program has ended: with the table it is all that is needed to go on. What was pasted is no file yet.
async function saveWork() {
  const { table, map, blobs } = studio, step = studio.past[studio.at], pasted = blobs.get(table.id);
  download(new Blob([textOf(map)], { type: "application/json" }), `${baseName(table.name)}.fmap.json`);
  if (pasted && WORDS["paste.name"].includes(table.name)) download(pasted.blob, table.name);
  keptAsOf(step);
  say(word("work.saved", { name: table.name }));
}
