// The interactive map: time, filters, cards, zoom, and a table that is always in step with the picture. What is visible
// is counted from the marks and rows themselves. Every function is given the page: its parts and all that changes.

// All that changes, but for what is measured: see measure and fit.
function firstState({ root, slider, rows, full, $ }) {
  return {
    year: +slider.value, lang: root.dataset.lang, city: "", pointed: "", isPinned: false,
    relations: null, continent: "", country: "", words: "", pinyin: "",
    // What is suggested and which of it is pointed at; whether a hand types, and the clock of telling what was found.
    offered: [], offer: -1, isTyping: false, telling: 0,
    // The row whose photo is seen large, what opened it, whether the browser's history knows of it, and whether it is
    // left for the map.
    viewed: null, viewer: null, hasEntry: false, isSought: false,
    // Whether the story rests, and of which of its rows it tells; whether this is a kiosk, and somebody uses keys.
    isResting: false, told: null, isKiosk: false, isKeyed: false,
    // Whether nobody has touched it since it began.
    isFresh: false,
    // What opened the card.
    opener: null,
    // The rows as they are sorted, the mark that is the tab stop, the clock of playing.
    sorted: rows, stop: null, timer: 0,
    // The part of the map that is seen, the map's way to another, and for what names were settled.
    box: full, flight: 0, settled: "",
    fingers: new Map(), down: null, isDrag: false, isReading: false,
    // Whether words are large; whether there are no years.
    isLarge: false, isUndated: $(".time").hidden,
    // What the page around a frame has said of the map, or was told last; nothing while none listens.
    handed: null,
  };
}

function pageOf(root) {
  const $ = (selector) => root.querySelector(selector);
  const $$ = (selector) => [...root.querySelectorAll(selector)];
  const svg = $(".map"), slider = $(".time input"), list = $("#agreements");
  const groups = [...$("table").tBodies], rows = rowsIn(groups);
  const full = svg.getAttribute("viewBox").split(" ").map(Number);
  const page = {
    root, $, $$, svg, slider, groups, rows, full, list, main: list.parentNode,
    stage: $(".stage"), card: $(".card"), larger: $(".larger"), teller: $(".teller"),
    form: $(".filters"), search: $(".filters input[type=search]"), offers: $(".offers"),
    continents: $$(".continents button"), countries: $$(".countries button"),
    boxes: $$(".filters input[name=relation]"), switches: $$(".switches [data-to]"),
    // The places to hit of links; the language of each city's spoken name; the hub's names on the map, and the others.
    hitOf: new Map(), said: new Map(), names: new Map(),
    // What rows are found by; the readings and forms of its Chinese characters.
    sought: new Map(), han: readHan(root.dataset.readings || "", root.dataset.forms || ""),
    named: new Map(), aliases: readAliases(root.dataset.aliases || ""),
    // Size and distance of a city's name, of the hub's; the radius of the largest marker.
    look: JSON.parse(root.dataset.look),
    // What keeps its size on the screen when the map is enlarged.
    steady: $$(".map .cities, .map .labels"),
  };
  Object.assign(page, firstState(page), findMarks(page));
  page.spots = findSpots(page);
  return page;
}

function start(root) {
  const page = pageOf(root);
  // No tooltips beside the card.
  for (const title of page.$$(".map title")) title.remove();
  for (const city of page.cities) set(city, { role: "button", tabindex: -1 });
  root.classList.add("ready");
  // Only then the marks of the map are styled, once, in their size: see the stylesheet.
  measure(page);
  root.classList.remove("arriving");
  [
    listenToTime, listenToFilters, listenToOffers, listenToCounters, listenToTable, listenToKeys, listenToCard,
    listenToLarger, listenToZoom, listenToFingers, listenToFlight, listenToSwitches, listenToShare, listenToStory,
  ].forEach((listen) => listen(page));
  on(window, "hashchange", () => recall(page, false));
  recall(page, true);
  listenToHost(page);
  listenToKiosk(page);
}

// The script comes before what it works on, so that very many marks wait for their size only where it runs.
document.body.classList.add("arriving");
on(document, "DOMContentLoaded", () => start(document.body));
