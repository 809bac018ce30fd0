import { lazy, type ReactNode, Suspense } from 'react';
import type { StoreSettings } from '../session/session-context.ts';

// Asked for at once, beside the page's own script, and not in the way of the first paint.
const kit = import('./app-kit.tsx');
const AppKit = lazy(() => kit);

type KitBoundaryProps = { settings: StoreSettings; fallback?: ReactNode; children: ReactNode };

/** What uses the kit stands in here: the page, the header's menus, the messages. */
export function KitBoundary({ settings, fallback, children }: KitBoundaryProps) {
  return (
    <Suspense fallback={fallback}>
      <AppKit settings={settings}>{children}</AppKit>
    </Suspense>
  );
}
