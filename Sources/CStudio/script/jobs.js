// What takes a while, and how a file comes into the folder of downloads.

const ASK_AGAIN = 300;
const HUNDRED = 100;

const baseName = (name) => name.replace(/^.*\//, "").replace(/\.[^.]*$/, "") || "map";

function download(blob, name) {
  const url = URL.createObjectURL(blob);
  const link = el("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), SILENCE);
}

// What is about to be made: of which year, how large and from which table. All of it may change while one waits.
function beginMaking(kind, size) {
  const years = studio.review && studio.review.years, { name, id } = studio.table;
  say(word("saving", { what: word(`save.${kind}`) }));
  return { kind, size, name: baseName(name), named: studio.year, year: studio.year || (years && years[1]), table: id,
    step: studio.past[studio.at] };
}

// What all work can be taken up from again; a picture has none of the answers.
const KEEPS_WORK = ["folder", "table"];

function record({ kind, size, year, table, step, file }) {
  studio.records.push({ kind, size, year, table, file, time: Date.now() });
  if (KEEPS_WORK.includes(kind)) keptAsOf(step);
  keepWork();
  say(word("saved", { what: file }));
  paint();
}

// What was done meanwhile is not kept.
function keptAsOf(step) {
  if (studio.past[studio.at] === step) studio.isSaved = true;
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
  if (format === "png" && !look().page) body.scale = scaleNow();
  if (format === "pdf" && options.bleed) body.bleed = 3;
  const { width, height } = sizeNow(), times = body.scale || 1;
  const making = beginMaking(format, isPaper ? options.paper : `${width * times}×${height * times}`);
  try {
    const answer = await askFor("/api/draw", { ...projectOf(map), ...body });
    making.file = `${making.name}${making.named ? `-${making.named}` : ""}.${format}`;
    download(await answer.blob(), making.file);
    record(making);
  } catch (error) { tellRefused(error); }
}

const EXTENSIONS = { gif: ".gif", frames: ".zip", page: ".zip", table: ".xlsx", folder: ".zip" };

function progressPart({ done }) {
  return el("p", { class: "progress" }, el("progress", { max: 1, value: done, "aria-label": word("working") }),
    el("span", { text: `${Math.round(done * HUNDRED)}%` }));
}

async function saveJob(kind, more) {
  if (studio.running) return say(word("one.at.once"));
  const running = { key: kind, done: 0, isStopped: false };
  const making = beginMaking(kind, kind === "gif" ? sizeWords(gifSize()) : "");
  studio.running = running;
  paint();
  try {
    running.job = (await ask("/api/jobs", { ...projectOf(), kind, ...more })).job;
    const result = await resultOf(running);
    endRun(running);
    if (result) await finishJob(making, result);
  } catch (error) {
    endRun(running);
    if (!running.isStopped) tellRefused(error);
  }
}

// One that was stopped may end only after another was begun.
function endRun(running) {
  if (studio.running !== running) return;
  studio.running = null;
  paint();
}

const forget = (running) => send(`/api/jobs/${running.job}`, { method: "DELETE" }).catch(() => {});

async function resultOf(running) {
  const path = `/api/jobs/${running.job}`;
  for (;;) {
    if (running.isStopped) {
      await forget(running);
      return null;
    }
    const { done, isReady, problems, told = [] } = await (await check(await send(path))).json();
    if (problems && problems.length) throw Object.assign(new Error("refused"), { problems });
    if (isReady) {
      const blob = await (await check(await send(`${path}/result`))).blob();
      forget(running);
      return { told, blob };
    }
    if (studio.running === running) showProgress(Object.assign(running, { done }));
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
async function finishJob(making, { blob, told }) {
  const { kind, name } = making;
  if (kind === "embed") return useSnippets(JSON.parse(await blob.text()));
  making.file = `${name}${kind === "gif" ? "" : `-${word(`name.${kind}`)}`}${EXTENSIONS[kind]}`;
  download(blob, making.file);
  record(making);
  if (told.length) say(counted("saved.without", told.length, { why: problemWords(told[0]).message }));
}

function useSnippets(snippets) {
  studio.snippets = snippets;
  say(word("embed.ready"));
  paint();
  showSnippets();
}

function stopJob() {
  const { running } = studio;
  if (!running) return;
  running.isStopped = true;
  studio.running = null;
  say(word("stopped"));
  paint();
  if (running.job) forget(running);
}
