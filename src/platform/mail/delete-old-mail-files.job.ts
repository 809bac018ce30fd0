import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { defineJob } from '../jobs/define-job.ts';
import { timeOfMailFile } from './mail-file-name.ts';

/** For how long a mail that was written to a file is kept. What its links and tokens open has expired long before. */
export const keepMailFilesDays = 30;
/** No more than the newest of them are kept, so that a shop without a mail server does not fill its disk. */
export const maxMailFiles = 10_000;

const dayMs = 24 * 60 * 60 * 1_000;

/** Deletes old mails in the mail folder, also after a mail server was configured. Other files there stay. */
export const deleteOldMailFiles = defineJob({
  name: 'mail.delete-old-files',
  every: '1d',
  lane: 'exports',
  priority: -1,
  transactional: false,
  async run(ctx) {
    const { mailFolder } = ctx.services.config;
    const before = new Date(ctx.clock.now().getTime() - keepMailFilesDays * dayMs);
    for (const name of outdated(await namesIn(mailFolder), before))
      await rm(join(mailFolder, name), { force: true });
  },
});

/** Those of these files that are mails, and too old or too many. */
export function outdated(names: readonly string[], before: Date, most: number = maxMailFiles): string[] {
  const mails = names
    .flatMap(name => {
      const time = timeOfMailFile(name);
      return time ? [{ name, time }] : [];
    })
    .toSorted((a, b) => b.time.getTime() - a.time.getTime());
  return mails.filter(({ time }, index) => index >= most || time < before).map(({ name }) => name);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
