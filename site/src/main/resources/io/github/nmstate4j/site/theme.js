// Before the page is drawn, so that it does not change colours under the reader's eyes.
try {
  const theme = localStorage.getItem('theme');
  if (theme) document.documentElement.dataset.theme = theme;
} catch (refused) {
  // A browser that keeps nothing for files follows the system.
}
