// Step 3: how the map looks, and for what it is.

function lookStep() {
  if (!studio.map) return needTable();
  return [el("div", { class: "columns look" },
    el("section", { class: "work", "aria-label": word("step.look") },
      el("h1", { text: word("look.title") }), purposePart(), themePart(), regionPart(), insetPart(), beneathPart(),
        textPart(), morePart(),
      el("p", { class: "row" }, button(word("look.reset"), () => change(["did.reset", {}], (map) => {
        const { languages } = map.look || {};
        map.look = languages ? { languages } : {};
      })))),
    el("section", { class: "beside", "aria-label": word("preview") }, previewNode(), yearPart(), warnings()))];
}

// Sizes by purpose, pixels; paper has a name instead.
const PURPOSES = {
  web: { width: 1920, height: 1080 }, wall: { width: 3840, height: 2160 }, upright: { width: 1080, height: 1920 },
  article: { width: 1080, height: 1440 }, slide: { width: 1600, height: 900 },
};
const PAPERS = ["A4", "A3", "A2", "A1", "A0"];

const sizeOf = ({ width = PURPOSES.web.width, height = PURPOSES.web.height }) => ({ width, height });

function purposeNow() {
  if (look().page) return "paper";
  if (studio.isOwnSize) return "own";
  const { width, height } = sizeOf(look());
  const found = Object.entries(PURPOSES).find(([, size]) => size.width === width && size.height === height);
  return found ? found[0] : "own";
}

function choosePurpose(key) {
  const { width, height } = PURPOSES[key] || sizeOf(look());
  // A size of one's own begins with the one that is there.
  studio.isOwnSize = key === "own";
  if (key === "paper") setLook(["did.size", { size: "A3" }], { page: "A3", width: null, height: null });
  else if (key === "own") setLook(["did.size", { size: word("purpose.own") }], { page: null, width, height });
  else setLook(["did.size", { size: `${width}×${height}` }], { page: null, width, height });
}

function purposePart() {
  const now = purposeNow(), keys = [...Object.keys(PURPOSES), "paper", "own"];
  return [choices("purpose", word("purpose"), keys.map((key) => [key, word(`purpose.${key}`),
    PURPOSES[key] && el("small", { text: `${PURPOSES[key].width}×${PURPOSES[key].height}` })]), now, choosePurpose,
      "stack"),
  now === "paper" && paperPart(), now === "own" && ownSize()];
}

function paperPart() {
  const { page } = look(), [paper, way = "landscape"] = page.split("-");
  const set = (size, turn) => setLook(["did.size", { size }],
    { page: turn === "portrait" ? `${size}-portrait` : size });
  return el("div", { class: "pair" },
    selectField("paper", word("paper"), PAPERS.map((size) => [size, size]), paper, (size) => set(size, way)),
    selectField("paper-way", word("paper.way"), ["landscape", "portrait"].map((key) => [key, word(`paper.${key}`)]),
      way,
      (turn) => set(paper, turn)));
}

const LEAST_SIZE = 360;
const MOST_PIXELS = 16384;

function ownSize() {
  const number2 = (key) => textField(`size-${key}`, word(`size.${key}`), {
    type: "number", get: ({ look: own = {} }) => String(own[key] || ""),
      words: ["did.size", { size: word("purpose.own") }],
    help: word("size.help"),
    put: (map, text) => {
      const value = clamp(LEAST_SIZE, Math.round(Number(text)) || LEAST_SIZE, MOST_PIXELS);
      map.look = { ...map.look, [key]: value };
      if (String(value) !== text) say(word("size.limited", { value }));
    },
  });
  return el("div", { class: "pair" }, number2("width"), number2("height"));
}

// A part of the world by its four sides, degrees.
const SIDES = ["west", "south", "east", "north"];

function sides(id, value, act) {
  const numbers = value.split(",");
  const fields = SIDES.map((side, n) => el("input",
    { type: "number", step: "any", id: `${id}-${side}`, value: numbers[n],
    "data-key": `${id}-${side}`, on: { change: () => act(fields.map((field) => field.value || "0").join(",")) } }));
  return el("div", { class: "sides" }, SIDES.map((side, n) =>
    el("div", { class: "field" }, el("label", { for: `${id}-${side}`, text: word(`side.${side}`) }), fields[n])));
}

// Parts of the world by name: those of fmap's own catalogue, and the continents.
const REGIONS = {
  "northeast-asia": "121,32,146,45.5", "east-asia": "100,18,126,42", "southeast-asia": "93,-11,127,22",
  "south-asia": "60,5,93,36", "middle-east": "25,12,62,42", "europe": "-12,33,42,62",
  "north-america": "-100,24,-64,50", "caribbean": "-93,6,-58,28", "west-africa": "-19,2,16,20",
  "east-africa": "22,-28,52,14",
};
const FIRST_REGION = REGIONS["east-asia"];

// A part of the world by its name, or by numbers of one's own.
function partOfWorld(id, value, act) {
  const [known = "numbers"] = Object.entries(REGIONS).find(([, text]) => text === value) || [];
  const options = [...Object.keys(REGIONS), "numbers"].map((key) => [key, word(`region.${key}`)]);
  return el("div", { class: "part" }, selectField(`${id}-part`, word("region.part"), options, known, (key) => {
    if (REGIONS[key]) act(REGIONS[key]);
  }), sides(id, value, act));
}

function regionPart() {
  const { region = "auto" } = look(), isOwn = region.includes(",");
  const set = (value) => setLook(["did.region", {}], { region: value === "auto" ? null : value });
  const list = ["auto", "world", "own"].map((key) => [key, word(`region.${key}`)]);
  return [choices("region", word("region"), list, isOwn ? "own" : region,
    (key) => set(key === "own" ? FIRST_REGION : key), "inline"), isOwn && partOfWorld("region", region, set)];
}

const FIRST_INSET = REGIONS["northeast-asia"];

function insetPart() {
  const { insets = [] } = look(), own = insets.filter((one) => one.includes(","));
  const now = !insets.length ? "auto" : own.length ? "own" : insets[0];
  const set = (list) => setLook(["did.insets", {}], { insets: list.length ? list : null });
  const change1 = (n, value) => set(own.map((one, i) => (i === n ? value : one)));
  return [choices("insets", word("insets"), ["auto", "none", "own"].map((key) => [key, word(`insets.${key}`)]), now,
    (key) => set(key === "auto" ? [] : key === "own" ? [FIRST_INSET] : [key]), "inline"),
  own.map((one, n) => partOfWorld(`inset-${n}`, one, (value) => change1(n, value))),
  own.length > 0 && el("p", { class: "row" }, button(word("insets.add"), () => set([...own, FIRST_INSET])),
    own.length > 1 && button(word("insets.remove"), () => set(own.slice(0, -1))))];
}
