import { useQuery } from 'urql';
import { DateTime } from '../../kit/display/date-time.tsx';
import { Drawer } from '../../kit/overlay/drawer.tsx';
import { DescriptionList } from '../../kit/page/description-list.tsx';
import { EmptyState } from '../../kit/state/empty-state.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { CodeText } from '../../kit/text/code-text.tsx';
import { TextLink } from '../../kit/text/text-link.tsx';
import { fieldText } from '../../lib/format/text.ts';
import { errorState } from '../../lib/graphql/error-state.ts';
import { openableLink } from '../../lib/object-link.ts';
import { ObjectLink } from '../../shell/object-link.tsx';
import { useViewer } from '../../shell/session/session-context.ts';
import styles from './audit.module.css';
import { AuditChanges, AuditValue } from './audit-changes.tsx';
import { actionText } from './audit-words.ts';
import { AuditEntryDocument, type AuditEntryQuery } from './generated/graphql.ts';

type Entry = NonNullable<AuditEntryQuery['auditEntry']>;

/** One action: who did it, and what it changed. */
export function AuditDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const [{ data, error }, read] = useQuery({
    query: AuditEntryDocument,
    variables: { id: id ?? '' },
    pause: !id,
  });
  const entry = data?.auditEntry;
  const failure = errorState(error, () => read({ requestPolicy: 'network-only' }));
  return (
    <Drawer
      isOpen={Boolean(id)}
      onClose={onClose}
      size="large"
      title={entry ? actionText(entry.action) : 'Audit entry'}
      subtitle={entry && <DateTime value={entry.at} />}
    >
      {failure && <ErrorState {...failure} compact />}
      {!failure && !data && <SkeletonLines count={6} />}
      {data && !entry && <EmptyState compact title="There is no such entry" />}
      {entry && <EntryDetails entry={entry} />}
    </Drawer>
  );
}

function EntryDetails({ entry }: { entry: Entry }) {
  const changes = entry.changes as Record<string, unknown> | null;
  const facts = entry.facts as Record<string, unknown> | null;
  const targetHref = openableLink(entry.targetId, useViewer().permissions);
  return (
    <div className={styles.stack}>
      <DescriptionList
        items={[
          {
            term: 'By',
            detail: entry.actor ? (
              <ObjectLink id={entry.actor.id}>{entry.actor.name}</ObjectLink>
            ) : (
              'The store itself, or a guest'
            ),
          },
          {
            term: entry.targetType ? fieldText(entry.targetType) : 'Target',
            detail:
              entry.targetId &&
              (targetHref ? (
                <TextLink href={targetHref}>{entry.targetId}</TextLink>
              ) : (
                <CodeText text={entry.targetId} label="id" />
              )),
          },
          { term: 'Action', detail: <CodeText text={entry.action} label="action" /> },
          { term: 'Address', detail: entry.ip },
          { term: 'Browser', detail: entry.userAgent },
          { term: 'Request', detail: <CodeText text={entry.requestId} label="request id" /> },
        ]}
      />
      {changes && Object.keys(changes).length > 0 && (
        <section>
          <h3 className={styles.subtitle}>What changed</h3>
          <AuditChanges changes={changes} />
        </section>
      )}
      {facts && Object.keys(facts).length > 0 && (
        <section>
          <h3 className={styles.subtitle}>Details</h3>
          <DescriptionList
            items={Object.entries(facts).map(([name, value]) => ({
              term: fieldText(name),
              detail: <AuditValue value={value} />,
            }))}
          />
        </section>
      )}
    </div>
  );
}
