/** localStorage throws when the browser forbids it or it is full. What is kept there is a convenience, so the page goes on without. */
export const safeStorage = {
  getItem(key: string): string | null {
    return attempt(() => localStorage.getItem(key)) ?? null;
  },
  setItem(key: string, value: string): void {
    attempt(() => localStorage.setItem(key, value));
  },
  removeItem(key: string): void {
    attempt(() => localStorage.removeItem(key));
  },
};

function attempt<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch (error) {
    console.warn('The browser does not let this page store anything.', error);
    return undefined;
  }
}
