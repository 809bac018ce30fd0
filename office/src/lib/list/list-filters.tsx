import type { ReactNode } from 'react';
import { FilterBar } from '../../kit/filter/filter-bar.tsx';
import { SavedViews } from '../../kit/filter/saved-views.tsx';
import { useViewer } from '../../shell/session/session-context.ts';
import { chips, type SetFilter } from './chips.ts';
import type { ListPage } from './use-list-page.ts';

type ListFiltersProps = {
  /** Names the list, for its saved views. */
  name: string;
  list: ListPage;
  filters: readonly SetFilter[];
  onClear: () => void;
  /** What can be done with the whole list, such as <ExportList>. */
  actions?: ReactNode;
  /** The controls. */
  children: ReactNode;
};

/** The filters above a list, with what is set and the views that this person saved. */
export function ListFilters({ name, list, filters, onClear, actions, children }: ListFiltersProps) {
  // Several people may sign in with one browser, so the views are theirs, not the browser's.
  const { id } = useViewer();
  return (
    <FilterBar
      chips={chips(filters, list.change)}
      onClear={onClear}
      end={
        <>
          {actions}
          <SavedViews list={`${id}.${name}`} current={list.filterKey} onSelect={list.open} />
        </>
      }
    >
      {children}
    </FilterBar>
  );
}
