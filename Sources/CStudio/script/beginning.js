// Before a table is opened: the ways in, and a map that is drawn already.

function beginning() {
  return [el("div", { class: "columns" },
    el("section", { class: "work beginning" },
      el("h1", { text: word("begin.title") }),
      el("p", { class: "lead", text: word("begin.private") }),
      studio.works.length > 0 && el("section", { class: "works" }, el("h2", { text: word("work.ask") }),
        el("div", { class: "ways" }, studio.works.map(workButton))),
      el("div", { class: "ways" },
        button(word("begin.choose"), chooseFile, { class: "main large", "data-needs-program": true }),
        button(word("paste"), openPaste, { class: "large", "data-needs-program": true })),
      el("p", { class: "drop", text: word("begin.drop") }),
      el("h2", { text: word("begin.samples") }),
      el("div", { class: "ways" }, studio.start.samples.map(sampleButton)),
      el("h2", { text: word("begin.how") }),
      el("ol", { class: "how" }, ["begin.how1", "begin.how2", "begin.how3", "begin.how4"].map((key) =>
        el("li", { text: word(key) })))),
    el("section", { class: "beside", "aria-label": word("preview") }, previewNode()))];
}

function sampleButton(sample) {
  return button(baseName(sample.name), () =>
    begin({ id: sample.id, name: sample.name }, { hub: sample.hub }).catch(tellRefused),
  { "data-needs-program": true });
}

// The picture at the beginning is that of an example, so that who opens it finds the same again.
async function sampleProject({ samples }) {
  const isZh = ({ name }) => /\p{Script=Han}/u.test(name);
  const sample = samples.find((one) => isZh(one) === (studio.lang === "zh")) || samples[0];
  if (!sample) return null;
  try {
    const { map } = await ask("/api/begin", { table: sample.id, name: sample.name, hub: sample.hub });
    preview.called = baseName(sample.name);
    return { map, table: sample.id, files: {} };
  } catch (error) {
    return null;
  }
}

// A table that was named on the command line opens by itself.
async function beginWork() {
  const { table, kept: text } = studio.start;
  if (recallWork()) {
    paint();
    askDrawing();
    fetchFiles();
    if (!await takeNewest()) await askReview();
    return;
  }
  paint();
  if (!table) Object.assign(studio, { sample: await sampleProject(studio.start) });
  askDrawing();
  await findWorks();
  if (studio.table || studio.asking) return;
  if (!table) {
    paint();
    return;
  }
  const map = text && readMap(text);
  if (map || studio.works.length) askLastTime({ table, map });
  else await begin(table).catch(({ problems }) => problems && tellFault(table.name, problems));
}
