export const themes = ['system', 'light', 'dark'] as const;

export type Theme = (typeof themes)[number];

const key = 'tradepost.theme';

export function readTheme(): Theme {
  const kept = localStorage.getItem(key);
  return themes.find(theme => theme === kept) ?? 'system';
}

/** Shows the page in a theme, and remembers it in this browser. */
export function setTheme(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem(key);
  else localStorage.setItem(key, theme);
  applyTheme(theme);
}

export function applyTheme(theme: Theme = readTheme()): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
