import { Outlet } from '@tanstack/react-router';
import { useSession } from '../session/session-context.ts';
import { KitBoundary } from './kit-boundary.tsx';
import { Loading } from './loading.tsx';
import { Mark } from './mark.tsx';
import styles from './outside-frame.module.css';
import { ServerUnreachable } from './server-unreachable.tsx';

/** A card in the middle of the page, under the name of the store. */
export function OutsideFrame() {
  const session = useSession();
  if (session.state === 'loading') return <Loading />;
  if (session.state === 'failed') return <ServerUnreachable {...session} />;
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <Mark />
        <span>{session.settings.storeName}</span>
      </header>
      <main className={styles.card}>
        <KitBoundary settings={session.settings}>
          <Outlet />
        </KitBoundary>
      </main>
    </div>
  );
}
