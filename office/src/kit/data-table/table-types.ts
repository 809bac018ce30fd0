import type { ReactNode } from 'react';

export type TableColumn<Row> = {
  id: string;
  header: string;
  render: (row: Row) => ReactNode;
  /** Numbers and amounts stand at the end. */
  align?: 'start' | 'end';
  sortable?: boolean;
  width?: 'narrow' | 'medium' | 'wide';
  /** The reader may hide it; the first column always stays. */
  hideable?: boolean;
  /** Hidden until the reader shows it. */
  hiddenAtFirst?: boolean;
};

export type TableSort = { column: string; direction: 'ASC' | 'DESC' };

export type Density = 'comfortable' | 'compact';

export type TablePaging = {
  hasNext: boolean;
  hasPrevious: boolean;
  onNext: () => void;
  onPrevious: () => void;
  /** Such as pageText() makes it: "1–20 of 1,234". */
  text?: string;
  /** Called when the next page is likely wanted: the pointer or the focus is on the button. */
  onPrefetchNext?: () => void;
};
