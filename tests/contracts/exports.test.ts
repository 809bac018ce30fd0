import { expect, it } from 'vitest';
import { ExportReport } from '../../src/modules/exports/export-report.ts';
import { modules } from '../../src/modules/index.ts';

it('each report that can be exported has one definition, in one module', () => {
  const defined = modules.flatMap(module => module.exports ?? []).map(({ report }) => report);
  expect(defined.toSorted()).toEqual(Object.values(ExportReport).toSorted());
});
