// The switches: language and large text.

// Large text is for the whole page: sizes are in rems, so that one class is enough; names on the map grow with it.

const LARGE = 1.4;

function enlarge(page, isLarge) {
  if (page.isLarge === isLarge) return;
  page.isLarge = isLarge;
  html.classList.toggle("large-text", isLarge);
  aria(page.$(".large"), "pressed", isLarge);
  if (page.isKiosk) sizeWords(page);
  measure(page);
  fit(page);
}

function listenToSwitches(page) {
  press(page, "[data-to]", (button) => speak(page, button.dataset.to));
  press(page, ".large", () => {
    enlarge(page, !page.isLarge);
    remember(page);
  });
  listenToShade(page);
}
