// A file of its own, loaded before the first paint: the Content-Security-Policy allows no inline script.
try {
  const theme = localStorage.getItem('tradewind.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {}
