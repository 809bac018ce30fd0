import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { manifests } from '../../src/manifests.ts';
import { anchorsOf } from './markdown.ts';

const root = new URL('../../', import.meta.url).pathname;
const read = (path: string) => readFileSync(root + path, 'utf8');

const alerts = read('ops/prometheus/alerts.yml')
  .split(/^ {6}- alert: /m)
  .slice(1)
  .map(text => ({
    name: text.slice(0, text.indexOf('\n')),
    expression: /expr: >-\n([\s\S]*?)\n {8}(?:for|labels):/.exec(text)?.[1] ?? '',
    text,
  }));

interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly targets?: readonly { readonly expr: string }[];
}
const dashboard = JSON.parse(read('ops/grafana/tradepost.json')) as {
  readonly templating: { readonly list: readonly { readonly name: string; readonly type: string }[] };
  readonly panels: readonly Panel[];
};
const charts = dashboard.panels.filter(({ type }) => type !== 'row');

/** By each name that Prometheus knows: the values of each label, or null where any value may come. */
const known = new Map<string, Readonly<Record<string, readonly string[] | null>>>();
for (const { name, kind, labels } of manifests.flatMap(manifest => manifest.metrics ?? [])) {
  const values = Object.fromEntries(
    Object.entries(labels).map(([label, of]) => [label, Array.isArray(of) ? of : null]),
  );
  if (kind !== 'histogram') known.set(name, values);
  else {
    known.set(`${name}_bucket`, { ...values, le: null });
    known.set(`${name}_count`, values);
    known.set(`${name}_sum`, values);
  }
}
const ofProcess = new Registry();
collectDefaultMetrics({ register: ofProcess });
for (const { name } of ofProcess.getMetricsAsArray()) known.set(name, {});
/** Of Prometheus itself, and of the node exporter. */
known.set('up', {});
known.set('node_filesystem_avail_bytes', { fstype: null, mountpoint: null });

const ofTarget = ['job', 'instance'];

/** What an expression names that does not exist: metrics, their labels, and the values of those. */
function unknownIn(expression: string): string[] {
  const names = expression.replace(/"[^"]*"/g, '""').match(/\b(?:tradepost|process|nodejs|node)_\w+|\bup\b/g);
  const unknown = (names ?? []).filter(name => !known.has(name));
  for (const [, name = '', matchers = ''] of expression.matchAll(/(\w+)\{([^}]*)\}/g)) {
    for (const [, label = '', operator, value = ''] of matchers.matchAll(/(\w+)(=~|!~|!=|=)"([^"]*)"/g)) {
      if (ofTarget.includes(label)) continue;
      const values = known.get(name)?.[label];
      if (values === undefined) unknown.push(`${name}{${label}}`);
      else if (values && !operator!.includes('!'))
        unknown.push(
          ...value
            .split('|')
            .filter(one => !values.includes(one))
            .map(one => `${name}{${label}="${one}"}`),
        );
    }
  }
  return unknown;
}

const testFiles = ['alerts.test.yml', 'alerts-of-days.test.yml'];
/** It computes some weeks of a store; a machine that is busy with other tests takes a while. */
const promtoolMs = 120_000;

const promtool = (() => {
  try {
    execFileSync('promtool', ['--version'], { stdio: 'ignore' });
    return (...args: string[]) =>
      execFileSync('promtool', args, { cwd: `${root}ops/prometheus`, encoding: 'utf8' });
  } catch {
    return undefined;
  }
})();

describe('the alerts', () => {
  it('are found, each with its expression', () => {
    expect(alerts.length).toBeGreaterThan(25);
    expect(alerts.filter(({ expression }) => expression === '').map(({ name }) => name)).toEqual([]);
  });

  it('name only metrics, labels, and values that exist', () => {
    expect(alerts.flatMap(({ expression }) => unknownIn(expression))).toEqual([]);
  });

  it.each(alerts)('$name says what it is, how bad it is, and where the docs say what to do', ({ text }) => {
    expect(text).toMatch(/severity: (critical|warning)\n/);
    expect(text).toMatch(/summary: '.+'\n/);
    expect(text).toMatch(/description: '.+'\n/);
    const [, page, anchor] = /runbook: (\S+)#(\S+)\n/.exec(text) ?? [];
    expect(page).toBe('docs/operations.md');
    expect(anchorsOf(read(page!))).toContain(anchor);
  });

  it('never add up what each process says of the whole store', () => {
    const added = alerts.filter(({ expression }) => /sum[^(]*\(tradepost_store_/.test(expression));
    expect(added.map(({ name }) => name)).toEqual([]);
  });

  it('are each raised by a test', () => {
    const tests = testFiles.map(file => read(`ops/prometheus/${file}`)).join('\n');
    const untested = alerts.filter(({ name }) => !tests.includes(`  - name: ${name}\n`));
    expect(untested.map(({ name }) => name)).toEqual([]);
  });

  it.skipIf(!promtool)('are accepted by promtool, and so is the example', () => {
    expect(promtool!('check', 'rules', 'alerts.yml')).toContain(`SUCCESS: ${alerts.length} rules found`);
    expect(promtool!('check', 'config', 'prometheus.yml')).toContain('is valid');
  });

  it.skipIf(!promtool).each(testFiles)(
    'pass %s',
    file => {
      expect(promtool!('test', 'rules', file)).toContain('SUCCESS');
    },
    promtoolMs,
  );
});

describe('the dashboard', () => {
  it('names only metrics, labels, and values that exist', () => {
    const expressions = charts.flatMap(({ targets }) => targets ?? []).map(({ expr }) => expr);
    expect(expressions.length).toBeGreaterThan(40);
    expect(expressions.flatMap(unknownIn)).toEqual([]);
  });

  it('asks for its data source, and describes each chart', () => {
    expect(dashboard.templating.list).toContainEqual(
      expect.objectContaining({ name: 'datasource', type: 'datasource' }),
    );
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    expect(charts.filter(({ description, targets }) => !description || !targets?.length)).toEqual([]);
  });
});

it('what is unknown in an expression is found', () => {
  expect(unknownIn('sum(rate(tradepost_mails_total{result="SENT"}[5m])) / up')).toEqual([]);
  expect(unknownIn('tradepost_letters_total > 0')).toEqual(['tradepost_letters_total']);
  expect(unknownIn('tradepost_mails_total{outcome="SENT"}')).toEqual(['tradepost_mails_total{outcome}']);
  expect(unknownIn('tradepost_mails_total{result=~"SENT|LOST"}')).toEqual([
    'tradepost_mails_total{result="LOST"}',
  ]);
});

it('metrics have names and labels as Prometheus wants them', () => {
  const metrics = manifests.flatMap(manifest => manifest.metrics ?? []);
  expect(metrics.length).toBeGreaterThan(30);
  for (const { name, kind, help, labels } of metrics) {
    expect(name).toMatch(/^tradepost_[a-z_]+$/);
    if (kind === 'counter') expect(name).toMatch(/_total$/);
    if (kind === 'histogram') expect(name).toMatch(/_seconds$/);
    expect(help).toMatch(/^[A-Z\d].*\.$/);
    // Prometheus itself gives each series these.
    for (const label of Object.keys(labels)) expect([...ofTarget, 'le']).not.toContain(label);
  }
});
