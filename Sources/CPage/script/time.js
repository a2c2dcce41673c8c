// The slider, its buttons, and the years one after the other.

// How long a year is shown, milliseconds.
const YEAR_TIME = 800;

function setYear({ state, slider }, year = +slider.max) {
  slider.value = state.year = clamp(+slider.min, year, +slider.max);
}

function goTo(page, year) {
  setYear(page, year);
  update(page);
}

function play(page, isOn) {
  const { state, slider, $ } = page, button = $(".play");
  clearInterval(state.timer);
  state.timer = 0;
  aria(button, "pressed", isOn);
  // Years that pass are not read aloud; the one at which they stop is.
  aria($(".summary"), "live", isOn ? "off" : "polite");
  button.textContent = isOn ? "⏸" : "▶";
  if (!isOn) return;
  if (state.year >= +slider.max) goTo(page, +slider.min);
  state.timer = setInterval(() => {
    if (state.year >= +slider.max) play(page, false);
    else goTo(page, state.year + 1);
  }, YEAR_TIME);
}

function listenToTime(page) {
  const { state, slider } = page;
  const stopAt = (year) => {
    play(page, false);
    goTo(page, year);
  };
  on(slider, "input", () => stopAt(+slider.value));
  press(page, ".previous", () => stopAt(state.year - 1));
  press(page, ".next", () => stopAt(state.year + 1));
  press(page, ".play", () => play(page, !state.timer));
}
