// The smaller choices of the look: second lines, size of words, whose names, and the year.

const BENEATH = [["country", "year"], ["country"], ["year"], []];
const BENEATH_WORDS = ["both", "country", "year", "none"];

function beneathPart() {
  const now = BENEATH[BENEATH_WORDS.indexOf(look().beneath || "both")];
  const set = (key, isOn) => {
    const next = isOn ? [...now, key] : now.filter((one) => one !== key);
    const at = BENEATH.findIndex((parts) => parts.length === next.length
      && parts.every((part) => next.includes(part)));
    setLook(["did.beneath", {}], { beneath: at ? BENEATH_WORDS[at] : null });
  };
  return el("fieldset", { class: "choices inline" }, el("legend", { text: word("beneath") }),
    ["country", "year"].map((key) => tick(`beneath-${key}`, word(`beneath.${key}`), now.includes(key), (isOn) =>
      set(key, isOn))));
}

const TEXT = { least: 0.5, most: 2, step: 0.1 };

function textPart() {
  const { text = 1 } = look(), told = el("output", { for: "text-size",
    text: word("times", { value: number(text) }) });
  const set = (value) => {
    const next = Math.round(clamp(TEXT.least, value, TEXT.most) * HUNDRED) / HUNDRED;
    setLook(["did.text", {}], { text: next === 1 ? null : next }, { key: "text" });
  };
  const range = el("input", { type: "range", id: "text-size", min: TEXT.least, max: TEXT.most, step: TEXT.step,
    value: text,
    "data-key": "text-size", on: { change: () => set(Number(range.value)),
      input: () => { told.textContent = word("times", { value: number(Number(range.value)) }); } } });
  const label = el("label", { for: "text-size" }, el("span", { text: word("text") }), told);
  return el("div", { class: "field" }, label, el("p", { class: "row slide" },
    button("−", () => set(text - TEXT.step), { "aria-label": word("text.smaller"), class: "square",
      "data-key": "text-minus" }), range,
    button("+", () => set(text + TEXT.step), { "aria-label": word("text.larger"), class: "square",
      "data-key": "text-plus" })));
}

function morePart() {
  const { labels = "all", list = "year" } = look();
  const kinds = studio.map.relations.map((kind) => [kind.id, word("labels.kind", { name: kindNames(kind) })]);
  return el("details", { class: "more", open: Boolean(studio.isMoreOpen), on: {
    toggle: ({ target }) => { studio.isMoreOpen = target.open; } } },
      el("summary", { text: word("more"), "data-key": "more" }),
  selectField("labels", word("labels"), [...["all", "both", "none"].map((key) => [key, word(`labels.${key}`)]),
    ...kinds], labels,
    (value) => setLook(["did.labels", {}], { labels: value === "all" ? null : value })),
  selectField("order", word("order"), ["year", "country"].map((key) => [key, word(`order.${key}`)]), list,
    (value) => setLook(["did.order", {}], { list: value === "year" ? null : value })));
}

// The year is what one looks at, not a part of the map; what is saved is of this year.
function yearPart() {
  const years = studio.review && studio.review.years;
  if (!years) return el("p", { class: "note", text: word("year.none") });
  const [first, known] = years, last = Math.max(known, parseInt(studio.review.today, 10) || 0);
  const now = studio.year || known;
  const told = el("output", { for: "year", text: String(now) });
  const range = el("input", { type: "range", id: "year", min: first, max: last, step: 1, value: now,
    "data-key": "year",
    on: { input: () => set(Number(range.value)) } });
  function set(year) {
    studio.year = clamp(first, year, last);
    keepWork();
    [range.value, told.textContent] = [studio.year, String(studio.year)];
    askDrawing();
  }
  const label = el("label", { for: "year" }, el("span", { text: word("year") }), told);
  return el("div", { class: "field year" }, label, el("p", { class: "row slide" },
    button("‹", () => set(Number(range.value) - 1), { "aria-label": word("year.back"), class: "square",
      "data-key": "year-back" }),
    el("span", { class: "end", text: String(first) }), range, el("span", { class: "end", text: String(last) }),
    button("›", () => set(Number(range.value) + 1), { "aria-label": word("year.next"), class: "square",
      "data-key": "year-next" })),
  last > known && el("p", { class: "note", text: word("year.today", { known, now: last }) }));
}
