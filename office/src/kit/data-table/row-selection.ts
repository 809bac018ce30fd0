/** With one row chosen or left out. */
export function toggleRow(selected: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** All of this page, and what was chosen on others. */
export function selectPage(selected: ReadonlySet<string>, page: readonly string[]): Set<string> {
  return new Set([...selected, ...page]);
}

/** None of this page; what was chosen on others stays. */
export function clearPage(selected: ReadonlySet<string>, page: readonly string[]): Set<string> {
  return new Set([...selected].filter(id => !page.includes(id)));
}

type Extension = {
  /** Where the range begins: the row that was chosen last by itself. */
  anchor: string;
  /** Where the range ended until now. */
  from: string;
  /** Where it ends from now on. */
  to: string;
};

/** Stretches or shrinks the range of chosen rows, as Shift with an arrow or a click does. */
export function extendSelection(
  selected: ReadonlySet<string>,
  page: readonly string[],
  { anchor, from, to }: Extension,
): Set<string> {
  const before = rangeOf(page, anchor, from);
  // A range that nobody chose, such as from where the focus only passed, takes nothing away.
  const isChosen = before.every(id => selected.has(id));
  const left = isChosen ? clearPage(selected, before) : selected;
  return selectPage(left, rangeOf(page, anchor, to));
}

/** How much of the page is chosen, as the box in the head shows it. */
export function pageState(selected: ReadonlySet<string>, page: readonly string[]): 'none' | 'some' | 'all' {
  const count = page.filter(id => selected.has(id)).length;
  if (count === 0) return 'none';
  return count === page.length ? 'all' : 'some';
}

function rangeOf(page: readonly string[], a: string, b: string): string[] {
  const [start, end] = [page.indexOf(a), page.indexOf(b)].sort((x, y) => x - y) as [number, number];
  return start < 0 ? [] : page.slice(start, end + 1);
}
