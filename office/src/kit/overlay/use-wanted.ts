import { useState } from 'react';

/** Whether something that opens over the page was ever open: only then it stands on the page, so that it can go gently. */
export function useWanted(isOpen: boolean): boolean {
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  return wasOpen || isOpen;
}
