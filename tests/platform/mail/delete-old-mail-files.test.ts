import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  deleteOldMailFiles,
  keepMailFilesDays,
  outdated,
} from '../../../src/platform/mail/delete-old-mail-files.job.ts';
import { mailFileName, partialMailFileName } from '../../../src/platform/mail/mail-file-name.ts';
import { usePlatform } from '../../kit/platform.ts';
import { dayMs } from '../../kit/time.ts';

const app = usePlatform();

const nameOf = (date: Date, id: string) => mailFileName({ date, template: 'accounts.welcome', id });

it('deletes old mails from the folder, and leaves new ones and files that are no mails', async () => {
  const ctx = app().context();
  const { mailFolder } = ctx.services.config;
  const now = ctx.clock.now().getTime();
  const daysAgo = (days: number) => new Date(now - days * dayMs);
  const old = nameOf(daysAgo(keepMailFilesDays + 1), 'email_1');
  const kept = [
    nameOf(daysAgo(keepMailFilesDays - 1), 'email_2'),
    nameOf(daysAgo(0), 'email_3'),
    'notes.eml',
    '2020-01-01.txt',
  ];
  mkdirSync(mailFolder, { recursive: true });
  for (const name of [old, partialMailFileName(old), ...kept]) writeFileSync(join(mailFolder, name), '');
  await deleteOldMailFiles.run(ctx, {});
  expect(readdirSync(mailFolder).toSorted()).toEqual(kept.toSorted());
  rmSync(mailFolder, { recursive: true });
  await deleteOldMailFiles.run(ctx, {});
});

it('keeps only the newest when there are too many', () => {
  const names = [3, 1, 2].map(day => nameOf(new Date(Date.UTC(2026, 0, day)), `email_${day}`));
  expect(outdated([...names, 'other'], new Date(0), 2)).toEqual([names[1]]);
  expect(outdated(names, new Date(0), 3)).toEqual([]);
});
