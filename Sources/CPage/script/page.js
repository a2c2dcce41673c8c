// The interactive map: time, filters, cards, zoom, and a table that is always in step with the picture. What is visible
// is counted from the marks and rows themselves. Every function is given the page: its parts and, in its state, all
// that changes.

// All that changes.
function firstState({ root, slider, rows, full, $ }) {
  return {
    year: +slider.value, lang: root.dataset.lang, city: "", isPinned: false,
    relations: null, continent: "", country: "", words: "", pinyin: "",
    // What is suggested and which of it is pointed at; whether a hand types, and the clock of telling what was found.
    offers: [], offer: -1, isTyping: false, telling: 0,
    // The row whose photo is seen large, what opened it, whether the browser's history knows of it, and whether it is
    // left for the map.
    viewed: null, viewer: null, hasEntry: false, isSought: false,
    // Whether the story is told, rests, and of which of its rows; whether this is a kiosk, and somebody uses keys.
    isTold: false, isResting: false, told: null, isKiosk: false, isKeyed: false,
    // Whether nobody has touched it since it began.
    isFresh: false,
    // What opened the card, and the clock of a mouse that points at another city.
    opener: null, wish: 0,
    // The rows as they are sorted, the mark that is the tab stop, the clock of playing.
    sorted: rows, stop: null, timer: 0,
    // The part of the map that is seen, and that was before printing; how large words are on it; whether names stand
    // beside their markers, and for what they were settled.
    box: full, printed: null, flight: 0, scale: 1, isBeside: false, settled: "",
    // How wide the map is, pixels; whether names wait; how large the page's words are, times the usual.
    mapWidth: 0, isSmall: false, rem: 1,
    fingers: new Map(), down: null, isDrag: false, isReading: false,
    // Whether words are large; whether there are no years.
    isLarge: false, isUndated: $(".time").hidden,
    // Whether the page around a frame listens, and what it has said.
    isHosted: false, handed: "",
  };
}

function pageOf(root) {
  const $ = (selector) => root.querySelector(selector);
  const $$ = (selector) => [...root.querySelectorAll(selector)];
  const svg = $(".map"), slider = $(".time input"), table = $("table"), list = $("#agreements");
  const groups = [...table.tBodies], rows = rowsIn(groups);
  const whole = svg.viewBox.baseVal, full = [whole.x, whole.y, whole.width, whole.height];
  const page = {
    root, $, $$, svg, slider, table, groups, rows, full, list, main: list.parentNode,
    stage: $(".stage"), card: $(".card"), photos: $$(".thumb img"), larger: $(".larger"), teller: $(".teller"),
    form: $(".filters"), search: $(".filters input[type=search]"), offers: $(".offers"),
    continents: $$(".continents button"), countries: $$(".countries button"),
    boxes: $$(".filters input[name=relation]"), switches: $$(".switches [data-to]"),
    // The places to hit of links; the language of each city's spoken name.
    hitOf: new Map(), said: new Map(),
    // What rows are found by; the readings and forms of its Chinese characters.
    sought: new Map(), han: readHan(root.dataset.readings || "", root.dataset.forms || ""),
    named: new Map(), aliases: readAliases(root.dataset.aliases || ""),
    // Size and distance of a city's name, of the hub's; the radius of the largest marker.
    look: JSON.parse(root.dataset.look),
    // What keeps its size on the screen when the map is enlarged.
    steady: $$(".map .cities, .map .labels"),
    isAlone: document.querySelectorAll(".fmap").length === 1,
  };
  Object.assign(page, { state: firstState(page) }, findMarks(page));
  return Object.assign(page, { spots: findSpots(page) });
}

function start(root) {
  const page = pageOf(root);
  page.names = findNames(page);
  prepareMarks(page);
  root.classList.add("ready");
  measure(page);
  const controls = [listenToTime, listenToFilters, listenToOffers, listenToCounters, listenToTable];
  const pictures = [listenToKeys, listenToCard, listenToLarger, listenToZoom, listenToFingers, listenToFlight];
  const others = [listenToShade, listenToWords, listenToShare, listenToLarge, listenToStory];
  for (const listen of [...controls, ...pictures, ...others]) listen(page);
  if (page.isAlone) {
    on(window, "hashchange", () => recall(page, false));
    recall(page, true);
  } else speak(page, page.state.lang);
  listenToHost(page);
  listenToKiosk(page);
}

for (const root of document.querySelectorAll(".fmap")) start(root);
