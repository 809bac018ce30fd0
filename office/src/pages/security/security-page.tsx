import { useSearch } from '@tanstack/react-router';
import { useClient, useQuery } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { DataTable } from '../../kit/data-table/data-table.tsx';
import type { TableColumn } from '../../kit/data-table/table-types.ts';
import { DateTime } from '../../kit/display/date-time.tsx';
import { MultiSelectField } from '../../kit/field/multi-select-field.tsx';
import { FilterBar } from '../../kit/filter/filter-bar.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { StatusBadge } from '../../kit/status/status-badge.tsx';
import { Tabs } from '../../kit/tabs/tabs.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { errorState } from '../../lib/graphql/error-state.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { chips } from '../../lib/list/chips.ts';
import { useListPage } from '../../lib/list/use-list-page.ts';
import { useOpenRow } from '../../lib/list/use-open-row.ts';
import { stringifySearch } from '../../lib/search-params.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { AlertDrawer } from './alert-drawer.tsx';
import { alertKind, alertKinds } from './alert-words.ts';
import {
  SecurityAcknowledgeDocument,
  SecurityAlertsDocument,
  type SecurityAlertsQuery,
} from './generated/graphql.ts';

type Row = SecurityAlertsQuery['securityAlerts']['nodes'][number];

export function SecurityPage() {
  usePageTitle('Security alerts');
  return useCan()('AUDIT_VIEW') ? <Alerts /> : <ForbiddenPage />;
}

function Alerts() {
  const { tab, kind, open } = useSearch({ from: '/frame/security' });
  const client = useClient();
  const list = useListPage();
  const openRow = useOpenRow();
  const acknowledged = tab === 'all' ? undefined : tab === 'acknowledged';
  const shared = { filter: { kind, acknowledged }, waiting: { acknowledged: false } };
  const [{ data, fetching, error }, read] = useQuery({
    query: SecurityAlertsDocument,
    variables: { ...list.cursor, ...shared },
  });
  const acknowledging = useAction(SecurityAcknowledgeDocument, answer => answer.acknowledgeSecurityAlert);
  const page = data?.securityAlerts;
  const rows = page?.nodes ?? [];
  const clear = () => list.change({ kind: undefined });

  async function acknowledge(id: string) {
    const answer = await acknowledging.run({ id });
    if (answer) toast.success({ title: 'Alert acknowledged' });
    if (answer && open) openRow(undefined);
  }

  const columns: TableColumn<Row>[] = [
    { id: 'message', header: 'Alert', width: 'wide', render: alert => alert.message },
    {
      id: 'kind',
      header: 'Kind',
      hideable: true,
      render: alert => alertKind(alert.kind)?.label ?? alert.kind,
    },
    {
      id: 'raisedAt',
      header: 'Raised',
      width: 'narrow',
      render: alert => <DateTime value={alert.raisedAt} />,
    },
    {
      id: 'status',
      header: 'Status',
      render: alert =>
        alert.acknowledgedAt ? (
          <StatusBadge tone="success">Acknowledged</StatusBadge>
        ) : alert.nextActions.some(({ action, allowed }) => action === 'ACKNOWLEDGE' && allowed) ? (
          <Button
            size="small"
            aria-label={`Acknowledge: ${alert.message}`}
            pending={acknowledging.pending}
            onPress={() => void acknowledge(alert.id)}
          >
            Acknowledge
          </Button>
        ) : (
          <StatusBadge tone="warning">Open</StatusBadge>
        ),
    },
  ];

  const tabHref = (id?: string) => `/security${stringifySearch({ tab: id, kind })}`;
  return (
    <>
      <PageHeader
        title="Security alerts"
        meta="What looks like an attack, or like somebody changing what they should not."
      />
      <Tabs
        label="Security alerts"
        tabs={[
          { href: tabHref(), label: 'Open', count: data?.waiting, isCurrent: !tab },
          { href: tabHref('acknowledged'), label: 'Acknowledged', isCurrent: tab === 'acknowledged' },
          { href: tabHref('all'), label: 'All', isCurrent: tab === 'all' },
        ]}
      />
      <DataTable<Row>
        id="security-alerts"
        label="Security alerts"
        columns={columns}
        rows={rows}
        getId={alert => alert.id}
        getName={alert => alert.message}
        onOpen={alert => openRow(alert.id)}
        filterKey={list.filterKey}
        loading={fetching}
        error={errorState(error, () => read({ requestPolicy: 'network-only' }))}
        empty={
          tab
            ? { title: 'No alerts', text: 'Alerts are raised when something looks like an attack.' }
            : {
                title: 'No open alerts',
                text: 'Nothing looks like an attack. New alerts are also sent as notifications.',
              }
        }
        onClearFilters={kind ? clear : null}
        toolbar={
          <FilterBar
            chips={chips(
              [['kind', 'Kind', kind?.map(each => alertKind(each)?.label).join(', ')]],
              list.change,
            )}
            onClear={clear}
          >
            <MultiSelectField
              label="Kind"
              hideLabel
              placeholder="Any kind"
              options={alertKinds.map(({ id, label }) => ({ id, label }))}
              value={kind ?? []}
              onChange={chosen => list.change({ kind: chosen })}
            />
          </FilterBar>
        }
        paging={list.paging(page, rows.length, cursor => {
          void client.query(SecurityAlertsDocument, { ...cursor, ...shared }).toPromise();
        })}
      />
      {acknowledging.problem && <p role="alert">{acknowledging.problem}</p>}
      <AlertDrawer
        id={open}
        onClose={() => openRow(undefined)}
        onAcknowledge={id => void acknowledge(id)}
        pending={acknowledging.pending}
      />
    </>
  );
}
