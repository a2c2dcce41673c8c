// Large text, for the whole page: sizes are in rems, so that one class is enough; names on the map grow with it.

const LARGE = 1.4;

function enlarge(page, isLarge) {
  const { state, root } = page;
  state.isLarge = isLarge;
  root.closest("html").classList.toggle("large-text", isLarge);
  page.$(".large").setAttribute("aria-pressed", isLarge);
  if (state.isKiosk) sizeWords(page);
  measure(page);
  fit(page);
}

function listenToLarge(page) {
  on(page.$(".large"), "click", () => {
    enlarge(page, !page.state.isLarge);
    remember(page);
  });
}
