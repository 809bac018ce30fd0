import { useEffect } from 'react';
import type { Extra } from '../extras/open-extra.ts';
import { useMayOpen } from '../navigation/use-may-open.ts';
import { pageOf } from './shortcuts.ts';

/** How long "g" waits for its letter. */
const sequenceMs = 1_200;

interface Handlers {
  readonly onOpen: (extra: Extra) => void;
  readonly onGo: (href: string) => void;
}

/** Listens to the keys of the whole application. What is typed into a field is never a shortcut, but for ⌘K. */
export function useShortcuts({ onOpen, onGo }: Handlers): void {
  const mayOpen = useMayOpen();
  useEffect(() => {
    let goSince = 0;
    const listen = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        onOpen('palette');
        return;
      }
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target) || hasModal()) return;
      const href = Date.now() - goSince < sequenceMs ? pageOf(event.key) : undefined;
      goSince = event.key === 'g' ? Date.now() : 0;
      if (href && mayOpen(href)) onGo(href);
      else if (event.key === '?') onOpen('shortcuts');
      else if (event.key === '/' && focusSearch()) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onOpen, onGo, mayOpen]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function hasModal(): boolean {
  return (
    document.querySelector(
      '[role="dialog"], [role="alertdialog"], dialog[open], [role="menu"], [role="listbox"]',
    ) !== null
  );
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('#content input[type="search"]');
  field?.focus();
  return field !== null;
}
