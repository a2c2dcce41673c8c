// The switches: language, large text, light and dark.

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
  const { root } = page, system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const tellShade = () => aria(page.$(".shade"), "pressed", isDark());
  press(page, "[data-to]", (button) => speak(page, button.dataset.to));
  press(page, ".large", () => {
    enlarge(page, !page.isLarge);
    remember(page);
  });
  press(page, ".shade", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    tellShade();
  });
  on(system, "change", tellShade);
  tellShade();
}
