// Names in Chinese characters, found by pinyin, by initials and in traditional characters.

// The tables of a page: `bai柏 bo柏` gives each character its readings, `国囯國` each form its simplified character.
function readHan(readings, forms) {
  const read = new Map(), simple = new Map();
  for (const word of readings.split(" ")) {
    const [letters] = word.match(/^[a-z]*/);
    for (const character of word.slice(letters.length)) known(read, character, () => []).push(letters);
  }
  for (const [first, ...others] of forms.split(" ")) for (const other of others) simple.set(other, first);
  return { read, simple };
}

// A text with its characters simplified, to be compared with another.
const simplify = ({ simple }, text) => Array.from(text, (character) => simple.get(character) || character).join("");

// What people write between syllables or leave out, and what may stand inside of a name.
const JOINTS = "'’-·・‧•";

// A query as it is compared with readings: one space for whatever stands between syllables.
const spaced = (query) => query.replace(/[\s'’\-·・‧•]+/gu, " ").trim();

// How many letters of a reading stand in a query from a place on; v is typed as u or ü too.
function common(reading, query, from) {
  const isTyped = (letter, typed) => letter === typed || (letter === "v" && (typed === "u" || typed === "ü"));
  let count = 0;
  while (count < reading.length && isTyped(reading[count], query[from + count])) count++;
  return count;
}

// Puts the places into a set where a query may go on behind a character, and says whether it may end with this one.
function advance(character, readings, query, from, next) {
  if (query.startsWith(character, from)) next.add(from + character.length);
  for (const reading of readings) {
    const count = common(reading, query, from);
    if (count && from + count === query.length) return true;
    if (count === reading.length) next.add(from + count);
    // The initial alone, which may be zh, ch or sh.
    if (count) next.add(from + 1);
    if (count > 1 && reading[1] === "h") next.add(from + 2);
  }
  return next.has(query.length);
}

// Whether a query spells characters of a text that stand beside each other: in full, by initials or some of each, of
// the last one perhaps only the beginning; where it must, from the start of the text on. Both are simplified and in
// lower case, the query is spaced too.
function spells({ read }, query, text, isStart) {
  let places = new Set([0]);
  for (const character of query ? text : "") {
    if (JOINTS.includes(character)) continue;
    // A name may be found from any of its characters on.
    const next = new Set(isStart ? [] : [0]), readings = read.get(character);
    for (const place of readings ? places : []) {
      if (advance(character, readings, query, place + (query[place] === " "), next)) return true;
    }
    places = next;
  }
  return false;
}
