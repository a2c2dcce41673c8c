// The page of many maps: found by name as one types, sorted by name, country or number of partners.

// What each tile is found by and sorted by. Its id spells what stands in no alphabet of the searcher: ł as l, ø as o.
function tileOf({ han }, node) {
  const text = simplify(han, plain(`${node.textContent} ${node.dataset.id}`));
  return { node, text, partners: +node.dataset.partners };
}

function isWanted({ han, words: typed, pinyin }, { text }) {
  return !typed || text.includes(typed) || (han.read.size > 0 && spells(han, pinyin, text));
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
  page.words = simplify(page.han, plain(page.search.value.trim()));
  page.pinyin = spaced(page.words);
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
  page.tiles.sort((a, b) => {
    const [here, name] = keys.get(a), [there, other] = keys.get(b);
    return (key === "country" && compare(here, there)) || (key === "partners" && b.partners - a.partners)
      || compare(name, other);
  });
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
    words: "", pinyin: "", key: "name", isTyping: false, telling: 0,
  };
  page.tiles = $$(".maps > li").map((node) => tileOf(page, node));
  listen(page);
  if (page.search.value) find(page);
}

open(document.body);
