// What is asked of a page from outside; each function is called alone.

const times = {
  // Resolves after the next frame has been drawn.
  frame: () => new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done();
    channel.port2.postMessage(0);
  })),

  // The time from the beginning until two frames were drawn, milliseconds.
  ready: () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())))),

  // The times from doing something to the drawn frame, in turn.
  async each(acts) {
    const found = [];
    await times.frame();
    for (const act of acts) {
      const start = performance.now();
      act();
      await times.frame();
      found.push(performance.now() - start);
    }
    return found;
  },

  steps() {
    const slider = document.querySelector(".time input, #year");
    const years = Array.from({ length: 12 }, (_, index) => 1984 + 2 * index);
    return times.each(years.map((year) => () => {
      slider.value = year;
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    }));
  },

  zooms() {
    const larger = [...document.querySelectorAll("[data-zoom]")].find((button) => +button.dataset.zoom > 1);
    const button = larger || document.querySelector("#zoom");
    return times.each([1, 2, 3, 4].map(() => () => button.click()));
  },
};

// How long the page did not answer, beyond 50 ms for each task.
times.blocked = 0;
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) times.blocked += Math.max(0, task.duration - 50);
}).observe({ type: "longtask", buffered: true });
window.times = times;
