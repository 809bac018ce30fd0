import { type KeyboardEvent, useRef } from 'react';

/** A pause this long begins another word. */
const pauseMs = 700;

/** Finds an entry by the letters that it begins with. */
export function useTypedText() {
  const typed = useRef({ text: '', at: 0 });

  function find(
    { key, timeStamp, ctrlKey, metaKey, altKey }: KeyboardEvent,
    entries: HTMLElement[],
    from: number,
  ) {
    const isNew = timeStamp - typed.current.at > pauseMs;
    // A space presses the entry, unless it stands within what is typed.
    if ([...key].length !== 1 || ctrlKey || metaKey || altKey || (key === ' ' && isNew)) return undefined;
    const text = (isNew ? '' : typed.current.text) + key.toLocaleLowerCase();
    typed.current = { text, at: timeStamp };
    // The first letter leads on to the next one; more letters may mean the same.
    const start = text.length === 1 ? from + 1 : Math.max(from, 0);
    const order = entries.map((_, offset) => (start + offset) % entries.length);
    return order.find(index => entries[index]?.innerText.trim().toLocaleLowerCase().startsWith(text));
  }

  return { find };
}
