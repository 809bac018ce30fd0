import { readFileSync } from 'node:fs';

export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** Whether `npm ci --omit=dev` leaves it out. */
  readonly isDev: boolean;
  /** An SPDX expression, or null when its package.json has none. */
  readonly license: string | null;
  /** The range of Node.js versions that it supports. */
  readonly nodes: string;
}

interface LockEntry {
  readonly version: string;
  readonly dev?: boolean;
  readonly license?: string;
  readonly engines?: { readonly node?: string };
}

/** All packages of package-lock.json. */
export function lockedPackages(): LockedPackage[] {
  const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'));
  return Object.entries<LockEntry>(lock.packages)
    .filter(([path]) => path !== '')
    .map(([path, { version, dev = false, license = null, engines }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      isDev: dev,
      license,
      nodes: engines?.node ?? '*',
    }));
}
