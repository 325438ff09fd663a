// Runs before anything else on every page, and records the browser's performance entries.
const noted = { paint: null, largest: null, shift: 0, blocked: 0, running: null };
globalThis.noted = noted;
const observe = (type, take) =>
  new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
observe("paint", (it) => {
  if (it.name === "first-contentful-paint") noted.paint = it.startTime;
});
observe("largest-contentful-paint", (it) => (noted.largest = it.startTime));
observe("layout-shift", (it) => {
  if (!it.hadRecentInput) noted.shift += it.value;
});
// Every task delays input for its duration beyond 50 milliseconds.
observe("longtask", (it) => (noted.blocked += it.duration - 50));
addEventListener("program-started", () => (noted.running = performance.now()), true);
