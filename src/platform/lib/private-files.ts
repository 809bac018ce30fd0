import { closeSync, mkdirSync, openSync } from 'node:fs';

/** For files that hold people's data or secrets: only the owner of the process can read them. */
export const privateFileMode = 0o600;
const privateFolderMode = 0o700;

/** Creates a folder that nobody else can open, and its parents. One that exists keeps its mode: somebody has set it. */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: privateFolderMode });
}

/** Creates an empty file that nobody else can read, unless it exists: for who opens it by its name afterwards. */
export function makePrivateFile(file: string): void {
  closeSync(openSync(file, 'a', privateFileMode));
}
