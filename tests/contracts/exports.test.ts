import { expect, it } from 'vitest';
import { manifests } from '../../src/manifests.ts';
import { ExportReport } from '../../src/modules/exports/export-report.ts';

it('each report that can be exported has one definition, in one module', () => {
  const defined = manifests.flatMap(module => module.exports ?? []).map(({ report }) => report);
  expect(defined.toSorted()).toEqual(Object.values(ExportReport).toSorted());
});
