import { reports } from '../../analytics-reports.ts';
import type { ScaleCase } from '../scale-case.ts';

const year = 'range: { preset: LAST_365_DAYS }';

const narrowed = [
  `topProducts(first: 20, ${year}, channel: COUNTER) { nodes { name quantity } }`,
  `salesByCategory(first: 20, ${year}, channel: COUNTER) { nodes { name quantity } }`,
  'customerLifetimeValues(first: 20, minTotal: "1000") { nodes { name orders } }',
];

export function reportCases(): ScaleCase[] {
  return [
    ...reports.map(({ name, query }) => ({ name: `analytics ${name}`, query })),
    ...narrowed.map(report => ({ name: `analytics ${report}`, query: `{ analytics { ${report} } }` })),
  ].map(report => ({ ...report, who: 'admin', isReport: true }));
}
