import { Entity, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../../src/platform/context/context.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { BaseEntity } from '../../../src/platform/database/base.entity.ts';
import { insertIfAbsent } from '../../../src/platform/database/bulk.ts';
import type { Row } from '../../../src/platform/database/rows.ts';
import { isMariaDb } from '../../kit/database.ts';
import { Note, writeNote } from '../../kit/note.entity.ts';
import { usePlatform } from '../../kit/platform.ts';

@Entity({ tableName: 'test_label' })
class Label extends BaseEntity {
  static override readonly idPrefix = 'label';

  @Property({ type: 'string', length: 10 })
  @Unique()
  name!: string;

  @ManyToOne(() => Note)
  note!: Note;
}

const platform = usePlatform({ entities: [Note, Label] });

let ctx: Context;
let note: string;
beforeEach(async () => {
  await platform().sql('delete from test_label');
  await platform().sql('delete from test_note');
  ctx = platform().context();
  note = await writeNote(ctx, 'labeled');
});

function insert(ctx: Context, values: { id: string; name?: string | null; note?: string }): Promise<boolean> {
  const now = ctx.clock.now();
  const row = { createdAt: now, updatedAt: now, version: 1, name: 'name', note, ...values };
  return insertIfAbsent(ctx, Label, row as Partial<Row<Label>> & { id: string });
}
const insertAlone = (values: Parameters<typeof insert>[1]) =>
  inTransaction(platform().context(), ctx => insert(ctx, values));
const labels = () => platform().sql('select id, name from test_label order by id');

describe('insertIfAbsent', () => {
  it('inserts a row, and says so each time', async () => {
    await inTransaction(ctx, async ctx => {
      expect(await insert(ctx, { id: 'label_1', name: 'one' })).toBe(true);
      expect(await insert(ctx, { id: 'label_1', name: 'one' })).toBe(false);
      expect(await insert(ctx, { id: 'label_2', name: 'two' })).toBe(true);
    });
    expect(await labels()).toEqual([
      { id: 'label_1', name: 'one' },
      { id: 'label_2', name: 'two' },
    ]);
  });

  it.each([
    ['id', { id: 'label_1', name: 'other' }],
    ['unique key', { id: 'label_2', name: 'one' }],
  ])('leaves a row with the same %s as it is', async (_what, values) => {
    expect(await insertAlone({ id: 'label_1', name: 'one' })).toBe(true);
    expect(await insertAlone(values)).toBe(false);
    expect(await labels()).toEqual([{ id: 'label_1', name: 'one' }]);
  });

  it('throws when the row refers to nothing', async () => {
    await expect(insertAlone({ id: 'label_1', note: 'note_of_nobody' })).rejects.toThrow(/foreign key/i);
    expect(await labels()).toEqual([]);
  });

  it('throws when a value is missing', async () => {
    await expect(insertAlone({ id: 'label_1', name: null })).rejects.toThrow(/not null|cannot be null/i);
    expect(await labels()).toEqual([]);
  });

  it('throws when a text is too long for its column', async ({ skip }) => {
    skip(!isMariaDb(), 'SQLite has no length limits.');
    await expect(insertAlone({ id: 'label_1', name: 'longer than ten' })).rejects.toThrow(/too long/i);
    expect(await labels()).toEqual([]);
  });

  it.each([
    ['commits', false],
    ['rolls back', true],
  ])('waits for a transaction that inserts the same, which %s', async (_how, isUndone) => {
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const first = inTransaction(ctx, async ctx => {
      await insert(ctx, { id: 'label_1', name: 'one' });
      begin();
      await gate;
      if (isUndone) throw new Error('power cut');
    }).catch(() => undefined);
    await begun;
    const second = insertAlone({ id: 'label_2', name: 'one' });
    open();
    await first;
    expect(await second).toBe(isUndone);
    expect(await labels()).toEqual([{ id: isUndone ? 'label_2' : 'label_1', name: 'one' }]);
  });
});
