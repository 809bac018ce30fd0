import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { privatePaths } from '../../../../src/platform/config/private-paths.ts';
import { closeToOthers, openToOthers } from '../../../../src/platform/lib/private-files.ts';
import { temporaryFolder } from '../../../kit/temporary-folder.ts';

const mode = (path: string) => statSync(path).mode & 0o777;

it('closes what others can open, once, and leaves the rest alone', () => {
  const folder = temporaryFolder('open-files');
  const [open, closed, group, data] = ['open', 'closed', 'group', 'data'].map(name => join(folder, name));
  for (const [file, bits] of [
    [open, 0o644],
    [closed, 0o600],
    [group, 0o640],
  ] as const) {
    writeFileSync(file!, 'x');
    chmodSync(file!, bits);
  }
  mkdirSync(data!);
  chmodSync(data!, 0o755);
  const outside = join(folder, 'outside');
  writeFileSync(outside, 'x');
  chmodSync(outside, 0o644);
  const link = join(folder, 'link');
  symlinkSync(outside, link);
  const paths = [open!, closed!, group!, data!, link, join(folder, 'missing')];

  expect(openToOthers(paths)).toEqual([open, group, data]);
  expect(closeToOthers(paths)).toEqual([open, group, data]);
  expect([open!, closed!, group!].map(mode)).toEqual([0o600, 0o600, 0o600]);
  expect([mode(data!), mode(outside)]).toEqual([0o700, 0o644]);
  expect(closeToOthers(paths)).toEqual([]);
});

it('knows the files of an installation, and takes no folder that may hold more than ours', () => {
  const mailFolder = temporaryFolder('mails');
  writeFileSync(join(mailFolder, 'a.eml'), '');
  const mails = [mailFolder, join(mailFolder, 'a.eml')];
  const paths = (databaseUrl: string) => privatePaths({ databaseUrl, mailFolder });
  const db = './data/tradepost.db';
  expect(paths(`sqlite:${db}`)).toEqual(['./data', db, `${db}-wal`, `${db}-shm`, ...mails]);
  expect(paths('sqlite:/tmp/shop.db')).toEqual([
    '/tmp/shop.db',
    '/tmp/shop.db-wal',
    '/tmp/shop.db-shm',
    ...mails,
  ]);
  expect(paths('sqlite::memory:')).toEqual(mails);
  expect(privatePaths({ databaseUrl: 'mysql://a/b', mailFolder: '/nowhere/mail' })).toEqual([
    '/nowhere/mail',
  ]);
});
