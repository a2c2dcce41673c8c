// A slider of years and a button that zooms, for a map that has draw(year) and zoom(factor).

const slider = document.getElementById("year");
let factor = 1;
slider.addEventListener("input", () => {
  document.getElementById("said").textContent = slider.value;
  draw(+slider.value);
});
document.getElementById("zoom").addEventListener("click", () => zoom(factor *= 1.6));
