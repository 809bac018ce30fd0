// Runs the specs of the office's pages in a browser; says loudly that it did not where there is none.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromiumBinary } from '../office/tests/kit/chromium.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

if (chromiumBinary()) {
  const playwright = join(root, 'node_modules/@playwright/test/cli.js');
  const options = ['test', '--config', join(root, 'office/playwright.config.ts'), ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, [playwright, ...options], {
    cwd: join(root, 'office'),
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} else {
  process.stdout.write(`
  ┌──────────────────────────────────────────────────────────────────────┐
  │  The specs of the office's pages were SKIPPED: there is no Chromium. │
  │  Install it (Debian: apt-get install chromium), or set CHROMIUM.     │
  └──────────────────────────────────────────────────────────────────────┘

`);
}
