import type { KeyboardEvent } from 'react';
import { controlsOf } from './row-controls.ts';
import { rowForKey } from './row-keys.ts';
import type { RowFocus } from './use-row-focus.ts';
import type { RowSelection } from './use-row-selection.ts';

type RowKeys = {
  ids: readonly string[];
  focus: RowFocus;
  /** Null where nothing can be chosen. */
  selection: RowSelection | null;
  open: (id: string, inNewTab: boolean) => void;
};

/** What the keyboard does in the rows of a table: the ARIA pattern of a grid. */
export function useRowKeys({ ids, focus, selection, open }: RowKeys) {
  return (event: KeyboardEvent<HTMLTableSectionElement>) => {
    const target = event.target as HTMLElement;
    const row = target.closest<HTMLElement>('tr[data-id]');
    const id = row?.dataset.id;
    // What a row opens, such as a menu, stands elsewhere on the page and sends its keys here all the same.
    if (!row || id === undefined || !event.currentTarget.contains(row) || isTextBox(target)) return;
    if (handle(event, { target, row, id })) event.preventDefault();
  };

  type At = { target: HTMLElement; row: HTMLElement; id: string };

  function handle(event: KeyboardEvent, { target, row, id }: At): boolean {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    if (altKey) return false;
    if (key === 'Escape') return selection?.clear() ?? false;
    if (key === 'ArrowLeft' || key === 'ArrowRight')
      return moveInRow(row, target, key === 'ArrowRight' ? 1 : -1);
    if (key.toLowerCase() === 'a' && (ctrlKey || metaKey)) {
      selection?.selectAll();
      return selection !== null;
    }
    const next =
      ids[rowForKey(key, { index: ids.indexOf(id), count: ids.length, pageRows: rowsInSight(row) }) ?? -1];
    if (next !== undefined) {
      if (shiftKey && selection) selection.extendTo(next, id);
      else selection?.endRange();
      focus.focusRow(next);
      return true;
    }
    // A button in the row has its own Enter and Space.
    if (target !== row) return false;
    if (key === 'Enter') open(id, ctrlKey || metaKey);
    else if (key === ' ' && shiftKey) selection?.extendTo(id, id);
    else if (key === ' ') selection?.toggle(id);
    else return false;
    return true;
  }
}

function isTextBox(target: HTMLElement): boolean {
  return (
    target.matches('textarea, select, input:not([type="checkbox"], [type="radio"])') ||
    target.isContentEditable
  );
}

/** From the row to what can be pressed in it, and back. */
function moveInRow(row: HTMLElement, target: HTMLElement, step: 1 | -1): boolean {
  const rightToLeft = getComputedStyle(row).direction === 'rtl';
  const places = [row, ...controlsOf(row)];
  const next = places[places.indexOf(target) + (rightToLeft ? -step : step)];
  next?.focus();
  return next !== undefined;
}

/** How far a page key goes: what fits into the box that scrolls, but for one row to hold on to. */
function rowsInSight(row: HTMLElement): number {
  const box = row.closest('table')?.parentElement;
  if (!box || row.offsetHeight === 0) return 1;
  return Math.max(1, Math.floor(box.clientHeight / row.offsetHeight) - 2);
}
