/* Runs before the first paint, outside the modules: puts the reader's theme on <html>, so that nothing flashes. */
(() => {
  try {
    const { theme, contrast } = JSON.parse(localStorage.getItem('jtracer.theme') ?? '{}');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
    if (contrast === 'high') document.documentElement.dataset.contrast = 'high';
  } catch {
    // No storage, or not ours: the system's theme.
  }
})();
