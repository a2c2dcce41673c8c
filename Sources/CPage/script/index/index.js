// The page of many maps: found by name as one types, sorted by name, country or number of partners.

// What people write between the words of a search.
const BETWEEN = /[\s,;，、；]+/u;

// What each tile is found by and sorted by: its names and its country in every language, and its id, which spells what
// stands in no alphabet of the searcher: ł as l, ø as o.
function tileOf({ han }, node) {
  const said = [...node.querySelectorAll(".name, .country")]
    .flatMap((part) => (part.children.length ? [...part.children] : [part])).map((part) => part.textContent);
  return { node, text: simplify(han, plain([...said, node.dataset.id].join(" "))), partners: +node.dataset.partners };
}

// All that was typed is the beginning of a word or stands within one, or spells characters, each word for itself.
function isWanted({ han, words: typed, pinyin }, { text }) {
  const spelled = (query) => han.read.size > 0 && spells(han, query, text);
  return spelled(pinyin) || typed.every((word) => text.includes(word) || spelled(spaced(word)));
}

// Of a thousand tiles that go one by one a browser thinks for seconds: they go and come with their list.
function changeList({ list }, change) {
  const { parentNode } = list;
  list.remove();
  change();
  parentNode.append(list);
}

// What is out of sight has the room of the first tile.
function measureTiles({ list, tiles }) {
  const first = tiles.find(({ node }) => !node.hidden);
  if (first) list.style.setProperty("--tile", `${boxOf(first.node).height}px`);
}

function find(page) {
  const typed = simplify(page.han, plain(page.search.value.trim()));
  page.words = typed.split(BETWEEN).filter(Boolean);
  page.pinyin = spaced(typed);
  let count = 0;
  changeList(page, () => {
    for (const tile of page.tiles) {
      const isSeen = isWanted(page, tile);
      if (isSeen) count++;
      if (tile.node.hidden === isSeen) tile.node.hidden = !isSeen;
    }
  });
  tell(page, words(page, count ? "found" : "empty", { count, all: page.tiles.length }));
}

function sortTiles(page, key) {
  page.key = key;
  for (const button of page.keys) aria(button, "pressed", button.value === key);
  const { compare } = new Intl.Collator(page.lang);
  const said = ({ node }, part) => textOf(page, node.querySelector(part));
  const keys = new Map(page.tiles.map((tile) => [tile, [said(tile, ".country"), said(tile, ".name")]]));
  const before = page.tiles;
  page.tiles = [...before].sort((a, b) => {
    const [here, name] = keys.get(a), [there, other] = keys.get(b);
    return (key === "country" && compare(here, there)) || (key === "partners" && b.partners - a.partners)
      || compare(name, other);
  });
  if (page.tiles.every((tile, n) => tile === before[n])) return;
  changeList(page, () => page.list.append(...page.tiles.map(({ node }) => node)));
}

function listen(page) {
  const { root, $, search } = page;
  const read = (event) => {
    if (event.isComposing) return;
    page.isTyping = true;
    find(page);
    page.isTyping = false;
  };
  on(search, "input", read);
  on(search, "compositionend", read);
  on($(".ask"), "submit", (event) => event.preventDefault());
  press(page, ".order button", (button) => sortTiles(page, button.value));
  press(page, "[data-to]", (button) => {
    turnTo(page, button.dataset.to);
    sortTiles(page, page.key);
    find(page);
  });
  listenToShade(page);
  root.classList.add("ready");
  on(window, "resize", () => measureTiles(page));
  measureTiles(page);
}

function open(root) {
  const $ = (selector) => root.querySelector(selector), $$ = (selector) => [...root.querySelectorAll(selector)];
  const page = {
    root, $, $$, lang: root.dataset.lang, search: $("input[type=search]"), list: $(".maps"), keys: $$(".order button"),
    switches: $$(".switches [data-to]"), han: readHan(root.dataset.readings || "", root.dataset.forms || ""),
    words: [], pinyin: "", key: "name", isTyping: false, telling: 0,
  };
  page.tiles = $$(".maps > li").map((node) => tileOf(page, node));
  sortTiles(page, page.key);
  listen(page);
  if (page.search.value) find(page);
}

open(document.body);
