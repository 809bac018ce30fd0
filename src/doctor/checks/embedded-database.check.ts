import { statfsSync } from 'node:fs';
import { blocker, type Check, type Finding, warning } from '../check.ts';
import { countLiveWorkers } from '../live-workers.ts';

export const embeddedDatabase: Check = {
  id: 'embedded-database',
  title: 'The database suits the processes and the disk that use it.',
  atStart: 'NEVER',
  async run(store) {
    const { databaseUrl } = store.config;
    if (!databaseUrl.startsWith('sqlite:')) return [];
    const file = databaseUrl.slice('sqlite:'.length);
    if (file === ':memory:')
      return [
        blocker(
          'The database is in memory only: everything is gone when the server stops.',
          'Set DATABASE_URL to a file or a MySQL database.',
        ),
      ];
    const findings: Finding[] = [];
    if (isNetworkFileSystem(statfsSync(file).type))
      findings.push(
        blocker(
          `The database file ${file} is on a network file system, whose locks do not protect it.`,
          'Move it to a local disk, or use MySQL.',
        ),
      );
    if ((await countLiveWorkers(store)) > 1)
      findings.push(
        warning(
          `Several processes use the database file ${file}. Each counts failed attempts for itself, and subscribers do not hear of the others.`,
          'Run one server on an embedded database, or use MySQL and Redis.',
        ),
      );
    return findings;
  },
};

/** By the magic numbers of Linux: NFS, SMB, CIFS, SMB 2, 9p, AFS, Ceph. */
const networkTypes = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x5346414f, 0x00c36400]);

export function isNetworkFileSystem(type: number): boolean {
  return networkTypes.has(type >>> 0);
}
