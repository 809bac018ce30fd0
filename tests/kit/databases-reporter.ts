import type { Reporter, TestModule } from 'vitest/node';
import { mariadbBinary } from './mariadb.ts';

/** What each project of vitest.config.ts runs on. */
const lanes: Readonly<Record<string, string>> = {
  unit: 'without a database',
  sqlite: 'on SQLite in memory',
  mariadb: 'on a private MariaDB',
  'mariadb-only': 'on a private MariaDB, of what only it has',
};

/** Says at the end on which databases the tests ran, so that a skipped one is seen. */
export default class DatabasesReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = new Map<string, { passed: number; failed: number }>();
    for (const module of modules) {
      const count = counts.get(module.project.name) ?? { passed: 0, failed: 0 };
      for (const test of module.children.allTests()) {
        if (test.result().state === 'passed') count.passed++;
        if (test.result().state === 'failed') count.failed++;
      }
      counts.set(module.project.name, count);
    }
    for (const [name, { passed, failed }] of counts) {
      process.stdout.write(`Ran ${lanes[name] ?? name}: ${passed} passed, ${failed} failed\n`);
    }
    const total = { passed: 0, failed: 0 };
    for (const { passed, failed } of counts.values()) {
      total.passed += passed;
      total.failed += failed;
    }
    process.stdout.write(`Total: ${total.passed} passed, ${total.failed} failed\n`);
    if (!mariadbBinary()) {
      process.stdout.write(
        '\n*** MariaDB WAS SKIPPED: mariadbd is not installed here. Races are proved only there. ***\n',
      );
      process.stdout.write(
        '*** Install it (Debian: apt-get install mariadb-server) and run the tests again.       ***\n',
      );
    }
  }
}
