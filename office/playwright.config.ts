import { defineConfig } from '@playwright/test';
import { launchOptions } from './tests/kit/chromium.ts';

// Each spec has a server of its own on a copy of the demo store, so they can run beside each other and in any order.
export default defineConfig<{ database: 'sqlite' | 'mariadb' }>({
  testDir: 'tests',
  testMatch: '*.spec.ts',
  outputDir: '../dist/office-tests',
  globalSetup: './tests/kit/prepare-stores.ts',
  fullyParallel: true,
  // Two cores. A third would fill the time that two leave, but on a slow machine each waits for the others.
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // A machine that stalls is not the page's fault, and what is broken fails twice. The report names what was flaky.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // The jobs that move money and stock run on MariaDB, too.
  projects: [
    { name: 'sqlite' },
    {
      name: 'mariadb',
      testMatch: /(?:ship-orders|return-and-refund)\.spec\.ts/,
      use: { database: 'mariadb' },
    },
  ],
  reporter: [['list']],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    actionTimeout: 10_000,
    // Recording every step costs time in every spec, and what is broken fails twice. `--trace on` records a first try.
    trace: 'on-first-retry',
    launchOptions,
  },
});
