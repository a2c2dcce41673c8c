// Step 2: what the map says. What it needs stands apart from what it may have.

const mapLanguages = () => look().languages || Object.keys(studio.map.title || { zh: "" });

function mapStep() {
  if (!studio.map) return needTable();
  return [el("div", { class: "columns" },
    el("section", { class: "work", "aria-label": word("step.map") },
      el("h1", { text: word("map.title") }),
      el("div", { class: "group" }, el("h2", { text: word("needed.group") }), hubPart(), languagePart(), titlePart(),
        kindsPart()),
      el("div", { class: "group" }, el("h2", {}, el("span", { text: word("optional.group") }),
        el("small", { text: word("optional.note") })), optionalPart())),
    el("section", { class: "beside", "aria-label": word("preview") }, previewNode(), warnings()))];
}

function needTable() {
  return [el("div", { class: "plain" }, el("h1", { text: word("need.table") }),
    el("p", { class: "row" }, el("a", { class: "button main", href: "#list", text: word("need.list") })))];
}

function languagePart() {
  const now = mapLanguages().join("+");
  const usual = [["zh+en", word("languages.both")], ["zh", word("languages.zh")], ["en", word("languages.en")]];
  const isUsual = usual.some(([key]) => key === now);
  const options = isUsual ? usual : [...usual, [now, mapLanguages().map(languageName).join(" + ")]];
  return choices("languages", word("languages"), options, now, (value) =>
    change(["did.languages", {}], (map) => {
      const languages = value.split("+");
      map.look = { ...map.look, languages };
    }), "inline");
}

// One language at least must have it; of the others it is only said that it is missing.
const isOnly = (names, language) => !Object.entries(names || {}).some(([key, text]) => key !== language && text);

// A title for each language of the map.
function titlePart() {
  return mapLanguages().map((language) => textField(`title-${language}`,
    word("title.in", { language: languageName(language) }), {
    get: ({ title }) => (title || {})[language], put: (map, text) => putName(map, "title", language, text),
    words: ["did.title", {}], isNeeded: isOnly(studio.map.title, language),
  }));
}

const NAMED = [["subtitle", 0], ["attribution", 2], ["issuer", 0]];

function optionalPart() {
  const texts = NAMED.map(([key, rows]) => mapLanguages().map((language) =>
    textField(`${key}-${language}`, word(`${key}.in`, { language: languageName(language) }), {
      get: (map) => (map[key] || {})[language], put: (map, text) => putName(map, key, language, text),
        words: [`did.${key}`, {}], rows,
    })));
  return [texts[0], claimsPart(), approvalPart(), texts[1], texts[2]];
}

function approvalPart() {
  return textField("approval", word("approval"), {
    get: ({ approval }) => approval, help: word("approval.help"), words: ["did.approval", {}],
    put: (map, text) => {
      if (text.trim()) map.approval = text.trim();
      else delete map.approval;
      studio.approvedFor = text.trim() ? pictureNow() : "";
    },
  });
}
