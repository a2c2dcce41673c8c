// What takes a while, and how a file comes into the folder of downloads.

const ASK_AGAIN = 300;
const HUNDRED = 100;

const baseName = () => studio.table.name.replace(/^.*\//, "").replace(/\.[^.]*$/, "") || "map";

function download(blob, name) {
  const url = URL.createObjectURL(blob);
  const link = el("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), SILENCE);
}

// The record says of which year, how large and from which table each file was made.
function record(kind, size) {
  const years = studio.review && studio.review.years;
  studio.records.push({ kind, size, year: studio.year || (years && years[1]), table: studio.table.id,
    at: studio.at });
  saved(word("saved", { what: word(`save.${kind}`) }));
  paint();
}

function saved(text) {
  studio.isSaved = true;
  keepWork();
  say(text);
}

// A picture has the preview's look; a PDF may be put on paper.
async function savePicture(format) {
  const map = copyOf(studio.map), body = { day: dayOf(studio.year), format };
  const isPaper = format === "pdf" && options.paper !== "as-is";
  if (isPaper) {
    map.look = { ...map.look, page: options.paper };
    delete map.look.width;
    delete map.look.height;
  }
  // Paper has its own sharpness, 300 dots per inch.
  if (format === "png" && !look().page) body.scale = options.scale;
  if (format === "pdf" && options.bleed) body.bleed = 3;
  say(word("saving", { what: word(`save.${format}`) }));
  try {
    const answer = await askFor("/api/draw", { ...projectOf(map), ...body });
    download(await answer.blob(), `${baseName()}${studio.year ? `-${studio.year}` : ""}.${format}`);
    const { width, height } = sizeNow(), times = body.scale || 1;
    record(format, isPaper ? options.paper : `${width * times}×${height * times}`);
  } catch (error) {
    if (error.problems) tellProblems(error.problems);
  }
}

const EXTENSIONS = { gif: ".gif", frames: ".zip", page: ".zip", table: ".xlsx", folder: ".zip" };

function progressPart({ done }) {
  return el("p", { class: "progress" }, el("progress", { max: 1, value: done, "aria-label": word("working") }),
    el("span", { text: `${Math.round(done * HUNDRED)}%` }));
}

async function saveJob(kind, more) {
  if (studio.running) return say(word("one.at.once"));
  const running = { key: kind, done: 0, isStopped: false };
  studio.running = running;
  say(word("saving", { what: word(`save.${kind}`) }));
  paint();
  try {
    running.job = (await ask("/api/jobs", { ...projectOf(), kind, ...more })).job;
    const result = await resultOf(running);
    endRun();
    if (result) await finishJob(kind, result);
  } catch (error) {
    endRun();
    if (error.problems) tellProblems(error.problems);
  }
}

function endRun() {
  studio.running = null;
  paint();
}

async function resultOf(running) {
  const path = `/api/jobs/${running.job}`;
  for (;;) {
    if (running.isStopped) return null;
    const { done, isReady, problems, told = [] } = await (await check(await send(path))).json();
    if (problems && problems.length) throw Object.assign(new Error("refused"), { problems });
    if (isReady) return { told, blob: await (await check(await send(`${path}/result`))).blob() };
    showProgress(Object.assign(running, { done }));
    await pause(ASK_AGAIN);
  }
}

function showProgress({ done }) {
  const bar = find(".progress");
  if (!bar) return;
  find("progress", bar).value = done;
  find("span", bar).textContent = `${Math.round(done * HUNDRED)}%`;
}

// The name says what it is; it is never that of the office's own table.
async function finishJob(kind, { blob, told }) {
  const end = EXTENSIONS[kind];
  if (kind === "embed") showSnippet(await blob.text());
  else download(blob, `${baseName()}${kind === "gif" ? "" : `-${word(`name.${kind}`)}`}${end}`);
  record(kind, kind === "gif" ? sizeWords(gifSize()) : "");
  if (told.length) say(counted("saved.without", told.length, { why: problemWords(told[0]).message }));
}

function showSnippet(text) {
  studio.snippet = text;
}

async function stopJob() {
  const { running } = studio;
  if (!running) return;
  running.isStopped = true;
  studio.running = null;
  say(word("stopped"));
  paint();
  if (running.job) await send(`/api/jobs/${running.job}`, { method: "DELETE" }).catch(() => {});
}
