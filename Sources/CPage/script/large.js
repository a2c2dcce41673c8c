// Large text, for the whole page: sizes are in rems, so that one class is enough; names on the map grow with it.

const LARGE = 1.4;

function enlarge(page, isLarge) {
  const { state } = page;
  state.isLarge = isLarge;
  html.classList.toggle("large-text", isLarge);
  aria(page.$(".large"), "pressed", isLarge);
  if (state.isKiosk) sizeWords(page);
  measure(page);
  fit(page);
}

function listenToLarge(page) {
  press(page, ".large", () => {
    enlarge(page, !page.state.isLarge);
    remember(page);
  });
}
