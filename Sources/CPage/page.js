// The interactive map: time, filters, cards, zoom, and a table that is always in step with the picture. What is visible is
// counted from the marks and rows themselves.
(() => {
  "use strict";
  for (const root of document.querySelectorAll(".fmap")) start(root);

  function start(root) {
    const $ = (selector) => root.querySelector(selector);
    const $$ = (selector) => [...root.querySelectorAll(selector)];
    const svg = $(".map"), slider = $(".time input"), card = $(".card"), body = $("tbody");
    const rows = [...body.rows];
    const still = matchMedia("(prefers-reduced-motion: reduce)");
    const state = { year: +slider.value, lang: root.dataset.lang, city: "", pinned: false, relations: null, continent: "", words: "" };
    const day = (year) => `${String(year).padStart(4, "0")}-12-31`;
    const inForce = (mark, at) => (mark.dataset.from || "0") <= at && at <= (mark.dataset.until || "9999-12-31");

    // Marks with a life, each with the row of its agreement where it has one.
    const rowOf = new Map(rows.map((row) => [row.dataset.agreement, row]));
    const rowsOf = grouped(rows);
    const hub = $(".map .cities > .hub[data-city]"), prefix = hub.id.slice(0, -`hub-${hub.dataset.city}`.length);
    const marks = $$(".map [data-city]").filter((m) => m.closest(".links, .cities, .labels") && m.dataset.city !== hub.dataset.city);
    for (const mark of marks) mark.fmapRow = rowOf.get(mark.id.slice(prefix.length).replace(/^(link|city)-/, "")) || null;
    const cityMarks = marks.filter((m) => m.classList.contains("city"));
    const linkMarks = marks.filter((m) => m.classList.contains("link"));
    const markOf = grouped(cityMarks);
    const shownMark = (id) => (markOf.get(id) || []).find((m) => visible.get(m));
    const visible = new Map(marks.map((m) => [m, !m.classList.contains("off")]));

    prepareMarks();
    root.classList.add("ready");

    function grouped(list) {
      const map = new Map();
      for (const item of list) {
        if (!map.has(item.dataset.city)) map.set(item.dataset.city, []);
        map.get(item.dataset.city).push(item);
      }
      return map;
    }

    // Native tooltips would stand beside the card; thin lines and small discs get wide places to hit.
    function prepareMarks() {
      for (const title of $$(".map title")) title.remove();
      for (const link of linkMarks) {
        const hit = link.cloneNode(false);
        hit.removeAttribute("id");
        hit.setAttribute("class", "hit");
        hit.setAttribute("stroke-width", "14");
        hit.removeAttribute("stroke-dasharray");
        link.before(hit);
        link.fmapHit = hit;
      }
      for (const city of cityMarks) {
        const box = city.getBBox();
        const hit = document.createElementNS(svg.namespaceURI, "circle");
        hit.setAttribute("class", "hit");
        hit.setAttribute("cx", box.x + box.width / 2);
        hit.setAttribute("cy", box.y + box.height / 2);
        hit.setAttribute("r", "12");
        hit.setAttribute("pointer-events", "all");
        city.append(hit);
        city.setAttribute("role", "button");
        city.setAttribute("tabindex", "-1");
      }
    }

    // MARK: what is shown

    // Words without their accents and apostrophes, as people type them.
    const bare = new Map();
    function plain(text) {
      if (!bare.has(text)) bare.set(text, text.toLowerCase().normalize("NFD").replace(/[\p{M}'’]/gu, ""));
      return bare.get(text);
    }

    function matches(row) {
      return (!state.relations || state.relations.includes(row.dataset.relation))
        && (!state.continent || row.dataset.continent === state.continent)
        && (!state.words || plain(row.dataset.words).includes(state.words));
    }

    function update() {
      const at = day(state.year), shown = [];
      for (const row of rows) {
        const isShown = inForce(row, at) && matches(row);
        if (row.hidden === isShown) row.hidden = !isShown;
        if (isShown) shown.push(row);
      }
      const cities = new Set(shown.map((row) => row.dataset.city));
      for (const mark of marks) {
        const isShown = mark.fmapRow ? !mark.fmapRow.hidden : inForce(mark, at) && cities.has(mark.dataset.city);
        if (visible.get(mark) === isShown) continue;
        visible.set(mark, isShown);
        mark.classList.toggle("off", !isShown);
        if (mark.fmapHit) mark.fmapHit.classList.toggle("off", !isShown);
      }
      say(shown, cities);
      settleNames();
      nameMarks();
      rove();
      if (state.city && !cities.has(state.city)) close(); else if (state.city) fill();
      remember();
    }

    // The value of data-KEY-LANGUAGE.
    function inLanguage(node, key) {
      return node.dataset[`${key}${key ? state.lang[0].toUpperCase() + state.lang.slice(1) : state.lang}`];
    }

    function words(key, places = {}) {
      const text = inLanguage(root, key) || "";
      return text.replace(/\{(\w+)\}/g, (all, name) => (name in places ? places[name] : all));
    }

    // Counts in the legend, the slider's spoken value and the summary, all from the rows that are shown.
    function say(shown, cities) {
      const parts = [];
      for (const box of $$(".filters input[name=relation]")) {
        const count = shown.filter((row) => row.dataset.relation === box.value).length;
        box.closest("label").querySelector(".count").textContent = count;
        if (count) {
          parts.push(words("counted", { count, name: inLanguage(box, count === 1 ? "one" : "many") }));
        }
      }
      const counts = parts.join(words("separator")) || words("none");
      const countries = new Set(shown.map((row) => row.dataset.country)).size;
      const number = (key, count) => words(`${key}${count === 1 ? "One" : "Many"}`, { count });
      const places = { year: state.year, counts, cities: number("cities", cities.size), countries: number("countries", countries) };
      $(".time output").textContent = state.year;
      slider.setAttribute("aria-valuetext", words("spoken", places));
      $(".summary").textContent = words(cities.size ? "summary" : "empty", places);
    }

    // MARK: keyboard: one tab stop, then arrow keys through the cities in the order of the list

    let sorted = rows, stop = null;
    function order() {
      return [...new Set(sorted.filter((row) => !row.hidden).map((row) => row.dataset.city))].map(shownMark).filter(Boolean);
    }

    // The one tab stop moves; names are written anew only where they have changed.
    function rove(next) {
      const current = next || shownMark(state.city) || (stop && visible.get(stop) ? stop : order()[0]) || null;
      if (stop && stop !== current) stop.setAttribute("tabindex", "-1");
      if (current) current.setAttribute("tabindex", "0");
      stop = current;
      return current;
    }

    function nameMarks() {
      for (const mark of cityMarks) {
        if (!visible.get(mark) || mark.fmapSaid === state.lang) continue;
        mark.fmapSaid = state.lang;
        mark.setAttribute("aria-label", [...mark.fmapRow.cells].slice(0, 4).map(text).join(words("comma")));
      }
    }

    function text(cell) {
      const parts = [...cell.querySelectorAll(".t")].filter((part) => part.lang.startsWith(state.lang));
      return (parts.length ? parts.map((part) => part.textContent).join(" ") : cell.textContent).trim();
    }

    svg.addEventListener("keydown", (event) => {
      const mark = event.target.closest && event.target.closest(".city");
      if (!mark) return;
      const cities = order(), index = cities.indexOf(mark);
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      let next;
      if (step) next = cities[(index + step + cities.length) % cities.length];
      if (event.key === "Home") next = cities[0];
      if (event.key === "End") next = cities[cities.length - 1];
      if (next) {
        rove(next);
        next.focus();
      } else if (event.key === "Enter" || event.key === " ") {
        open(mark.dataset.city, true);
      } else return;
      event.preventDefault();
    });
    root.addEventListener("keydown", (event) => { if (event.key === "Escape" && state.city) dismiss(); });

    // MARK: the card, the same on hover, focus and tap

    function open(id, pinned) {
      if (!rowsOf.has(id) || (state.pinned && !pinned && id !== state.city)) return;
      state.city = id;
      state.pinned = pinned || (state.pinned && state.city === id);
      for (const mark of marks) mark.classList.toggle("current", mark.dataset.city === id);
      fill();
      remember();
    }

    function fill() {
      const [content, closeButton] = [card.querySelector(".content"), card.querySelector(".close")];
      const shown = rowsOf.get(state.city).filter((row) => !row.hidden);
      if (!shown.length) return close();
      content.replaceChildren(heading(shown[0]), ...shown.map(agreement));
      closeButton.hidden = !state.pinned;
      card.hidden = false;
      place();
    }

    function heading(row) {
      const box = document.createElement("div"), title = document.createElement("h3"), about = document.createElement("p");
      title.textContent = text(row.cells[0]);
      const said = new Set([title.textContent]);
      for (const part of [...row.cells[0].querySelectorAll(".t, .local"), text(row.cells[1]), text(row.cells[4])]) {
        const name = document.createElement("span");
        name.textContent = (part.textContent || part).trim();
        if (part.lang) name.lang = part.lang;
        if (!name.textContent || said.has(name.textContent)) continue;
        about.append(said.size > 1 ? " · " : "", name);
        said.add(name.textContent);
      }
      box.append(title, about);
      return box;
    }

    function agreement(row) {
      const box = document.createElement("div"), what = document.createElement("p");
      what.textContent = `${text(row.cells[2])}${words("comma")}${text(row.cells[3])}`;
      box.append(what);
      // The rest of the row stands in its last cell: confidence, note, source, link, and a photo that is loaded only now.
      for (const part of row.cells[5].children) box.append(part.cloneNode(true));
      if (row.dataset.photo) {
        const photo = document.createElement("img");
        photo.src = row.dataset.photo;
        photo.alt = text(row.cells[0]);
        box.append(photo);
      }
      return box;
    }

    // Beside its city, on the side where there is room, never over it.
    function place() {
      card.style.left = card.style.top = "";
      if (getComputedStyle(card).position !== "absolute") return;
      const mark = shownMark(state.city);
      if (!mark) return;
      const stage = $(".stage").getBoundingClientRect(), spot = mark.getBoundingClientRect();
      const x = spot.left + spot.width / 2 - stage.left, y = spot.top + spot.height / 2 - stage.top;
      const left = x + 20 + card.offsetWidth <= stage.width ? x + 20 : x - 20 - card.offsetWidth;
      card.style.left = `${Math.max(4, Math.min(left, stage.width - card.offsetWidth - 4))}px`;
      let top = Math.max(4, Math.min(y - 20, stage.height - card.offsetHeight - 4));
      // A card that fits on neither side stands above or below.
      if (left < 4) top = y > stage.height / 2 ? Math.max(0, y - 20 - card.offsetHeight) : y + 20;
      card.style.top = `${top}px`;
    }

    function close() {
      state.city = "";
      state.pinned = false;
      card.hidden = true;
      for (const mark of marks) mark.classList.remove("current");
      remember();
    }

    // Whoever was reading the card goes back to its city; the focus comes first, because it would open the card again.
    function dismiss() {
      const mark = shownMark(state.city);
      if (mark && card.contains(document.activeElement)) mark.focus();
      close();
    }

    const cityOf = (event) => event.target.closest && event.target.closest(".map [data-city]");
    // Of cities so near to each other that their places to hit overlap, the nearest; else the name, else the link.
    function pointedAt(event) {
      const all = document.elementsFromPoint(event.clientX, event.clientY).filter((e) => svg.contains(e));
      const under = all.map((e) => e.closest(".city")).filter(Boolean);
      const away = (city) => {
        const spot = city.querySelector(".hit").getBoundingClientRect();
        return Math.hypot(spot.left + spot.width / 2 - event.clientX, spot.top + spot.height / 2 - event.clientY);
      };
      return under.reduce((best, city) => best && away(best) <= away(city) ? best : city, null)
        || all.find((e) => e.matches(".label:not(.hub)")) || all.map((e) => e.closest(".links [data-city]")).find(Boolean) || null;
    }
    // Not "over": what comes to lie under a resting mouse, because a card above it has closed, was not pointed at.
    svg.addEventListener("pointermove", (event) => {
      if (event.pointerType !== "mouse" || event.buttons) return;
      const mark = pointedAt(event);
      if (mark && mark.dataset.city !== state.city) open(mark.dataset.city, false);
    });
    svg.addEventListener("pointerout", (event) => {
      if (event.pointerType === "mouse" && !state.pinned && !card.contains(event.relatedTarget)) setTimeout(() => {
        if (!state.pinned && !card.matches(":hover") && !svg.querySelector(".city:hover, .hit:hover, .label:hover")) close();
      }, 120);
    });
    card.addEventListener("pointerleave", () => { if (!state.pinned) close(); });
    svg.addEventListener("focusin", (event) => {
      const mark = cityOf(event);
      if (!mark) return;
      reveal(mark.dataset.city);
      open(mark.dataset.city, false);
    });
    svg.addEventListener("click", (event) => {
      const mark = pointedAt(event);
      if (mark) open(mark.dataset.city, true); else if (state.city) close();
    });
    card.querySelector(".close").addEventListener("click", dismiss);
    body.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-show]");
      if (button) choose(button.dataset.show);
    });
    // Opens a city that was chosen in words, where it can be seen.
    function choose(id) {
      open(id, true);
      const mark = rove(shownMark(id));
      if (mark) mark.focus();
      $(".stage").scrollIntoView({ behavior: still.matches ? "auto" : "smooth", block: "nearest" });
    }

    // MARK: time

    let timer = 0;
    function go(year) {
      state.year = Math.max(+slider.min, Math.min(+slider.max, year));
      slider.value = state.year;
      update();
    }
    function play(isOn) {
      clearInterval(timer);
      timer = 0;
      const button = $(".play");
      button.setAttribute("aria-pressed", String(isOn));
      button.textContent = isOn ? "⏸" : "▶";
      if (!isOn) return;
      if (state.year >= +slider.max) go(+slider.min);
      timer = setInterval(() => {
        if (state.year >= +slider.max) return play(false);
        go(state.year + 1);
      }, 800);
    }
    slider.addEventListener("input", () => { play(false); go(+slider.value); });
    $(".previous").addEventListener("click", () => { play(false); go(state.year - 1); });
    $(".next").addEventListener("click", () => { play(false); go(state.year + 1); });
    $(".play").addEventListener("click", () => play(!timer));

    // MARK: filters, search, sorting, language, light and dark

    const boxes = $$(".filters input[name=relation]");
    function readRelations() {
      const on = boxes.filter((b) => b.checked).map((b) => b.value);
      state.relations = on.length === boxes.length ? null : on;
    }
    $(".filters").addEventListener("input", () => {
      readRelations();
      state.continent = $(".filters select").value;
      state.words = plain($(".filters input[type=search]").value.trim());
      update();
    });
    // Enter opens the city that was found, when it is one.
    $(".filters").addEventListener("submit", (event) => {
      event.preventDefault();
      const found = order();
      if (state.words && found.length === 1) choose(found[0].dataset.city);
    });
    for (const button of $$("th button")) button.addEventListener("click", () => {
      const head = button.closest("th"), isUp = head.getAttribute("aria-sort") !== "ascending";
      for (const other of $$("th")) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
      const key = (row) => row.cells[head.cellIndex].dataset.sort || text(row.cells[head.cellIndex]);
      const compare = new Intl.Collator(state.lang, { numeric: true }).compare;
      sorted = [...body.rows].sort((a, b) => (isUp ? 1 : -1) * compare(key(a), key(b)));
      body.append(...sorted);
      rove();
    });
    function speak(lang) {
      state.lang = root.dataset.lang = lang;
      for (const button of $$(".switches [data-to]")) {
        button.setAttribute("aria-pressed", String(button.dataset.to === lang));
        if (button.dataset.to === lang && root === document.body) document.documentElement.lang = button.lang;
      }
      if (root === document.body) document.title = inLanguage(root, "title");
      for (const node of $$("[aria-label]")) {
        const name = inLanguage(node, "label");
        if (name) node.setAttribute("aria-label", name);
        if (name && node.title) node.title = name;
      }
      fit();
      for (const option of $$("option")) option.textContent = inLanguage(option, "") || option.textContent;
      update();
    }
    for (const button of $$(".switches [data-to]")) button.addEventListener("click", () => speak(button.dataset.to));
    const system = matchMedia("(prefers-color-scheme: dark)");
    const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
    const tellShade = () => $(".shade").setAttribute("aria-pressed", String(isDark()));
    $(".shade").addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      tellShade();
    });
    system.addEventListener("change", tellShade);
    tellShade();

    // MARK: zoom: buttons, regions, pinch and drag

    const whole = svg.viewBox.baseVal, full = [whole.x, whole.y, whole.width, whole.height];
    let box = [...full];
    function zoomTo(next) {
      const width = Math.max(full[2] / 24, Math.min(full[2], next[2])), height = width * full[3] / full[2];
      const x = Math.max(full[0], Math.min(next[0] + (next[2] - width) / 2, full[0] + full[2] - width));
      const y = Math.max(full[1], Math.min(next[1] + (next[3] - height) / 2, full[1] + full[3] - height));
      box = [x, y, width, height];
      svg.setAttribute("viewBox", box.map((n) => n.toFixed(2)).join(" "));
      fit();
    }
    const spotOf = (id) => { const c = middle.get(id); return c && [+c.getAttribute("cx"), +c.getAttribute("cy")]; };
    const isSeen = ([x, y]) => x >= box[0] && x <= box[0] + box[2] && y >= box[1] && y <= box[1] + box[3];
    // A city that is chosen while the map shows another part comes into its middle.
    function reveal(id) {
      const spot = spotOf(id);
      if (spot && !isSeen(spot)) zoomTo([spot[0] - box[2] / 2, spot[1] - box[3] / 2, box[2], box[3]]);
    }
    // Without a place it is the chosen city or the hub that stays where it is, if it is seen.
    function zoom(factor, x, y) {
      if (x === undefined) [x, y] = [spotOf(state.city), spotOf(hub.dataset.city)].find((s) => s && isSeen(s)) || [box[0] + box[2] / 2, box[1] + box[3] / 2];
      zoomTo([x - (x - box[0]) / factor, y - (y - box[1]) / factor, box[2] / factor, box[3] / factor]);
    }
    // Where the map is small the list comes first, on the page and for the keyboard.
    const list = $("#agreements"), main = list.parentNode;
    function arrange() {
      const isFirst = innerWidth <= 480;
      root.classList.toggle("list-first", isFirst);
      if (isFirst && main.firstElementChild !== list) main.prepend(list);
      if (!isFirst && main.lastElementChild !== list) main.append(list);
    }
    // Words and markers keep their size on the screen, and words are never below 12 px.
    function fit() {
      arrange();
      const scale = svg.clientWidth / box[2], isSmall = svg.clientWidth < 700;
      const isZoomed = box[2] < full[2] - 1;
      svg.style.setProperty("--k", String(Math.max(12 / 16, Math.min(1, svg.clientWidth / full[2])) / scale || 1));
      svg.classList.toggle("small", isSmall && box[2] > full[2] / 3);
      svg.classList.toggle("zoomed", isZoomed);
      [isBeside, k] = [isZoomed || svg.clientWidth < 1400, parseFloat(svg.style.getPropertyValue("--k"))];
      settleNames();
      if (state.city) place();
    }
    // On the whole of a wide map names stand where they were placed. Closer up, and on a smaller one, each stands beside its
    // marker on the first side that is free; where none is, it waits until the map is closer or its city is chosen.
    const names = $$(".map .label").map((label) => {
      const isHub = label.classList.contains("hub"), size = isHub ? 20 : 16;
      const wide = [...label.textContent].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e7f ? 1 : 0.56), 0) * size;
      return {
        label, isHub, size, wide, isLate: label.classList.contains("crowded"), at: ["x", "y", "text-anchor"].map((name) => label.getAttribute(name)),
        // The lines of the hub's name stand below each other.
        line: isHub ? [...label.parentNode.querySelectorAll(".label.hub")].indexOf(label) : 0,
      };
    }).sort((a, b) => b.isHub - a.isHub);
    const middle = new Map([[hub.dataset.city, hub.querySelector("circle")], ...cityMarks.map((m) => [m.dataset.city, m.querySelector(".hit")])]);
    const sides = [[11, 6, "start"], [-11, 6, "end"], [0, -11, "middle"], [0, 23, "middle"]];
    let settled = "", isBeside = false, k = 1;
    function settleNames() {
      // Where the map is drawn to does not matter, only how large it is; and not the year, so that names stay where they are.
      const wanted = `${isBeside} ${k} ${state.lang} ${state.relations} ${state.continent} ${state.words}`;
      if (wanted === settled) return;
      settled = wanted;
      const kept = new Set([hub, ...rows.filter(matches)].map((node) => node.dataset.city));
      svg.classList.toggle("moved", isBeside);
      const taken = [];
      const isFree = (box) => taken.every((t) => box[2] <= t[0] || t[2] <= box[0] || box[3] <= t[1] || t[3] <= box[1]);
      if (isBeside) for (const id of middle.keys()) {
        if (!kept.has(id)) continue;
        const [x, y] = spotOf(id);
        taken.push([x - 5 * k, y - 5 * k, x + 5 * k, y + 5 * k]);
      }
      for (const { label, isHub, size, wide, isLate, at, line } of names) {
        if (!isBeside || !kept.has(label.dataset.city) || !label.closest(".labels").getAttribute("lang").startsWith(state.lang)) {
          put(label, at[0], at[1], at[2] || "start", isLate);
          continue;
        }
        const [cx, cy] = spotOf(label.dataset.city);
        const places = (isHub ? [[-19, 6 + line * 20, "end"]] : sides).map(([dx, dy, anchor]) => {
          const [x, y] = [cx + dx * k, cy + dy * k], left = x - { start: 0, middle: 0.5, end: 1 }[anchor] * wide * k;
          return { x, y, anchor, box: [left, y - size * 0.9 * k, left + wide * k, y + size * 0.3 * k] };
        });
        const inside = (p) => p.box[0] >= full[0] && p.box[2] <= full[0] + full[2];
        const place = isHub ? places[0] : places.find((p) => inside(p) && isFree(p.box));
        put(label, ...(place ? [place.x, place.y, place.anchor] : [places[0].x, places[0].y, places[0].anchor]), !place);
        if (place) taken.push(place.box);
      }
    }
    function put(label, x, y, anchor, isCrowded) {
      label.setAttribute("x", x);
      label.setAttribute("y", y);
      label.setAttribute("text-anchor", anchor);
      label.classList.toggle("crowded", isCrowded);
    }
    for (const button of $$(".tools button")) button.addEventListener("click", () => {
      if (button.dataset.zoom) return zoom(+button.dataset.zoom);
      if (!button.dataset.box) return zoomTo(full);
      const [x, y, width, height] = button.dataset.box.split(" ").map(Number);
      const wide = Math.max(width, height * full[2] / full[3]);
      zoomTo([x + width / 2 - wide / 2, y + height / 2 - wide * full[3] / full[2] / 2, wide, wide * full[3] / full[2]]);
    });
    $(".stage").addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "+" || event.key === "=") zoom(1.6);
      else if (event.key === "-") zoom(0.625);
      else if (event.key === "0") zoomTo(full);
      else return;
      event.preventDefault();
    });
    // Paper has room for the whole map.
    let shown = null;
    addEventListener("beforeprint", () => { shown = box; zoomTo(full); });
    addEventListener("afterprint", () => { if (shown) zoomTo(shown); });
    const fingers = new Map();
    const toMap = (event) => {
      const frame = svg.getBoundingClientRect();
      return [box[0] + (event.clientX - frame.left) / frame.width * box[2], box[1] + (event.clientY - frame.top) / frame.height * box[3]];
    };
    // Whatever moves further than a trembling hand is a drag, and no click at its end.
    let down = null, isDrag = false;
    svg.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      if (!fingers.size) [down, isDrag] = [event, false];
      fingers.set(event.pointerId, event);
    });
    addEventListener("pointerup", (event) => fingers.delete(event.pointerId));
    addEventListener("pointercancel", (event) => fingers.delete(event.pointerId));
    svg.addEventListener("click", (event) => { if (isDrag) event.stopImmediatePropagation(); isDrag = false; }, true);
    svg.addEventListener("pointermove", (event) => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      // The button was let go outside of the window.
      if (!event.buttons) return fingers.delete(event.pointerId);
      isDrag = isDrag || fingers.size > 1 || Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > 4;
      const [bx, by] = toMap(before), [x, y] = toMap(event);
      if (fingers.size === 1) {
        if (box[2] < full[2] - 1) zoomTo([box[0] + bx - x, box[1] + by - y, box[2], box[3]]);
      } else {
        const other = [...fingers.values()].find((f) => f.pointerId !== event.pointerId);
        const far = (a, b) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
        zoom(far(event, other) / Math.max(1, far(before, other)), ...toMap(other));
      }
      fingers.set(event.pointerId, event);
    });
    svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(event.deltaY < 0 ? 1.25 : 0.8, ...toMap(event));
    }, { passive: false });
    new ResizeObserver(fit).observe(svg);

    // MARK: the state in the address, for the only map of a page

    const isAlone = document.querySelectorAll(".fmap").length === 1;
    let isReading = false;
    function remember() {
      if (!isAlone || isReading) return;
      const parts = new URLSearchParams();
      if (state.year !== +slider.max) parts.set("year", state.year);
      if (state.city && state.pinned) parts.set("city", state.city);
      if (state.lang !== root.dataset.first) parts.set("lang", state.lang);
      if (state.relations) parts.set("relation", state.relations.join(","));
      if (state.continent) parts.set("continent", state.continent);
      const hash = parts.toString().replaceAll("%2C", ",");
      try { history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search); } catch { /* A page from a file may not. */ }
    }
    // What the address does not say is as at first. An address of something else, such as the table's, says nothing.
    function recall(event) {
      const parts = new URLSearchParams(location.hash.slice(1));
      const isOurs = ["year", "city", "lang", "relation", "continent"].some((key) => parts.has(key));
      if (event && location.hash.length > 1 && !isOurs) return;
      isReading = true;
      const relations = parts.get("relation");
      for (const check of boxes) check.checked = relations === null || relations.split(",").includes(check.value);
      // A kind that is not known here is no reason to show nothing.
      if (relations && !boxes.some((b) => b.checked)) for (const check of boxes) check.checked = true;
      readRelations();
      const select = $(".filters select");
      select.value = [...select.options].some((o) => o.value === parts.get("continent")) ? parts.get("continent") : "";
      state.continent = select.value;
      $(".filters input[type=search]").value = state.words = "";
      const year = parseInt(parts.get("year"), 10);
      state.year = Number.isFinite(year) ? Math.max(+slider.min, Math.min(+slider.max, year)) : +slider.max;
      slider.value = state.year;
      const lang = parts.get("lang");
      close();
      speak($$(".switches [data-to]").some((b) => b.dataset.to === lang) ? lang : root.dataset.first);
      if (parts.get("city")) open(parts.get("city"), true);
      isReading = false;
    }
    if (isAlone) {
      addEventListener("hashchange", recall);
      recall();
    } else speak(state.lang);

    // A page in a frame tells its height to the page around it.
    if (parent !== window) new ResizeObserver(() => {
      parent.postMessage({ fmap: "height", height: Math.ceil(document.documentElement.getBoundingClientRect().height) }, "*");
    }).observe(document.documentElement);
  }
})();
