import { useRouter, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import { KitProvider } from '../../kit/provider/kit-provider.tsx';
import type { StoreSettings } from '../session/session-context.ts';

/** Gives the kit the store, the reader's locale, and the router. */
export default function AppKit({ settings, children }: { settings: StoreSettings; children: ReactNode }) {
  const router = useRouter();
  const pathname = useRouterState({ select: state => state.location.pathname });
  const { currencyCode, timeZone } = settings;
  const store = useMemo(
    () => ({ currencyCode, timeZone, locale: navigator.language }),
    [currencyCode, timeZone],
  );
  const useHref = useCallback((href: string) => withBase(router.basepath, href), [router]);
  const navigate = useCallback(
    (href: string) => router.history.push(withBase(router.basepath, href)),
    [router],
  );
  return (
    <KitProvider store={store} navigate={navigate} useHref={useHref} pathname={pathname}>
      {children}
    </KitProvider>
  );
}

// The kit's links are written like those of the router: without the path under which the application is served.
function withBase(base: string, href: string): string {
  return href.startsWith('/') ? `${base}${href}` : href;
}
