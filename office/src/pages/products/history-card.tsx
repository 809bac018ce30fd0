import { Total } from '../../kit/display/total.tsx';
import { Card } from '../../kit/page/card.tsx';
import { Timeline } from '../../kit/page/timeline.tsx';
import { EmptyState } from '../../kit/state/empty-state.tsx';
import { TextLink } from '../../kit/text/text-link.tsx';
import { fieldText, statusText } from '../../lib/format/text.ts';
import type { ProductPageQuery } from './generated/graphql.ts';
import styles from './products.module.css';

type Log = NonNullable<ProductPageQuery['auditLog']>;

type HistoryCardProps = { log: Log; productId: string };

/** Who changed what, from the audit log. */
export function HistoryCard({ log, productId }: HistoryCardProps) {
  return (
    <Card title="History">
      {log.nodes.length === 0 ? (
        <EmptyState
          compact
          title="No changes yet"
          text="What people change here is listed with who did it and when."
        />
      ) : (
        <div className={styles.stack}>
          <Timeline
            events={log.nodes.map(({ id, at, action, actor, changes }) => ({
              id,
              at,
              title: statusText(action.split('.').at(-1) ?? action),
              by: actor?.name,
              text: <Changes changes={changes} />,
            }))}
          />
          {log.totalCount > log.nodes.length && (
            <p>
              <TextLink href={`/audit?target=${productId}`}>
                All <Total of={log} /> entries
              </TextLink>
            </p>
          )}
        </div>
      )}
    </Card>
  );
}

type Change = { before?: unknown; after?: unknown };

function Changes({ changes }: { changes: unknown }) {
  if (typeof changes !== 'object' || changes === null) return null;
  const entries = Object.entries(changes as Record<string, Change>).filter(
    ([, change]) => 'before' in change,
  );
  if (entries.length === 0) return null;
  return (
    <ul className={styles.changes}>
      {entries.map(([field, { before, after }]) => (
        <li key={field}>
          {fieldText(field)}: {short(before)} → {short(after)}
        </li>
      ))}
    </ul>
  );
}

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  if (text === 'null' || text === '') return 'nothing';
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
