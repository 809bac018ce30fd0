import type { MouseEvent } from 'react';
import { isInControl } from './row-controls.ts';
import type { RowFocus } from './use-row-focus.ts';
import type { RowSelection } from './use-row-selection.ts';

type RowPresses = {
  focus: RowFocus;
  /** Null where nothing can be chosen. */
  selection: RowSelection | null;
  open: (id: string, inNewTab: boolean) => void;
};

const middleButton = 1;

/** What the pointer does in the rows of a table. The body listens for all of them. */
export function useRowPresses({ focus, selection, open }: RowPresses) {
  return {
    onMouseDown(event: MouseEvent<HTMLTableSectionElement>) {
      const id = pressedRow(event);
      if (id === undefined) return;
      // Else the browser selects text up to here, or scrolls with the middle button.
      if ((event.shiftKey && selection) || event.button === middleButton) event.preventDefault();
      if (event.shiftKey && selection) {
        selection.extendTo(id, focus.current ?? id);
        focus.focusRow(id);
      }
    },
    onClick(event: MouseEvent<HTMLTableSectionElement>) {
      const id = pressedRow(event);
      if (id === undefined || (event.shiftKey && selection) || isTextSelected()) return;
      open(id, event.ctrlKey || event.metaKey);
    },
    onAuxClick(event: MouseEvent<HTMLTableSectionElement>) {
      const id = pressedRow(event);
      if (id !== undefined && event.button === middleButton) open(id, true);
    },
  };
}

/** The row that was pressed itself, and not something in it or what it has opened elsewhere on the page. */
function pressedRow(event: MouseEvent<HTMLTableSectionElement>): string | undefined {
  const target = event.target as Element;
  const row = target.closest<HTMLElement>('tr[data-id]');
  if (!row || !event.currentTarget.contains(row) || isInControl(target, row)) return undefined;
  return row.dataset.id;
}

function isTextSelected(): boolean {
  return getSelection()?.isCollapsed === false;
}
