import { defineConfig } from '@playwright/test';
import { launchOptions } from './tests/kit/chromium.ts';

// Each spec has a server of its own on a copy of the demo store, so they can run beside each other and in any order.
export default defineConfig<{ database: 'sqlite' | 'mariadb' }>({
  testDir: 'tests',
  testMatch: '*.spec.ts',
  outputDir: '../dist/office-tests',
  globalSetup: './tests/kit/prepare-stores.ts',
  fullyParallel: true,
  // Two cores: what a spec does, it does one after the other in its own process, the browser, and the server; so a third
  // fills the time that two leave.
  workers: 3,
  forbidOnly: Boolean(process.env.CI),
  // A machine that stalls is not the page's fault, and what is broken fails twice. The report names what was flaky.
  retries: 1,
  // For what hangs. A machine at a third of the usual speed needs a minute for the longest of them, beside two others.
  timeout: 180_000,
  expect: { timeout: 30_000 },
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
    actionTimeout: 30_000,
    // Recording every step costs time in every spec, and what is broken fails twice. `--trace on` records a first try.
    trace: 'on-first-retry',
    launchOptions,
  },
});
