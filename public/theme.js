/* Before the first paint: the theme and density the reader chose. The page itself keeps them up to date. */
(function () {
  var root = document.documentElement;
  var theme = null;
  var density = null;
  try {
    theme = localStorage.getItem('theme');
    density = localStorage.getItem('density');
  } catch (error) {
    /* Storage is refused: the system decides. */
  }
  if (theme !== 'light' && theme !== 'dark') theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  root.dataset.theme = theme;
  root.dataset.density = density === 'dense' ? 'dense' : 'comfortable';
})();
