import { describe, expect, it } from 'vitest';
import { FairQueue } from '../../../../src/platform/lib/fair-queue.ts';

function drain(queue: FairQueue<string>): string[] {
  const things: string[] = [];
  for (let thing = queue.next(); thing !== undefined; thing = queue.next()) things.push(thing);
  return things;
}

/** `'a1'` waits in the line `a`. Returns what had to go. */
const add = (queue: FairQueue<string>, ...things: string[]) =>
  things.map(thing => queue.add(thing[0]!, thing)).filter(thing => thing !== undefined);

describe('FairQueue', () => {
  it('serves the lines in turn, and each line in its order', () => {
    const queue = new FairQueue<string>(10);
    expect(add(queue, 'a1', 'a2', 'a3', 'b1', 'b2', 'c1')).toEqual([]);
    expect(drain(queue)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
    expect(queue.next()).toBeUndefined();
  });

  it('serves who comes later before those who were served just now', () => {
    const queue = new FairQueue<string>(10);
    add(queue, 'a1', 'a2', 'a3');
    expect(queue.next()).toBe('a1');
    add(queue, 'b1');
    expect(drain(queue)).toEqual(['a2', 'b1', 'a3']);
  });

  it('drops the last of the longest line when it is full', () => {
    const queue = new FairQueue<string>(4);
    expect(add(queue, 'a1', 'a2', 'a3', 'b1', 'c1')).toEqual(['a3']);
    expect(drain(queue)).toEqual(['a1', 'b1', 'c1', 'a2']);
  });

  it('drops who comes when nobody has more waiting', () => {
    const queue = new FairQueue<string>(4);
    expect(add(queue, 'a1', 'a2', 'b1', 'b2', 'a3', 'b3')).toEqual(['a3', 'b3']);
    expect(add(queue, 'c1', 'd1')).toEqual(['a2', 'b2']);
    expect(add(queue, 'e1', 'a4')).toEqual(['e1', 'a4']);
    expect(drain(queue)).toEqual(['a1', 'b1', 'c1', 'd1']);
  });

  it('holds nothing when nothing may wait', () => {
    const queue = new FairQueue<string>(0);
    expect(add(queue, 'a1', 'b1')).toEqual(['a1', 'b1']);
    expect(queue.next()).toBeUndefined();
  });
});
