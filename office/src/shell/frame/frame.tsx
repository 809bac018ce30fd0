import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, useEffect, useState } from 'react';
import { useConnectionState } from '../connection/connection-context.ts';
import { Navigation } from '../navigation/navigation-list.tsx';
import { mustEnroll } from '../session/must-enroll.ts';
import { useSession, type Viewer } from '../session/session-context.ts';
import styles from './frame.module.css';
import { Header } from './header.tsx';
import { isWaiting } from './is-waiting.ts';
import { KitBoundary } from './kit-boundary.tsx';
import { Loading } from './loading.tsx';
import { ServerUnreachable } from './server-unreachable.tsx';
import { ToSecondFactor } from './to-second-factor.tsx';
import { ToSignIn } from './to-sign-in.tsx';

// Not needed for the first paint.
const Extras = lazy(() => import('../extras/extras.tsx'));
const NoWorkHere = lazy(() => import('./no-work-here.tsx'));

/** What surrounds each page: navigation at the left, search and account on top. */
export function Frame() {
  const session = useSession();
  const isLost = useConnectionState() === 'lost';
  const location = useRouterState({ select: state => state.location });
  const [isNavigationOpen, setIsNavigationOpen] = useState(false);
  // A link in the navigation closes it, where it covers the page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what has changed.
  useEffect(() => setIsNavigationOpen(false), [location.pathname]);

  if (session.state === 'loading') return <Loading />;
  if (session.state === 'failed') return <ServerUnreachable {...session} />;
  if (session.state === 'guest') return <ToSignIn />;
  const { viewer, settings } = session;
  return (
    <>
      <a href="#content" className={styles.skip}>
        Skip to the content
      </a>
      <div className={styles.frame}>
        <Navigation
          storeName={settings.storeName}
          permissions={viewer.permissions}
          isOpen={isNavigationOpen}
          onClose={() => setIsNavigationOpen(false)}
        />
        <div className={styles.body}>
          <Header onOpenNavigation={() => setIsNavigationOpen(true)} />
          {isLost && (
            <p className={styles.lost} role="status">
              No connection to the store. Trying again; what you see may be old, and what you type stays.
            </p>
          )}
          <main id="content" className={styles.content} tabIndex={-1}>
            <KitBoundary settings={settings}>
              <Content viewer={viewer} pathname={location.pathname} />
            </KitBoundary>
          </main>
        </div>
      </div>
      <KitBoundary settings={settings}>
        <Extras />
      </KitBoundary>
    </>
  );
}

function Content({ viewer, pathname }: { viewer: Viewer; pathname: string }) {
  // Everybody may look after their own account.
  if (pathname === '/account') return <Outlet />;
  if (isWaiting(viewer)) return <NoWorkHere viewer={viewer} />;
  return mustEnroll(viewer) ? <ToSecondFactor /> : <Outlet />;
}
