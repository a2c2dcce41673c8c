// What the program tells by itself: that it is alive, that the table was saved anew, that it ends.

const SILENCE = 15000;
const WAIT = 1500;

const pause = (time) => new Promise((done) => setTimeout(done, time));

// A connection that was there for a while is taken up again at once, and nothing is said of it.
async function listenToProgram() {
  while (!studio.isEnded) {
    const began = Date.now();
    if (studio.deadSecret !== studio.secret) await listen().catch(() => {});
    if (studio.isEnded || Date.now() - began > WAIT && !studio.isLost) continue;
    lose(studio.isLost || "lost");
    await pause(WAIT);
  }
}

// A browser has six connections to one program: of all pages that are open one hears it, and tells the others.
function listen() {
  if (!navigator.locks || !window.BroadcastChannel) return hear(() => {});
  const name = `fmap-${studio.secret}`, others = new BroadcastChannel(name);
  let clock = 0;
  others.onmessage = ({ data }) => {
    clearTimeout(clock);
    clock = setTimeout(lose, SILENCE, "lost");
    regain().catch(() => {});
    heed(data);
  };
  const hearForAll = () => {
    others.onmessage = null;
    clearTimeout(clock);
    return hear((message) => others.postMessage(message));
  };
  return navigator.locks.request(name, hearForAll).finally(() => others.close());
}

// Each line is a message. A stream that is silent is lost, too.
async function hear(tellOthers) {
  const stop = new AbortController();
  const answer = await check(await send("/api/events", { signal: stop.signal }));
  const reader = answer.body.getReader(), decoder = new TextDecoder();
  let rest = "", clock = 0;
  for (;;) {
    clock = setTimeout(() => stop.abort(), SILENCE);
    const { done, value } = await reader.read();
    clearTimeout(clock);
    if (done) return;
    const lines = (rest + decoder.decode(value, { stream: true })).split("\n");
    rest = lines.pop();
    for (const message of lines.filter((line) => line.trim()).map((line) => JSON.parse(line))) {
      regain().catch(() => {});
      tellOthers(message);
      heed(message);
    }
  }
}

function heed({ table, ending }) {
  if (ending) {
    die(studio.secret);
    lose("lost");
  }
  if (table) renew(table);
}

// The table was saved in Excel. Answers are kept by name, so that they stay; so do focus and scrolling.
async function renew(table, wasNamed = studio.start.table) {
  studio.start.table = table;
  if (!studio.table || !wasNamed || studio.table.id !== wasNamed.id || table.id === wasNamed.id) return;
  // Steps that were undone or come back have the newest table, too: the office's file is the truth about it.
  for (const step of studio.past) if (step.table && step.table.id === wasNamed.id) step.table = table;
  studio.table = table;
  fetchFiles();
  const before = studio.review;
  keepWork();
  askDrawing();
  await askReview();
  showChange(changeWords(before, studio.review));
}

function showChange(text) {
  studio.change = text;
  say(text);
  paint();
}

// What differs, in counts: rows by their number, cells of rows that both have.
function changeWords(before, after) {
  if (!before || !after) return word("renewed");
  const more = after.counts.read - before.counts.read;
  const old = new Map(before.rows.map(({ row, cells }) => [row, cells]));
  const cells = more ? 0 : after.rows.reduce((sum, row) => sum + differences(old.get(row.row), row.cells), 0);
  const parts = [more > 0 && counted("renewed.more", more), more < 0 && counted("renewed.fewer", -more),
    cells > 0 && counted("renewed.cells", cells)].filter(Boolean);
  return parts.length ? word("renewed.what", { what: parts.join(word("comma")) }) : word("renewed");
}

function differences(before, after) {
  return before ? after.filter((cell, n) => cell !== (before[n] || "")).length : 0;
}
