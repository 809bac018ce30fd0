import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react';
import type { StoreSettings } from '../session/session-context.ts';

type KitProps = { settings: StoreSettings; children: ReactNode };

// Asked for at once, beside the page's own script, and not in the way of the first paint.
export const kit = import('./app-kit.tsx');
const LazyKit = lazy(() => kit);

// Even what is loaded already is waited for when it is lazy, and React then shows it no sooner than 0.3 s later.
let LoadedKit: ComponentType<KitProps> | undefined;
kit.then(loaded => {
  LoadedKit = loaded.default;
}, ignore);

type KitBoundaryProps = KitProps & { fallback?: ReactNode };

/** What uses the kit stands in here: the page, the header's menus, the messages. */
export function KitBoundary({ settings, fallback, children }: KitBoundaryProps) {
  const [Kit] = useState(() => LoadedKit ?? LazyKit);
  return (
    <Suspense fallback={fallback}>
      <Kit settings={settings}>{children}</Kit>
    </Suspense>
  );
}

// The lazy one reports it.
function ignore(): void {}
