// The slider, its buttons, and the years one after the other.

// How long a year is shown, milliseconds.
const YEAR_TIME = 800;

function setYear(page, year = +page.slider.max) {
  page.slider.value = page.year = clamp(+page.slider.min, year, +page.slider.max);
}

function goTo(page, year) {
  setYear(page, year);
  update(page);
}

function play(page, isOn) {
  const { slider, $ } = page, button = $(".play");
  clearInterval(page.timer);
  page.timer = 0;
  aria(button, "pressed", isOn);
  // Years that pass are not read aloud; the one at which they stop is.
  aria($(".summary"), "live", isOn ? "off" : "polite");
  button.textContent = isOn ? "⏸" : "▶";
  if (!isOn) return;
  if (page.year >= +slider.max) goTo(page, +slider.min);
  page.timer = setInterval(() => {
    if (page.year >= +slider.max) play(page, false);
    else goTo(page, page.year + 1);
  }, YEAR_TIME);
}

function listenToTime(page) {
  const stopAt = (year) => {
    play(page, false);
    goTo(page, year);
  };
  on(page.slider, "input", () => stopAt(+page.slider.value));
  press(page, ".previous", () => stopAt(page.year - 1));
  press(page, ".next", () => stopAt(page.year + 1));
  press(page, ".play", () => play(page, !page.timer));
}
