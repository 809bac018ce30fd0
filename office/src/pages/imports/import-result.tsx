import { Quantity } from '../../kit/display/quantity.tsx';
import { CardGrid } from '../../kit/page/card-grid.tsx';
import { Stat } from '../../kit/page/stat.tsx';
import type { ImportDetailsFragment } from './generated/graphql.ts';
import styles from './imports.module.css';

/** What the import changed, or would change. */
export function ImportResult({ found }: { found: ImportDetailsFragment }) {
  const { dryRun, status, failureMessage, notes } = found;
  return (
    <div className={styles.stack} aria-live="polite">
      {failureMessage && <p className={styles.failure}>{failureMessage}</p>}
      {status === 'CANCELLED' && <p>It was canceled. Nothing was changed.</p>}
      {status === 'DONE' && (
        <CardGrid>
          <Stat label={dryRun ? 'Would be created' : 'Created'} figure={<Quantity value={found.created} />} />
          <Stat label={dryRun ? 'Would be updated' : 'Updated'} figure={<Quantity value={found.updated} />} />
          <Stat label="Unchanged" figure={<Quantity value={found.unchanged} />} />
          <Stat label="Refused rows" figure={<Quantity value={found.failed} />} />
        </CardGrid>
      )}
      {notes.length > 0 && (
        <ul className={styles.notes}>
          {notes.map(note => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
