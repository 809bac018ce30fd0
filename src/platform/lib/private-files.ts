import { chmodSync, closeSync, lstatSync, mkdirSync, openSync, type Stats } from 'node:fs';

/** For files that hold people's data or secrets: only the owner of the process can read them. */
export const privateFileMode = 0o600;
const privateFolderMode = 0o700;
const othersMask = 0o077;

/** Creates a folder that nobody else can open, and its parents. One that exists keeps its mode; a start closes it. */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: privateFolderMode });
}

/** Creates an empty file that nobody else can read, unless it exists: for who opens it by its name afterwards. */
export function makePrivateFile(file: string): void {
  closeSync(openSync(file, 'a', privateFileMode));
}

/** Those of these files and folders that exist and that others than their owner can open. Links are left out. */
export function openToOthers(paths: readonly string[]): string[] {
  return paths.filter(path => {
    const found = statsOf(path);
    return found !== undefined && isKept(found) && (found.mode & othersMask) !== 0;
  });
}

/** Closes those files and folders to others. Returns what it closed; what belongs to somebody else stays as it is. */
export function closeToOthers(paths: readonly string[]): string[] {
  return openToOthers(paths).filter(path => {
    try {
      chmodSync(path, lstatSync(path).isDirectory() ? privateFolderMode : privateFileMode);
      return true;
    } catch {
      // The doctor reports what stays open.
      return false;
    }
  });
}

function isKept(found: Stats): boolean {
  return found.isFile() || found.isDirectory();
}

function statsOf(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}
