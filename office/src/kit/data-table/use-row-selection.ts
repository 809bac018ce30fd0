import { useCallback, useRef } from 'react';
import { clearPage, extendSelection, pageState, selectPage, toggleRow } from './row-selection.ts';

type Change = (ids: Set<string>) => void;

export type RowSelection = ReturnType<typeof useRowSelection>;

/** Chooses rows one by one, as a range, or the whole page. */
export function useRowSelection(
  ids: readonly string[],
  selected: ReadonlySet<string>,
  onChange: Change | undefined,
) {
  // Read when a key or a press comes, so that the rows need not render again when something was chosen.
  const latest = useRef({ ids, selected, onChange });
  latest.current = { ids, selected, onChange };
  const range = useRef<{ anchor: string; end: string }>(undefined);

  const toggle = useCallback((id: string) => {
    range.current = { anchor: id, end: id };
    latest.current.onChange?.(toggleRow(latest.current.selected, id));
  }, []);

  /** Up to this row, from the one chosen last; where that is not on the page, from `start`. */
  const extendTo = useCallback((id: string, start: string) => {
    const { ids: page, selected: chosen, onChange: change } = latest.current;
    const known = range.current && page.includes(range.current.anchor) ? range.current : undefined;
    const anchor = known?.anchor ?? start;
    range.current = { anchor, end: id };
    change?.(extendSelection(chosen, page, { anchor, from: known?.end ?? anchor, to: id }));
  }, []);

  const selectAll = useCallback(() => {
    const { ids: page, selected: chosen, onChange: change } = latest.current;
    change?.(selectPage(chosen, page));
  }, []);

  const toggleAll = useCallback(() => {
    const { ids: page, selected: chosen, onChange: change } = latest.current;
    const isAll = pageState(chosen, page) === 'all';
    change?.(isAll ? clearPage(chosen, page) : selectPage(chosen, page));
  }, []);

  /** Says whether there was anything to clear. */
  const clear = useCallback((): boolean => {
    range.current = undefined;
    if (latest.current.selected.size === 0) return false;
    latest.current.onChange?.(new Set());
    return true;
  }, []);

  /** The focus moved on by itself: a range begins where it is. */
  const endRange = useCallback(() => {
    range.current = undefined;
  }, []);

  return { toggle, extendTo, endRange, selectAll, toggleAll, clear };
}
