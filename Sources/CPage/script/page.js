// The interactive map: time, filters, cards, zoom, and a table that is always in step with the picture. What is visible
// is counted from the marks and rows themselves. Every function is given the page: its parts and, in its state, all
// that changes.

function pageOf(root) {
  const $ = (selector) => root.querySelector(selector);
  const $$ = (selector) => [...root.querySelectorAll(selector)];
  const svg = $(".map"), slider = $(".time input"), body = $("tbody"), rows = [...body.rows], list = $("#agreements");
  const whole = svg.viewBox.baseVal, full = [whole.x, whole.y, whole.width, whole.height];
  const page = {
    root, $, $$, svg, slider, body, rows, full, list, main: list.parentNode, stage: $(".stage"), card: $(".card"),
    form: $(".filters"), select: $(".filters select"), search: $(".filters input[type=search]"),
    boxes: $$(".filters input[name=relation]"), switches: $$(".switches [data-to]"),
    // The places to hit of links; the language of each city's spoken name.
    hitOf: new Map(), said: new Map(),
    // What rows are found by; the readings and forms of its Chinese characters.
    sought: new Map(), han: readHan(root.dataset.readings || "", root.dataset.forms || ""),
    // Size and distance of a city's name, of the hub's; the radius of the largest marker.
    look: JSON.parse(root.dataset.look),
    isAlone: document.querySelectorAll(".fmap").length === 1,
    state: {
      year: +slider.value, lang: root.dataset.lang, city: "", isPinned: false,
      relations: null, continent: "", words: "", pinyin: "",
      // What opened the card, and the clock of a mouse that points at another city.
      opener: null, wish: 0,
      // The rows as they are sorted, the mark that is the tab stop, the clock of playing.
      sorted: rows, stop: null, timer: 0,
      // The part of the map that is seen, and that was before printing; how large words are on it; whether names stand
      // beside their markers, and for what they were settled.
      box: full, printed: null, scale: 1, isBeside: false, settled: "",
      fingers: new Map(), down: null, isDrag: false, isReading: false,
    },
  };
  Object.assign(page, findMarks(page));
  prepareMarks(page);
  const circleOf = (mark) => mark.querySelector("circle:last-child");
  page.middle = new Map([page.hub, ...page.cities].map((mark) => [mark.dataset.city, circleOf(mark)]));
  page.names = findNames(page);
  return page;
}

function start(root) {
  const page = pageOf(root);
  root.classList.add("ready");
  const parts = [listenToKeys, listenToCard, listenToTime, listenToFilters, listenToShade, listenToWords];
  for (const listen of [...parts, listenToZoom, listenToFingers]) listen(page);
  if (page.isAlone) {
    on(window, "hashchange", () => recall(page, false));
    recall(page, true);
  } else speak(page, page.state.lang);
  // A page in a frame tells its height to the page around it. This is a statement: as the value of a function the call
  // would be a tail call, and WebKit would take the page around it for its sender.
  const html = document.documentElement, height = () => Math.ceil(html.getBoundingClientRect().height);
  const tell = () => {
    parent.postMessage({ fmap: "height", height: height() }, "*");
  };
  if (parent !== window) new ResizeObserver(tell).observe(html);
}

for (const root of document.querySelectorAll(".fmap")) start(root);
