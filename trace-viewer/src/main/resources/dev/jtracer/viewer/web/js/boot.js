/* Runs before the first paint, outside the modules: puts the reader's theme on <html>, so that nothing flashes. */
(() => {
  let chosen = {};
  try {
    chosen = JSON.parse(localStorage.getItem('jtracer.theme')) ?? {};
  } catch {
    // No storage, or not ours: the system's theme.
  }
  const { theme, contrast } = chosen;
  const asked = matchMedia('(prefers-contrast: more), (forced-colors: active)').matches;
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (contrast === 'high' || (asked && contrast !== 'normal')) document.documentElement.dataset.contrast = 'high';
})();
