import { readsLate } from '../../platform/database/warn-of-late-reads.ts';
import { blocker, type Check, type Finding, warning } from '../check.ts';
import { variableOf } from '../server-variables.ts';

export const cluster: Check = {
  id: 'cluster',
  title: 'The database shows at once what was written, at whatever node.',
  atStart: 'IN_PRODUCTION',
  async run({ app }) {
    const { database } = app;
    if (database.dialect.name === 'sqlite') return [];
    const findings: Finding[] = [];
    const nodes = await readsLate(database);
    if (nodes !== undefined)
      findings.push(
        warning(
          `The database is a Galera cluster of ${nodes} nodes whose reads do not wait (wsrep_sync_wait is 0): servers at different nodes may not know what a person just did.`,
          'Set wsrep_sync_wait = 1 on all nodes, or send all servers to one node; see "Several writers" in docs/operations.md.',
        ),
      );
    if ((await variableOf(database, 'group_replication_single_primary_mode')) === 'OFF')
      findings.push(
        blocker(
          'The database is a replication group in which every member takes writes, which is not supported.',
          'Switch it to single-primary mode: select group_replication_switch_to_single_primary_mode()',
        ),
      );
    return findings;
  },
};
