// The kiosk: the page fills its window, tells its story until somebody comes, and begins anew when nobody is there.

const SECOND = 1000;
// After which time without a touch it begins anew, where nobody has said it; and how long before that a visitor is
// asked (WCAG 2.2, 2.2.1); seconds.
const RESET = 60, NOTICE = 20;
// Words are so large on a screen of 1920 × 1080, and grow with others; pixels. Smaller ones than on
// other pages would make buttons too small for fingers.
const WORDS = 18, LEAST = 16, SCREEN_WIDTH = 1920, SCREEN_HEIGHT = 1080;

function sizeWords({ isLarge }) {
  const size = Math.max(LEAST, WORDS * Math.sqrt(innerWidth / SCREEN_WIDTH * innerHeight / SCREEN_HEIGHT));
  html.style.fontSize = `${isLarge ? LARGE * size : size}px`;
}

// As at first, for the next visitor.
function beginAnew(page) {
  const { root, $, $$ } = page;
  $(".notice").hidden = true;
  Object.assign(page, { isKeyed: false, isFresh: true });
  delete root.dataset.theme;
  recall(page, true);
  setYear(page);
  $("#view-tiles").checked = true;
  for (const box of [root, ...$$(".scroll, .counters, .counters *")]) {
    Object.assign(box, { scrollTop: 0, scrollLeft: 0 });
  }
  update(page);
  startStory(page);
  $("h1").focus();
}

// Asks, and takes any touch for an answer. Who uses keys or a screen reader is never hurried.
function waitForVisitors(page, limit) {
  const { root, $ } = page, notice = $(".notice");
  let last;
  const stay = (isAnswer) => {
    last = Date.now();
    if (isAnswer) notice.hidden = true;
  };
  const isIdle = () => !page.isFresh && !page.isKeyed && (!page.teller.hidden || !page.timer);
  stay(true);
  setInterval(() => {
    const rest = limit - (Date.now() - last) / SECOND;
    if (!limit || !isIdle()) stay(true);
    else if (rest <= 0) beginAnew(page);
    else {
      // Over a photo that fills the window, too.
      if (rest <= NOTICE && notice.hidden) {
        (page.larger.hasAttribute("open") ? page.larger : root).append(notice);
        notice.hidden = false;
      }
      // A finger that answers on its button must not press what lies below; so it goes after a moment.
      if (rest > NOTICE && rest < limit - 1) notice.hidden = true;
      $(".notice .left").textContent = Math.ceil(rest);
    }
  }, SECOND / 2);
  on(root, "pointerdown pointermove wheel keydown click input", ({ type, detail, isTrusted, target }) => {
    stay(type === "click" || type === "keydown");
    page.isFresh = false;
    // A screen reader presses without a pointer; a keyboard on the screen types into the search.
    if (type === "click" ? !detail && isTrusted : type === "keydown" && target !== page.search) page.isKeyed = true;
    if (type === "pointerdown") page.isKeyed = false;
  }, { capture: true, passive: true });
}

function listenToKiosk(page) {
  const { root } = page, { dataset } = root;
  page.isKiosk = "kiosk" in dataset || new URLSearchParams(location.hash.slice(1)).has("kiosk");
  if (!page.isKiosk) return;
  root.classList.add("kiosk");
  page.$("h1").tabIndex = -1;
  sizeWords(page);
  measure(page);
  on(window, "resize", () => sizeWords(page));
  // Neither a menu nor a picture that is dragged away.
  on(root, "contextmenu dragstart", (event) => event.preventDefault());
  // A visitor ends the story by touching anything but its buttons; the first touch is for that alone.
  on(root, "click", (event) => {
    if (page.teller.hidden || event.target.closest(".teller button")) return;
    if (!event.target.closest(".switches")) {
      event.stopPropagation();
      event.preventDefault();
    }
    leaveStory(page);
  }, true);
  const button = page.$(".whole-screen"), isFull = () => Boolean(document.fullscreenElement);
  button.hidden = !document.fullscreenEnabled;
  press(page, ".whole-screen", () => (isFull() ? document.exitFullscreen() : html.requestFullscreen()));
  on(document, "fullscreenchange", () => aria(button, "pressed", isFull()));
  waitForVisitors(page, +(dataset.kiosk || RESET));
  beginAnew(page);
}
