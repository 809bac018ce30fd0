import { expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { makeMember } from '../../kit/factories/role.ts';
import { imported, startImport, uploaded } from '../../kit/uploads.ts';

const app = useApp();
const rows = (...lines: string[]) => `sku,name,price\n${lines.join('\n')}\n`;

interface Told {
  readonly kind: string;
  readonly message: string;
  readonly targetId: string;
}

async function toldOf(importId: string, who: 'manager' | 'admin' = 'manager') {
  const text = '{ notifications(first: 50) { nodes { kind message targetId } } }';
  const nodes: Told[] = (await app().ask(who, text)).notifications.nodes;
  return nodes.filter(one => one.targetId === importId).map(({ kind, message }) => [kind, message]);
}

it('notifies who started an import of its counts, and nobody else', async () => {
  const done = await imported(app(), 'manager', rows('N-1,One,1', 'N-2,Two,2'));
  expect(await toldOf(done.id)).toEqual([
    ['IMPORT_DONE', 'Your import of products is done: 2 created, 0 updated.'],
  ]);
  expect(await toldOf(done.id, 'admin')).toEqual([]);
});

it('says of a dry run what would be', async () => {
  const checked = await imported(app(), 'manager', rows('N-1,One,3', 'N-3,Three,3'), { dryRun: true });
  expect(await toldOf(checked.id)).toEqual([
    ['IMPORT_DONE', 'The check of your file of products is done: 1 would be created, 1 would be updated.'],
  ]);
});

it('says what was skipped, and that one failed, without what is in the file', async () => {
  const skipped = await imported(app(), 'manager', rows('N-4,Four,4', 'N-5,Anna,dear'), {
    skipInvalid: true,
  });
  expect(await toldOf(skipped.id)).toEqual([
    ['IMPORT_DONE', 'Your import of products is done: 1 created, 0 updated, 1 skipped.'],
  ]);
  const failed = await imported(app(), 'manager', rows('N-6,Anna,dear'));
  expect(failed.status).toBe('FAILED');
  expect(await toldOf(failed.id)).toEqual([
    ['IMPORT_FAILED', 'Your import of products failed. Nothing was changed.'],
  ]);
});

it('says that somebody else canceled it, but not what one canceled oneself', async () => {
  const other = as(app(), await makeMember(app(), ['CATALOG_MANAGE']));
  const canceled = async (by: Pick<typeof other, 'mutate'>) => {
    const uploadToken = await uploaded(app(), 'manager', rows('N-7,Seven,7'));
    const { import: started } = await startImport(app(), 'manager', { uploadToken });
    const input = { importId: started.id };
    const { userErrors } = await by.mutate('cancelImport', input, 'import { id }');
    expect(userErrors).toEqual([]);
    return toldOf(started.id);
  };
  expect(await canceled(as(app(), 'manager'))).toEqual([]);
  expect(await canceled(other)).toEqual([
    ['IMPORT_FAILED', 'Your import of products was canceled by somebody else. Nothing was changed.'],
  ]);
});

it('is left out by whoever does not want it', async () => {
  const choose = (channel: string) =>
    app().ask(
      'manager',
      `mutation { setNotificationPreference(input: { kind: IMPORT_DONE, channel: ${channel} }) { userErrors { code } } }`,
    );
  await choose('NONE');
  const done = await imported(app(), 'manager', rows('N-8,Eight,8'));
  expect([done.status, await toldOf(done.id)]).toEqual(['DONE', []]);
  await choose('IN_APP');
});
