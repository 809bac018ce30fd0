import { describe, expect, it } from 'vitest';
import { rowForKey } from '../../src/kit/data-table/row-keys.ts';
import {
  clearPage,
  extendSelection,
  pageState,
  selectPage,
  toggleRow,
} from '../../src/kit/data-table/row-selection.ts';

const page = ['a', 'b', 'c', 'd', 'e'];

describe('the keys of a table', () => {
  const at = (key: string, index: number) => rowForKey(key, { index, count: 5, pageRows: 3 });

  it('move by one, by a page, and to the ends', () => {
    expect(at('ArrowDown', 1)).toBe(2);
    expect(at('ArrowUp', 1)).toBe(0);
    expect(at('PageDown', 1)).toBe(4);
    expect(at('PageUp', 4)).toBe(1);
    expect(at('Home', 3)).toBe(0);
    expect(at('End', 1)).toBe(4);
  });

  it('stop at the ends', () => {
    expect(at('ArrowDown', 4)).toBe(4);
    expect(at('ArrowUp', 0)).toBe(0);
    expect(at('PageDown', 3)).toBe(4);
    expect(at('PageUp', 1)).toBe(0);
  });

  it('leave other keys alone', () => {
    expect(at('x', 1)).toBeUndefined();
    expect(at('Tab', 1)).toBeUndefined();
  });
});

describe('the selection of a table', () => {
  it('keeps what was chosen on other pages', () => {
    expect([...selectPage(new Set(['z']), page)]).toEqual(['z', ...page]);
    expect([...clearPage(new Set(['z', 'a', 'c']), page)]).toEqual(['z']);
  });

  it('chooses a row and leaves it out again', () => {
    expect([...toggleRow(new Set(['a']), 'b')]).toEqual(['a', 'b']);
    expect([...toggleRow(new Set(['a', 'b']), 'a')]).toEqual(['b']);
  });

  it('says how much of the page is chosen', () => {
    expect(pageState(new Set(['z']), page)).toBe('none');
    expect(pageState(new Set(['z', 'b']), page)).toBe('some');
    expect(pageState(new Set(page), page)).toBe('all');
  });

  it('stretches a range in both directions', () => {
    expect([...extendSelection(new Set(['b']), page, { anchor: 'b', from: 'b', to: 'd' })]).toEqual([
      'b',
      'c',
      'd',
    ]);
    expect([...extendSelection(new Set(['d']), page, { anchor: 'd', from: 'd', to: 'b' })].sort()).toEqual([
      'b',
      'c',
      'd',
    ]);
  });

  it('shrinks a range, and turns it over at its beginning', () => {
    const chosen = new Set(['z', 'b', 'c', 'd']);
    expect([...extendSelection(chosen, page, { anchor: 'b', from: 'd', to: 'c' })].sort()).toEqual([
      'b',
      'c',
      'z',
    ]);
    expect([...extendSelection(chosen, page, { anchor: 'b', from: 'd', to: 'a' })].sort()).toEqual([
      'a',
      'b',
      'z',
    ]);
  });

  it('takes away nothing that was chosen by itself', () => {
    // The range was never chosen as a whole: "c" was left out since.
    const chosen = new Set(['b', 'd']);
    expect([...extendSelection(chosen, page, { anchor: 'b', from: 'd', to: 'e' })].sort()).toEqual([
      'b',
      'c',
      'd',
      'e',
    ]);
  });
});
