import { expect, it } from 'vitest';
import { EventQueue } from '../../../../src/platform/live/event-queue.ts';

function queue(limit: number) {
  let ends = 0;
  const made = new EventQueue<string>(
    limit,
    () => new Error('too many'),
    () => ends++,
  );
  return { made, ends: () => ends };
}

it('hands out what waits, each thing once and as it is last', async () => {
  const { made } = queue(10);
  made.add('a', 'a1');
  made.add('b', 'b1');
  made.add('a', 'a2');
  expect([await made.next(), await made.next()].map(({ value }) => value)).toEqual(['a2', 'b1']);
  const coming = made.next();
  made.add('c', 'c1');
  expect(await coming).toEqual({ value: 'c1', done: false });
});

it('never holds more than its limit: then it ends, and says so to its reader', async () => {
  const { made, ends } = queue(3);
  for (const key of ['a', 'b', 'c', 'a', 'b']) made.add(key, key);
  expect(ends()).toBe(0);
  made.add('d', 'd');
  made.add('e', 'e');
  expect(ends()).toBe(1);
  await expect(made.next()).rejects.toThrow('too many');
  expect(await made.next()).toEqual({ value: undefined, done: true });
});

it('lets a reader that waits go when it is ended, and cleans up once', async () => {
  const { made, ends } = queue(3);
  const coming = made.next();
  await made.return();
  await made.return();
  expect(await coming).toEqual({ value: undefined, done: true });
  made.add('a', 'a');
  expect(await made.next()).toEqual({ value: undefined, done: true });
  expect(ends()).toBe(1);
});
