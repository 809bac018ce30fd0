import { useEffect } from 'react';

/** How late react-aria may add an announcement, when it is the first one on the page. */
const latestMs = 200;

/**
 * That a button waits is read aloud by an element that borrows its name from the progress in the button, and that stays for
 * seconds. When the progress is gone by then, as after a form that leads to another page, a reader of the page would come upon
 * a picture without a name.
 */
export function useNoStaleAnnouncement(isPending: boolean | undefined): void {
  useEffect(() => {
    if (!isPending) return;
    return () => {
      setTimeout(removeNameless, latestMs);
    };
  }, [isPending]);
}

function removeNameless(): void {
  for (const said of document.querySelectorAll('[data-live-announcer] [aria-labelledby]')) {
    const ids = said.getAttribute('aria-labelledby')?.split(' ') ?? [];
    if (!ids.some(id => document.getElementById(id))) said.remove();
  }
}
