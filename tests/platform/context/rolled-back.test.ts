import { beforeEach, describe, expect, it } from 'vitest';
import { rolledBack } from '../../../src/platform/context/rolled-back.ts';
import { Note, writeNote } from '../../kit/note.entity.ts';
import { usePlatform } from '../../kit/platform.ts';

const platform = usePlatform({ entities: [Note] });

const notes = async () =>
  Number((await platform().sql<{ count: number }>('select count(*) as count from test_note'))[0]!.count);

beforeEach(async () => {
  await platform().sql('delete from test_note');
});

describe('rolledBack', () => {
  it('returns the result, and keeps nothing of what the work changed', async () => {
    const hooks: string[] = [];
    const id = await rolledBack(platform().context(), async ctx => {
      ctx.afterCommit('test', () => hooks.push('committed'));
      return writeNote(ctx, 'rehearsed');
    });
    expect(id).toEqual(expect.any(String));
    expect(await notes()).toBe(0);
    expect(hooks).toEqual([]);
  });

  it('throws what the work throws', async () => {
    const work = rolledBack(platform().context(), async ctx => {
      await writeNote(ctx, 'half');
      throw new Error('power cut');
    });
    await expect(work).rejects.toThrow('power cut');
    expect(await notes()).toBe(0);
  });
});
