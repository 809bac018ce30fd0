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

const everything = ['tests/**/*.test.ts'];

export default defineConfig({
  ...shared,
  test: {
    // Two cores: one for the tests, one for MariaDB.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default', './tests/kit/databases-reporter.ts'],
    projects: [
      {
        ...shared,
        test: {
          name: 'sqlite',
          include: everything,
          exclude: ['tests/**/*.mysql.test.ts'],
          provide: { database: 'sqlite' },
        },
      },
      ...(mariadbBinary()
        ? [
            {
              ...shared,
              test: {
                name: 'mariadb',
                include: everything,
                exclude: ['tests/unit/**', 'tests/contracts/!(statements|migrations)*.test.ts'],
                globalSetup: ['./tests/kit/mariadb-setup.ts'],
              },
            },
          ]
        : []),
    ],
  },
});
