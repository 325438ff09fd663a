(() => {
  // Sets the height of each frame of the archive in this page to that of its content. Safe to
  // include twice.
  const script = document.currentScript;
  if (!script) return console.warn("embed.js: expected `<script async src>` without `type=module`");
  const folder = new URL("embed/", script.src).href;

  const isOurs = (frame) => frame.src.startsWith(folder);
  const frames = () => [...document.querySelectorAll("iframe[src]")].filter(isOurs);

  addEventListener("message", ({ data, source }) => {
    if (!data || data.type !== "kusama-news:height" || data.v !== 1) return;
    if (!Number.isFinite(data.height)) return;
    const frame = frames().find((one) => one.contentWindow === source);
    if (!frame) return;
    const { minHeight, maxHeight } = frame.dataset;
    let height = Math.min(Math.max(data.height, parseFloat(minHeight) || 100), parseFloat(maxHeight) || 20000);
    // Many pages include the border in the height.
    if (getComputedStyle(frame).boxSizing === "border-box") {
      height += frame.offsetHeight - frame.clientHeight;
    }
    frame.style.height = `${height}px`;
  });
  // Asks frames that loaded before this script, because it missed their messages. Not confidential.
  for (const frame of frames()) frame.contentWindow.postMessage({ type: "kusama-news:ask", v: 1 }, "*");
})();
