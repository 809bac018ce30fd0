import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { persistedSecret } from '../../../../src/platform/lib/persisted-secret.ts';

const root = new URL('../../../..', import.meta.url).pathname;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-secret-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('persistedSecret', () => {
  it('creates a secret once, in a file that only its owner can read', () => {
    const file = join(folder, 'data', 'auth-secret');
    const secret = persistedSecret(file);
    expect(secret).toMatch(/^[\w-]{64}$/);
    expect(persistedSecret(file)).toBe(secret);
    expect(readFileSync(file, 'utf8')).toBe(secret);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'data'))).toEqual(['auth-secret']);
  });

  it('gives processes that start at the same time the same secret, whole', async () => {
    const times = 300;
    // Each waits for the same moments, so that all of them create the same file at once.
    const script = `
      import { persistedSecret } from '${root}src/platform/lib/persisted-secret.ts';
      const start = Number(process.argv[1]);
      const secrets = [];
      for (let n = 0; n < ${times}; n++) {
        while (Date.now() < start + n * 3);
        secrets.push(persistedSecret('${folder}/race/' + n));
      }
      console.log(JSON.stringify(secrets));`;
    const start = String(Date.now() + 500);
    const run = async () => {
      const args = ['--input-type=module', '-e', script, start];
      const { stdout } = await promisify(execFile)(`${root}node_modules/.bin/node`, args);
      return JSON.parse(stdout) as string[];
    };
    const [first, ...others] = await Promise.all([run(), run(), run()]);
    expect(new Set(first).size).toBe(times);
    expect(first!.every(secret => secret.length === 64)).toBe(true);
    for (const other of others) expect(other).toEqual(first);
  });
});
