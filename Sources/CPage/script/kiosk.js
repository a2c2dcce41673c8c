// The kiosk: the page fills its window, tells its story until somebody comes, and begins anew when nobody is there.

const SECOND = 1000;
// After which time without a touch it begins anew, where nobody has said it; and how long before that a visitor is
// asked (WCAG 2.2, 2.2.1); seconds.
const RESET = 60, NOTICE = 20;
// Words are so large on a screen of 1920 × 1080, and grow with others; pixels. Smaller ones than on
// other pages would make buttons too small for fingers.
const WORDS = 18, LEAST = 16, SCREEN_WIDTH = 1920, SCREEN_HEIGHT = 1080;

function sizeWords({ state }) {
  const size = Math.max(LEAST, WORDS * Math.sqrt(innerWidth / SCREEN_WIDTH * innerHeight / SCREEN_HEIGHT));
  document.documentElement.style.fontSize = `${state.isLarge ? LARGE * size : size}px`;
}

// As at first, for the next visitor.
function beginAnew(page) {
  const { root, state, slider } = page, { dataset } = root;
  page.$(".notice").hidden = true;
  hideLarger(page);
  endStory(page);
  Object.assign(state, { isReading: true, isKeyed: false, isFresh: true });
  delete dataset.theme;
  enlarge(page, false);
  recall(page, true);
  state.isReading = false;
  setYear(page, +slider.max);
  page.$("#view-tiles").checked = true;
  const boxes = [root, ...page.$$(".scroll, .counters, .counters *")];
  for (const box of boxes) Object.assign(box, { scrollTop: 0, scrollLeft: 0 });
  zoomTo(page, page.full);
  update(page);
  startStory(page);
  page.$("h1").focus();
}

// Asks, and takes any touch for an answer. Who uses keys or a screen reader is never hurried.
function waitForVisitors(page, limit) {
  const { state, root } = page, notice = page.$(".notice"), left = notice.querySelector(".left");
  let last = Date.now();
  const isIdle = () => !state.isFresh && !state.isKeyed && !state.timer;
  setInterval(() => {
    const rest = limit - (Date.now() - last) / SECOND;
    if (!limit || !isIdle()) {
      last = Date.now();
      notice.hidden = true;
    } else if (rest <= 0) beginAnew(page);
    else {
      if (rest <= NOTICE && notice.hidden) {
        // Over a photo that fills the window, too.
        (page.larger.hasAttribute("open") ? page.larger : root).append(notice);
        notice.hidden = false;
      }
      // A finger that answers on its button must not press what lies below; so it goes after a moment.
      if (rest > NOTICE && rest < limit - 1) notice.hidden = true;
      if (rest <= NOTICE) left.textContent = Math.ceil(rest);
    }
  }, SECOND / 2);
  for (const kind of ["pointerdown", "pointermove", "wheel", "keydown", "click", "input"]) {
    on(root, kind, (event) => {
      last = Date.now();
      if (kind === "click" || kind === "keydown") notice.hidden = true;
      state.isFresh = false;
      // A screen reader presses without a pointer.
      if (kind === "keydown" || (kind === "click" && !event.detail && event.isTrusted)) state.isKeyed = true;
      if (kind === "pointerdown") state.isKeyed = false;
    }, { capture: true, passive: true });
  }
}

function listenToFullScreen({ $ }) {
  const button = $(".whole-screen"), html = document.documentElement;
  button.hidden = !document.fullscreenEnabled;
  on(button, "click", () => (document.fullscreenElement ? document.exitFullscreen() : html.requestFullscreen()));
  on(document, "fullscreenchange", () => button.setAttribute("aria-pressed", Boolean(document.fullscreenElement)));
}

function listenToKiosk(page) {
  const { root, state } = page, { dataset } = root;
  state.isKiosk = page.isAlone && ("kiosk" in dataset || new URLSearchParams(location.hash.slice(1)).has("kiosk"));
  if (!state.isKiosk) return;
  root.classList.add("kiosk");
  page.$("h1").tabIndex = -1;
  sizeWords(page);
  on(window, "resize", () => sizeWords(page));
  // Neither a menu nor a picture that is dragged away.
  for (const kind of ["contextmenu", "dragstart"]) on(root, kind, (event) => event.preventDefault());
  // A visitor ends the story by touching anything but its buttons; the first touch is for that alone.
  on(root, "click", (event) => {
    if (!state.isTold || event.target.closest(".teller button")) return;
    if (!event.target.closest(".switches")) {
      event.stopPropagation();
      event.preventDefault();
    }
    setYear(page, +page.slider.max);
    endStory(page);
    update(page);
  }, true);
  listenToFullScreen(page);
  waitForVisitors(page, +(dataset.kiosk || RESET));
  beginAnew(page);
}
