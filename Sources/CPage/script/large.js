// Large text, for the whole page: sizes are in rems, so that one class is enough; names on the map grow with it.

const LARGE = 1.4;

function enlarge(page, isLarge) {
  const { state, root } = page;
  state.enlarged = isLarge ? LARGE : 1;
  root.closest("html").classList.toggle("large-text", isLarge);
  page.$(".large").setAttribute("aria-pressed", isLarge);
  fit(page);
}

function listenToLarge(page) {
  on(page.$(".large"), "click", () => {
    enlarge(page, page.state.enlarged === 1);
    remember(page);
  });
}
