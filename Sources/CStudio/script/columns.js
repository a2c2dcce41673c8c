// What a column is: as the program understood its header, or as a person named it.

const COLUMN_KINDS = [
  [/^city/, "city"], [/^country|^continent/, "country"], [/^(established|ended)/, "date"], [/^relation/, "relation"],
  [/^(latitude|longitude|place_from)/, "place"], [/^(photo|link|source|note|confidence)/, "extra"],
];

function kindOfColumn(meaning) {
  if (meaning === null || meaning === undefined) return "open";
  const found = COLUMN_KINDS.find(([test]) => test.test(meaning));
  return found ? found[1] : "not-used";
}

// city_zh is a word and a language.
function meaningWords(meaning) {
  if (meaning === null || meaning === undefined) return word("column.open");
  if (meaning === "") return word("column.none");
  if (hasWord(`column.${meaning}`)) return word(`column.${meaning}`);
  const [, kind, language] = meaning.match(/^(.*)_([a-z]{2})$/) || [];
  if (!kind || !hasWord(`column.${kind}`)) return meaning;
  return word("column.in", { what: word(`column.${kind}`), language: languageName(language) });
}

// In a table of pairs it is told to which of the two cities a column belongs.
const columnMeaning = ({ meaning, side }) => (side ? word("column.side", { side: word(`side.${side}`),
  what: meaningWords(meaning) }) : meaningWords(meaning));

function languageName(tag) {
  return hasWord(`language.${tag}`) ? word(`language.${tag}`) : nameOfCode(tag, "language");
}

const columnName = ({ letter, header }) => word(header ? "column.name" : "column.bare", { letter, header });

const indexOf = (letter) => studio.review.columns.findIndex((column) => column.letter === letter);

const hasCells = (letter) => studio.review.rows.some(({ cells }) => (cells[indexOf(letter)] || "").trim());

function meaningSelect(column) {
  const { meanings } = studio.review;
  const option = (value, text, isChosen) => el("option", { value, text, selected: isChosen });
  return el("select", { id: `column-${column.letter}`, "data-key": `column-${column.letter}`, on: {
    change: ({ target }) => nameColumn(column, target.value),
  } },
  column.meaning === null && option("?", word("column.choose"), true),
  option("", word("column.none"), column.meaning === ""),
  meanings.map((meaning) => option(meaning, meaningWords(meaning), column.meaning === meaning)));
}

// Kept by the header's words, so that a column may move; where it has none, by its letter.
function nameColumn(column, meaning) {
  if (meaning === "?") return;
  const words = ["did.column", { column: columnName(column), meaning: meaningWords(meaning) }];
  change(words, (map) => { map.columns = { ...map.columns, [column.header || column.letter]: meaning }; });
  say(word("column.said", { column: columnName(column), meaning: meaningWords(meaning) }));
}

function columnPanel(letter) {
  const column = studio.review.columns[indexOf(letter)];
  if (!column) return null;
  return [
    el("h2", { text: columnName(column) }),
    column.side ? [el("p", { text: columnMeaning(column) }), el("p", { class: "note", text: word("column.pairs") })]
      : [el("label", { for: `column-${letter}`, text: word("column.is") }), meaningSelect(column),
        el("p", { class: "note", text: word("column.help") })],
    el("h3", { text: word("column.examples") }),
    el("ul", { class: "examples" }, studio.review.rows.map(({ cells }) => cells[indexOf(letter)]).filter(Boolean)
      .slice(0, MOST_CELLS).map((text) => el("li", { text }))),
    panelFoot(),
  ];
}
