import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';
import { mariadbBinary } from './tests/kit/mariadb.ts';

const require = createRequire(import.meta.url);

const shared = {
  resolve: {
    // Libraries load the CommonJS copy of graphql; tests must share it, since graphql refuses a schema of another copy.
    alias: [{ find: /^graphql$/, replacement: require.resolve('graphql') }],
  },
};

// Nothing here keeps state in a module, so the files of a worker share what they import: that halves the time.
const lane = { isolate: false };

// What needs no database runs once.
const pure = ['tests/unit/**/*.test.ts', 'tests/contracts/*.test.ts', 'office/tests/unit/**/*.test.ts'];
const withDatabase = ['tests/**/*.test.ts'];
const onlyMariaDb = ['tests/**/*.mysql.test.ts'];

const onMariaDb = { ...lane, globalSetup: ['./tests/kit/mariadb-setup.ts'] };

export default defineConfig({
  ...shared,
  test: {
    // Two cores: one for the tests, one for MariaDB.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default', './tests/kit/databases-reporter.ts'],
    coverage: {
      provider: 'v8',
      include: ['src/**'],
      reporter: ['text-summary'],
      reportOnFailure: true,
      // The floor: what was covered when this was set, less what chance covers in random histories.
      thresholds: { statements: 94, branches: 88.5, functions: 95.8, lines: 94.4 },
    },
    projects: [
      { ...shared, test: { ...lane, name: 'unit', include: pure } },
      {
        ...shared,
        test: {
          ...lane,
          name: 'sqlite',
          include: withDatabase,
          exclude: [...pure, ...onlyMariaDb],
          provide: { database: 'sqlite' },
        },
      },
      ...(mariadbBinary()
        ? [
            {
              ...shared,
              test: {
                ...onMariaDb,
                name: 'mariadb',
                include: withDatabase,
                exclude: [...pure, ...onlyMariaDb, 'tests/contracts/database/access.test.ts'],
              },
            },
            {
              ...shared,
              test: { ...onMariaDb, name: 'mariadb-only', include: onlyMariaDb, exclude: pure },
            },
          ]
        : []),
    ],
  },
});
