import { describe, expect, test } from 'vitest';
import { nextPoint, shownLabels, valueDomain } from '../../src/kit/chart/chart-math.ts';
import { checkFiles } from '../../src/kit/file/check-files.ts';
import { moveTarget, type TreeNode } from '../../src/kit/tree/move-target.ts';

const node = (id: string, children: TreeNode<null>[] = []): TreeNode<null> => ({
  id,
  name: id,
  item: null,
  children,
});

describe('moving in a tree', () => {
  const nodes = [node('a', [node('a1'), node('a2', [node('a2x')])]), node('b'), node('c')];

  test.each([
    ['c', 'a', 'before', { parentId: null, index: 0 }],
    ['a', 'c', 'after', { parentId: null, index: 2 }],
    ['a', 'c', 'before', { parentId: null, index: 1 }],
    ['b', 'a', 'on', { parentId: 'a', index: 2 }],
    ['a1', 'a', 'on', { parentId: 'a', index: 1 }],
    ['a2x', 'b', 'after', { parentId: null, index: 2 }],
    ['a1', 'a2x', 'before', { parentId: 'a2', index: 0 }],
  ] as const)('%s goes %s %s', (id, targetId, position, expected) => {
    const swapped = { targetId, position };
    expect(moveTarget(nodes, id, swapped)).toEqual({ id, ...expected });
  });

  test.each([
    ['a', 'a', 'on'],
    ['a', 'a1', 'before'],
    ['a', 'a2x', 'on'],
    ['b', 'a', 'after'],
    ['a2', 'a', 'on'],
    ['nobody', 'a', 'on'],
    ['a', 'nobody', 'on'],
  ] as const)('%s does not go %s %s', (id, targetId, position) => {
    expect(moveTarget(nodes, id, { targetId, position })).toBeUndefined();
  });
});

describe('charts', () => {
  test('start at zero, or below it', () => {
    expect(valueDomain([{ id: 'a', label: 'A', values: [5, null, 9] }])).toEqual([0, 9]);
    expect(valueDomain([{ id: 'a', label: 'A', values: [-5, 9] }])).toEqual([-5, 9]);
    expect(valueDomain([{ id: 'a', label: 'A', values: [0, null] }])).toEqual([0, 1]);
    expect(valueDomain([])).toEqual([0, 1]);
  });

  test('show as many labels as fit', () => {
    expect(shownLabels(5, 500, 72)).toEqual([0, 1, 2, 3, 4]);
    expect(shownLabels(10, 300, 72)).toEqual([0, 3, 6, 9]);
    expect(shownLabels(10, 10, 72)).toEqual([0]);
    expect(shownLabels(0, 500, 72)).toEqual([]);
  });

  test('move by keys and stop at the ends', () => {
    expect(nextPoint('ArrowRight', null, 3)).toBe(0);
    expect(nextPoint('ArrowRight', 2, 3)).toBe(2);
    expect(nextPoint('ArrowLeft', 0, 3)).toBe(0);
    expect(nextPoint('End', 0, 3)).toBe(2);
    expect(nextPoint('Escape', 1, 3)).toBeNull();
    expect(nextPoint('Tab', 1, 3)).toBeUndefined();
    expect(nextPoint('ArrowRight', null, 0)).toBeUndefined();
  });
});

describe('files that are dropped', () => {
  const limits = { accept: ['image/*', '.csv'], maxBytes: 1000, maxFiles: 2 };
  const file = (name: string, type: string, size = 10) => ({ name, type, size });

  test('are taken by type or ending', () => {
    const files = [file('a.png', 'image/png'), file('B.CSV', '')];
    expect(checkFiles(files, limits, 'en-US')).toEqual({ accepted: files, problems: [] });
  });

  test('each that cannot be taken is named with the reason', () => {
    const { accepted, problems } = checkFiles(
      [
        file('a.exe', 'application/x-msdownload'),
        file('big.png', 'image/png', 2500),
        file('empty.png', 'image/png', 0),
        file('1.png', 'image/png'),
        file('2.png', 'image/png'),
        file('3.png', 'image/png'),
      ],
      limits,
      'en-US',
    );
    expect(accepted.map(each => each.name)).toEqual(['1.png', '2.png']);
    expect(problems).toEqual([
      'a.exe is not of a kind that can be used here (image/*, .csv).',
      'big.png has 2.5 kB; the limit is 1 kB.',
      'empty.png is empty.',
      '3.png is one too many: the limit is 2.',
    ]);
  });
});
