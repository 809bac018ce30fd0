/** A name for search parameters such as "status=PAID&sort=total". */
export type SavedView = { name: string; search: string };

type Views = Pick<Storage, 'getItem' | 'setItem'>;

const prefix = 'tradepost.views.';
const atMost = 50;

export function readViews(storage: Views, list: string): SavedView[] {
  const stored = parse(storage.getItem(prefix + list));
  return Array.isArray(stored) ? stored.filter(isView) : [];
}

export function writeViews(storage: Views, list: string, views: SavedView[]): void {
  storage.setItem(prefix + list, JSON.stringify(views));
}

/** Saving under a name that exists replaces that view. */
export function saveView(views: SavedView[], view: SavedView): SavedView[] {
  const kept = views.filter(each => !sameName(each.name, view.name));
  return [...kept, view].slice(-atMost);
}

export function renameView(views: SavedView[], name: string, newName: string): SavedView[] {
  const others = views.filter(each => sameName(each.name, name) || !sameName(each.name, newName));
  return others.map(each => (sameName(each.name, name) ? { ...each, name: newName } : each));
}

export function deleteView(views: SavedView[], name: string): SavedView[] {
  return views.filter(each => !sameName(each.name, name));
}

/** The same filter, whatever the order of its parameters. */
export function sameSearch(a: string, b: string): boolean {
  return sorted(a) === sorted(b);
}

function sorted(search: string): string {
  const parameters = new URLSearchParams(search);
  parameters.sort();
  return parameters.toString();
}

function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

function isView(value: unknown): value is SavedView {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('search' in value)) return false;
  return typeof value.name === 'string' && typeof value.search === 'string';
}

function parse(text: string | null): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Unreadable views are none.
    return undefined;
  }
}
