import { expect, it } from 'vitest';
import { mysql, sqlite } from '../../../../src/platform/database/dialect.ts';
import { warnOfLateReads } from '../../../../src/platform/database/warn-of-late-reads.ts';

/** What a server with these variables is told at its start. */
async function warnings(variables: Record<string, string>, dialect = mysql): Promise<unknown[]> {
  const found: unknown[] = [];
  const run = async <R>({ text }: { text: string }): Promise<R[]> => {
    const name = /'(\w+)'/.exec(text)![1]!;
    return (name in variables ? [{ Variable_name: name, Value: variables[name] }] : []) as R[];
  };
  await warnOfLateReads({ dialect, run }, { warn: (details: unknown) => void found.push(details) });
  return found;
}

it('warns of a cluster whose reads do not wait, and of nothing else', async () => {
  const cluster = { wsrep_cluster_size: '3' };
  expect(await warnings({ ...cluster, wsrep_sync_wait: '0' })).toEqual([{ nodes: 3 }]);
  expect(await warnings({ ...cluster, wsrep_sync_wait: '6' })).toEqual([{ nodes: 3 }]);
  expect(await warnings({ ...cluster, wsrep_sync_wait: '7' })).toEqual([]);
  expect(await warnings({ wsrep_cluster_size: '1', wsrep_sync_wait: '0' })).toEqual([]);
  expect(await warnings({ wsrep_cluster_size: '0' })).toEqual([]);
  expect(await warnings({})).toEqual([]);
  expect(await warnings({ ...cluster, wsrep_sync_wait: '0' }, sqlite)).toEqual([]);
});
