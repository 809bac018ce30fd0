import type { ReactNode } from 'react';
import { ComboBoxField } from '../../kit/field/combo-box-field.tsx';
import { SearchField } from '../../kit/field/search-field.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { DaysFilter } from '../../lib/list/days-filter.tsx';
import { daysText } from '../../lib/list/days-text.ts';
import { ListFilters } from '../../lib/list/list-filters.tsx';
import type { ListPage } from '../../lib/list/use-list-page.ts';
import { useOptions } from '../../lib/list/use-options.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { AuditActorsDocument } from './generated/graphql.ts';

type AuditFiltersProps = {
  search: { actor?: string; action?: string; target?: string; days?: string };
  actorName: string | undefined;
  list: ListPage;
  onClear: () => void;
  actions?: ReactNode;
};

export function AuditFilters({ search, actorName, list, onClear, actions }: AuditFiltersProps) {
  const { actor, action, target, days } = search;
  const { locale } = useStore();
  const can = useCan();
  const people = useOptions({
    query: AuditActorsDocument,
    variables: text => ({ search: text }),
    options: data => data.users.nodes.map(({ id, name, email }) => ({ id, label: name, description: email })),
  });
  return (
    <ListFilters
      name="audit"
      list={list}
      filters={[
        ['actor', 'By', actor && (actorName ?? actor)],
        ['action', 'Action', action],
        ['target', 'Target', target],
        ['days', 'When', days && daysText(days, locale)],
      ]}
      onClear={onClear}
      actions={actions}
    >
      <SearchField
        label="Action"
        placeholder="Action, such as order."
        value={action ?? ''}
        onChange={text => list.change({ action: text })}
      />
      {can('USERS_VIEW') && (
        <ComboBoxField
          label="By whom"
          hideLabel
          placeholder="By anybody"
          value={actor ? { id: actor, label: actorName ?? '…' } : null}
          onChange={chosen => list.change({ actor: chosen?.id })}
          {...people}
        />
      )}
      <SearchField
        label="Id of the target"
        placeholder="Id of the target"
        value={target ?? ''}
        onChange={text => list.change({ target: text })}
      />
      <DaysFilter label="When" value={days} onChange={chosen => list.change({ days: chosen })} />
    </ListFilters>
  );
}
