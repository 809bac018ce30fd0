import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Config } from './config.ts';

const dataFolder = './data';

/** The files and folders of this installation that hold people's data or secrets, whether they exist or not. */
export function privatePaths(config: Pick<Config, 'databaseUrl' | 'mailFolder'>): string[] {
  return [...databasePaths(config.databaseUrl), config.mailFolder, ...filesIn(config.mailFolder)];
}

// A folder of the owner's choosing may hold more than the database, so only our own is closed.
function databasePaths(url: string): string[] {
  if (!url.startsWith('sqlite:') || url === 'sqlite::memory:') return [];
  const file = url.slice('sqlite:'.length);
  const isOurs = resolve(dirname(file)) === resolve(dataFolder);
  return [...(isOurs ? [dataFolder] : []), file, `${file}-wal`, `${file}-shm`];
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).map(name => join(folder, name));
  } catch {
    // There is no such folder before the first mail.
    return [];
  }
}
