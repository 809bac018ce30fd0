import { useSearch } from '@tanstack/react-router';
import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import { DataTable } from '../../kit/data-table/data-table.tsx';
import type { TableColumn } from '../../kit/data-table/table-types.ts';
import { DateTime } from '../../kit/display/date-time.tsx';
import { RelativeTime } from '../../kit/display/relative-time.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { fieldText } from '../../lib/format/text.ts';
import { errorState } from '../../lib/graphql/error-state.ts';
import { daysInput } from '../../lib/list/days.ts';
import { useListPage } from '../../lib/list/use-list-page.ts';
import { useOpenRow } from '../../lib/list/use-open-row.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { ExportList } from '../exports/export-list.tsx';
import { AuditDrawer } from './audit-drawer.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { actionText } from './audit-words.ts';
import { AuditLogDocument, type AuditLogQuery } from './generated/graphql.ts';
import { useVerifications } from './use-verifications.ts';
import { VerificationBadge } from './verification-badge.tsx';
import { VerifyDialog } from './verify-dialog.tsx';

type Row = AuditLogQuery['auditLog']['nodes'][number];

const columns: TableColumn<Row>[] = [
  { id: 'action', header: 'Action', width: 'medium', render: entry => actionText(entry.action) },
  { id: 'actor', header: 'By', render: entry => entry.actor?.name ?? 'The store, or a guest' },
  {
    id: 'target',
    header: 'Target',
    hideable: true,
    render: ({ targetType }) => targetType && fieldText(targetType),
  },
  {
    id: 'changes',
    header: 'Changed fields',
    width: 'wide',
    hideable: true,
    render: ({ changes }) => changedText(Object.keys(changes ?? {})),
  },
  { id: 'ip', header: 'Address', hiddenAtFirst: true, render: entry => entry.ip },
  { id: 'at', header: 'When', render: entry => <DateTime value={entry.at} /> },
];

const maxNamed = 4;

/** A new object has all its fields changed; a few of them say enough. */
function changedText(fields: string[]): string {
  const named = fields.slice(0, maxNamed).map(fieldText).join(', ');
  return fields.length > maxNamed ? `${named}, and ${fields.length - maxNamed} more` : named;
}

export function AuditPage() {
  usePageTitle('Audit log');
  return useCan()('AUDIT_VIEW') ? <AuditLog /> : <ForbiddenPage />;
}

function AuditLog() {
  const { open, ...search } = useSearch({ from: '/frame/audit' });
  const { actor, action, target, days } = search;
  const client = useClient();
  const list = useListPage();
  const openRow = useOpenRow();
  const [isVerifying, setIsVerifying] = useState(false);
  const verifications = useVerifications();
  // One that was canceled says nothing.
  const lastCheck = verifications.list?.find(({ status }) => status !== 'CANCELLED');
  const shared = {
    filter: {
      actorId: actor,
      action: action ? [action] : undefined,
      targetId: target,
      occurredOn: daysInput(days),
    },
    actorIds: actor ? [actor] : [],
  };
  const [{ data, fetching, error }, read] = useQuery({
    query: AuditLogDocument,
    variables: { ...list.cursor, ...shared },
  });
  const page = data?.auditLog;
  const rows = page?.nodes ?? [];
  const clear = () =>
    list.change({ actor: undefined, action: undefined, target: undefined, days: undefined });
  const chosen = data?.actors[0];

  return (
    <>
      <PageHeader
        title="Audit log"
        badge={lastCheck && <VerificationBadge {...lastCheck} />}
        meta={
          <>
            <span>Who did what, and what it changed. Nobody can alter it unnoticed.</span>
            {lastCheck?.result && (
              <span>
                Last checked <RelativeTime value={lastCheck.result.checkedAt} />
              </span>
            )}
          </>
        }
        actions={[
          {
            id: 'verify',
            label: 'Check the log',
            icon: <ShieldCheck aria-hidden />,
            onAction: () => setIsVerifying(true),
          },
        ]}
      />
      <DataTable<Row>
        id="audit"
        label="Audit log"
        columns={columns}
        rows={rows}
        getId={entry => entry.id}
        getName={entry => actionText(entry.action)}
        onOpen={entry => openRow(entry.id)}
        filterKey={list.filterKey}
        loading={fetching}
        error={errorState(error, () => read({ requestPolicy: 'network-only' }))}
        empty={{ title: 'Nothing yet', text: 'Everything that people do here will be listed.' }}
        onClearFilters={actor || action || target || days ? clear : null}
        toolbar={
          <AuditFilters
            search={search}
            actorName={chosen && 'name' in chosen ? chosen.name : undefined}
            list={list}
            onClear={clear}
            actions={
              <ExportList
                name="auditLog"
                filter={shared.filter}
                sort={{ field: 'OCCURRED_AT', direction: 'DESC' }}
                count={page}
              />
            }
          />
        }
        paging={list.paging(page, rows.length, cursor => {
          void client.query(AuditLogDocument, { ...cursor, ...shared }).toPromise();
        })}
      />
      <AuditDrawer id={open} onClose={() => openRow(undefined)} />
      <VerifyDialog
        isOpen={isVerifying}
        onClose={() => setIsVerifying(false)}
        verifications={verifications}
        onOpenEntry={id => {
          setIsVerifying(false);
          openRow(id);
        }}
      />
    </>
  );
}
