// Kinds of relation: their names as the office writes them, colour, line and marker. Whether a colour can be seen is
// said while it is chosen, against sea and land of the theme.

function themeNow() {
  const { theme = "light" } = look();
  return (typeof theme === "object" ? theme.base : theme) || "light";
}

function groundsNow() {
  const { colors = {} } = houseNow() || {}, [sea, ground] = THEMES[themeNow()];
  return [colors.sea || sea, colors.land || ground];
}

function kindsPart() {
  return el("div", { class: "part" }, el("h3", { text: word("kinds") }),
    el("p", { class: "note", text: word("kinds.help") }),
    studio.map.relations.map(kindPart), el("p", { class: "row" }, button(word("kind.add"), addKind)));
}

const kindNames = (kind) => nameIn(kind.names) || kind.id;

const relation = (map, id) => map.relations.find((kind) => kind.id === id);

function kindPart(kind, n) {
  const { id } = kind, name = kindNames(kind), words = ["did.kind", { name }];
  const set = (act) => (value) => change(words, (map) => act(relation(map, id), value));
  const both = (key) => [key, word(`kind.${key}`)];
  const remove = () => change(["did.kind.remove", { name }], (map) => {
    map.relations = map.relations.filter((one) => one.id !== id);
  });
  return el("fieldset", { class: "kind" }, el("legend", { text: name }),
    el("div", { class: "pair" }, mapLanguages().map((language) =>
      textField(`kind-${id}-${language}`, word("kind.in", { language: languageName(language) }), {
        get: (map) => relation(map, id).names[language], words,
        put: (map, text) => nameKind(relation(map, id), language, text),
      }))),
    el("div", { class: "pair" },
      colourField(`kind-colour-${id}`, word("colour"), rampNow(kind)[1], groundsNow(), set((one, colour) => {
        one.ramps = { ...one.ramps, ...rampsOf(colour, themeNow()) };
      })),
      selectField(`kind-line-${id}`, word("kind.line"), ["solid", "dashed"].map(both), kind.line,
        set((one, line) => { one.line = line; })),
      selectField(`kind-marker-${id}`, word("kind.marker"), ["disc", "diamond"].map(both), kind.marker,
        set((one, marker) => { one.marker = marker; }))),
    kindSample(kind),
    n > 0 && el("p", { class: "row" }, button(word("kind.remove"), remove,
      { "data-key": `remove-${id}`, "aria-label": word("kind.remove.what", { name }) })));
}

function nameKind(kind, language, text) {
  putName(kind, "names", language, text);
  if (kind.plurals) putName(kind, "plurals", language, text);
  if (!kind.names) kind.names = { en: kind.id };
}

function rampNow({ ramps = {} }) {
  return ramps[themeNow()] || ramps.light || ["#17406D", "#0E79B3"];
}

// How it will look in the legend: the line and its marker on sea and land.
function kindSample(kind) {
  const [, colour] = rampNow(kind), [sea, landColour] = groundsNow();
  const dashes = kind.line === "dashed" ? "9 5" : null;
  const marker = kind.marker === "diamond"
    ? drawn("path", { d: "M150 8l7 7-7 7-7-7z", fill: colour })
    : drawn("circle", { cx: 150, cy: 15, r: 6, fill: colour });
  return drawn("svg", { class: "sample", viewBox: "0 0 176 30", "aria-hidden": "true" },
    drawn("rect", { width: 88, height: 30, fill: sea }),
    drawn("rect", { x: 88, width: 88, height: 30, fill: landColour }),
    drawn("path", { d: "M12 15H140", stroke: colour, "stroke-width": 3, "stroke-dasharray": dashes }), marker);
}

// A colour, whether it can be seen, and what makes it so.
function colourField(id, label, value, grounds, act, least = LEAST_LINE) {
  const told = el("p", { class: "contrast", id: `${id}-told` }), field = el("input", {
    type: "color", id, value: value.toLowerCase(), "data-key": id, "aria-describedby": told.id,
    on: { input: () => tell(), change: () => act(field.value.toUpperCase()) },
  });
  function tell() {
    const { isGood, text } = contrastWords(field.value, grounds, least);
    told.classList.toggle("bad", !isGood);
    const mend = () => act(legible(field.value, grounds, least));
    replace(told, el("span", { text: `${isGood ? "✓" : "!"} ${text}` }),
      !isGood && button(word("contrast.mend"), mend, { "data-key": `${id}-mend` }));
  }
  tell();
  return el("div", { class: "field" }, el("label", { for: id, text: label }), field, told);
}

const FIRST_COLOURS = ["#B3203A", "#0E79B3", "#2E7D32", "#7B3FA0", "#B25A00", "#00796B"];

function addKind() {
  const count = studio.map.relations.length, theme = themeNow();
  const ids = new Set(studio.map.relations.map(({ id }) => id));
  let n = count + 1;
  while (ids.has(`kind-${n}`)) n += 1;
  const known = mapLanguages().filter((language) => LANGUAGES.includes(language));
  const names = Object.fromEntries((known.length ? known : ["en"]).map((language) =>
    [language, `${wordIn(language, "kind.new")} ${n}`]));
  const ramps = rampsOf(legible(FIRST_COLOURS[count % FIRST_COLOURS.length], THEMES[theme]), theme);
  change(["did.kind.add", {}], (map) => map.relations.push({
    id: `kind-${n}`, names, line: count % 2 ? "dashed" : "solid", marker: count % 2 ? "diamond" : "disc", ramps,
  }));
  const field = find(`[data-key^="kind-kind-${n}-"]`);
  if (field) field.focus();
}
