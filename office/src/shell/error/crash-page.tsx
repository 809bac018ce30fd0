import type { ErrorComponentProps } from '@tanstack/react-router';
import { useEffect } from 'react';
import styles from './error.module.css';

const reloadedKey = 'tradepost.reloaded-for-new-version';

/** After an upgrade of the server, the scripts that an open page would load next are gone. Loading the page again helps, once. */
function isGoneScript(message: string): boolean {
  return /dynamically imported module|Importing a module script failed|error loading dynamically/i.test(
    message,
  );
}

export function CrashPage({ error }: ErrorComponentProps) {
  const message = error instanceof Error ? error.message : String(error);
  const isGone = isGoneScript(message);
  useEffect(() => {
    if (!isGone || sessionStorage.getItem(reloadedKey)) return;
    sessionStorage.setItem(reloadedKey, 'true');
    window.location.reload();
  }, [isGone]);
  return (
    <div className={styles.page} role="alert">
      <h1 className={styles.title}>{isGone ? 'A new version is there' : 'This page stopped working'}</h1>
      <p>
        {isGone
          ? 'The page could not be loaded. Load it again to get the new version.'
          : 'Load it again. If that does not help, tell whoever runs the store what stands below.'}
      </p>
      {!isGone && <pre className={styles.detail}>{message}</pre>}
      <button type="button" className={styles.button} onClick={() => window.location.reload()}>
        Load again
      </button>
    </div>
  );
}
