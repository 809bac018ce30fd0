/** The longest that something waits which is not needed at once. */
const longestMs = 300;

/** Resolves when the browser has nothing to do, so that what is not needed at once takes no time from what is. */
export function whenIdle(): Promise<void> {
  return new Promise(resolve => {
    // Safari has no idle callbacks.
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: longestMs });
    else setTimeout(resolve, longestMs);
  });
}
