import { describe, expect, test } from 'vitest';
import {
  isColumnShown,
  readTablePreferences,
  writeTablePreferences,
} from '../../src/kit/data-table/table-preferences.ts';
import {
  deleteView,
  readViews,
  renameView,
  sameSearch,
  saveView,
  writeViews,
} from '../../src/kit/filter/saved-views-store.ts';
import { readDraft, removeDraft, writeDraft } from '../../src/kit/form/draft-store.ts';

function storage(entries: Record<string, string> = {}) {
  const kept = new Map(Object.entries(entries));
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe('drafts', () => {
  const now = new Date('2026-11-26T12:00:00Z');
  const initial = { name: '', price: '' };

  test('what was typed is found again, with the time it was saved', () => {
    const drafts = storage();
    writeDraft(drafts, 'product', { name: 'Lamp', price: '' }, initial, now);
    expect(readDraft(drafts, 'product', initial, now)).toEqual({
      value: { name: 'Lamp', price: '' },
      savedAt: now,
    });
    expect(readDraft(drafts, 'another', initial, now)).toBeUndefined();
  });

  test('what equals the beginning is no draft', () => {
    const drafts = storage();
    writeDraft(drafts, 'product', { name: 'Lamp', price: '' }, initial, now);
    writeDraft(drafts, 'product', initial, initial, now);
    expect(drafts.kept.size).toBe(0);
  });

  test('a field added since has its default, one that is gone is dropped', () => {
    const drafts = storage();
    writeDraft(drafts, 'product', { name: 'Lamp', color: 'red' }, {}, now);
    expect(readDraft(drafts, 'product', { name: '', price: '9' }, now)?.value).toEqual({
      name: 'Lamp',
      price: '9',
    });
  });

  test('it ends with the submit, and by age', () => {
    const drafts = storage();
    writeDraft(drafts, 'product', { name: 'Lamp', price: '' }, initial, now);
    expect(readDraft(drafts, 'product', initial, new Date('2026-12-11T12:00:00Z'))).toBeUndefined();
    removeDraft(drafts, 'product');
    expect(readDraft(drafts, 'product', initial, now)).toBeUndefined();
  });

  test.each(['{', 'null', '"text"', '{"savedAt":1}', '{"savedAt":1795694400000,"value":[1]}'])(
    '%s is none',
    text => {
      expect(
        readDraft(storage({ 'tradepost.draft.product': text }), 'product', initial, now),
      ).toBeUndefined();
    },
  );
});

describe('saved views', () => {
  const paid = { name: 'Paid', search: 'status=PAID' };

  test('are saved, replaced by name, renamed, and deleted', () => {
    const two = saveView(saveView([], paid), { name: 'Late', search: 'late=1' });
    expect(saveView(two, { name: 'paid ', search: 'x=1' }).map(view => view.search)).toEqual([
      'late=1',
      'x=1',
    ]);
    expect(renameView(two, 'Late', 'Overdue').map(view => view.name)).toEqual(['Paid', 'Overdue']);
    expect(renameView(two, 'Late', 'Paid')).toEqual([{ name: 'Paid', search: 'late=1' }]);
    expect(deleteView(two, 'Paid')).toEqual([{ name: 'Late', search: 'late=1' }]);
  });

  test('are read back, without what is no view', () => {
    const kept = storage();
    writeViews(kept, 'orders', [paid]);
    expect(readViews(kept, 'orders')).toEqual([paid]);
    expect(readViews(storage({ 'tradepost.views.orders': '[1,{"name":"x"}]' }), 'orders')).toEqual([]);
    expect(readViews(storage({ 'tradepost.views.orders': '{' }), 'orders')).toEqual([]);
  });

  test('there are never more than fifty', () => {
    const many = Array.from({ length: 60 }, (_, index) => ({ name: `View ${index}`, search: '' }));
    expect(many.reduce(saveView, [] as typeof many)).toHaveLength(50);
  });

  test('the order of the parameters does not matter', () => {
    expect(sameSearch('a=1&b=2', '?b=2&a=1')).toBe(true);
    expect(sameSearch('a=1', 'a=2')).toBe(false);
  });
});

describe('table preferences', () => {
  test('only what the reader changed is kept', () => {
    const kept = storage();
    writeTablePreferences(kept, 'orders', { columns: { city: true }, density: 'compact' });
    const preferences = readTablePreferences(kept, 'orders');
    expect(preferences).toEqual({ columns: { city: true }, density: 'compact' });
    expect(isColumnShown({ id: 'city', hiddenAtFirst: true }, preferences)).toBe(true);
    expect(isColumnShown({ id: 'phone', hiddenAtFirst: true }, preferences)).toBe(false);
    expect(isColumnShown({ id: 'units', hideable: true }, preferences)).toBe(true);
  });

  test('a column that may not be hidden is never hidden', () => {
    expect(isColumnShown({ id: 'total' }, { columns: { total: false }, density: 'compact' })).toBe(true);
  });

  test('unreadable preferences are none', () => {
    const broken = storage({ 'tradepost.table.orders': '{"columns":{"a":"yes"},"density":"tiny"}' });
    expect(readTablePreferences(broken, 'orders')).toEqual({ columns: {}, density: 'comfortable' });
  });
});
