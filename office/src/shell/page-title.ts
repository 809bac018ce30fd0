import { useEffect } from 'react';
import { useSession } from './session/session-context.ts';

/** Names the page in the browser's tab and history. */
export function usePageTitle(title: string): void {
  const session = useSession();
  const store = 'settings' in session ? session.settings.storeName : 'Tradepost';
  useEffect(() => {
    document.title = `${title} · ${store}`;
  }, [title, store]);
}
