// What the page says, in Chinese and in English: WORDS has both for each key, first Chinese.

const WORDS = {};
const LANGUAGES = ["zh", "en"];

// {name} is replaced by what stands in places under that name.
function word(key, places = {}) {
  const both = WORDS[key];
  if (!both) return key;
  return both[LANGUAGES.indexOf(studio.lang)].replace(/\{(\w+)\}/g, (all, name) =>
    (name in places ? places[name] : all));
}

// A word in a language that need not be the page's: what is printed on the map is in the map's.
const wordIn = (language, key) => WORDS[key][LANGUAGES.indexOf(language)];

// English has one form for one and another for all other counts, told apart by "one|many".
function counted(key, count, places = {}) {
  const [one, many = one] = word(key, { count: number(count), ...places }).split("|");
  return count === 1 ? one : many;
}

function number(value) {
  return value.toLocaleString(studio.lang === "zh" ? "zh-CN" : "en-US",
  { maximumFractionDigits: 1 });
}

// The name of a country or a language in the page's own, where the browser knows it.
function nameOfCode(code, type) {
  try {
    return new Intl.DisplayNames([studio.lang === "zh" ? "zh-Hans" : "en"], { type }).of(code);
  } catch (error) {
    return code;
  }
}

// Around a hub in China these are called as maps published there call them.
const PARTS_OF_CHINA = { HK: ["中国香港", "Hong Kong, China"], MO: ["中国澳门", "Macao, China"],
  TW: ["中国台湾", "Taiwan, China"] };

function countryName(code) {
  const { hub = {} } = studio.map || {}, home = (hub.country || {}).code || (studio.map ? "" : "CN");
  const part = home === "CN" && PARTS_OF_CHINA[code];
  return part ? part[LANGUAGES.indexOf(studio.lang)] : nameOfCode(code, "region");
}

// A time of today as its hour, another one with its day.
function clock(time) {
  const date = new Date(time), isToday = date.toDateString() === new Date().toDateString();
  const day = isToday ? {} : { month: "long", day: "numeric" };
  return date.toLocaleString(studio.lang === "zh" ? "zh-CN" : "en-GB", { ...day, hour: "2-digit", minute: "2-digit" });
}

const hasWord = (key) => key in WORDS;

// The program's own words begin with a small letter, as what stands in a terminal after a colon does; names of columns
// such as city_en stay as they are.
function sentence(text) {
  return /^[a-z]+[ ,:.]/.test(text) ? text[0].toUpperCase() + text.slice(1) : text;
}

// What the program says of a problem, in the language of the page where it has it.
function problemWords(problem) {
  const say = (key) => (studio.lang === "zh" && problem[`${key}Zh`]) || sentence(problem[key] || "");
  const found = problem.found ? (studio.lang === "zh" ? `：“${problem.found}”` : `: “${problem.found}”`) : "";
  return { message: say("message") + found, cure: say("cure") };
}

// Names of a map are given by language; the first that is there, in the page's own language if possible.
function nameIn(names) {
  if (!names) return "";
  return names[studio.lang] || names.zh || names.en || Object.values(names)[0] || "";
}
