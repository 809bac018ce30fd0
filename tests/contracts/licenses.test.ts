import satisfiesLicense from 'spdx-satisfies';
import { expect, it } from 'vitest';
import { lockedPackages } from '../kit/locked-packages.ts';

/** Licenses that allow running, changing, and selling the product, and require no more than a notice. */
const allowed = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
];

/** The fonts that PDFs embed. The license of fonts asks for more than a notice only when fonts are changed, or sold alone. */
const fonts = /^@embedpdf\/fonts-(latin|hebrew|arabic)$/;

/** Packages whose package.json names no license, with the license in their LICENSE file, by version. */
const readFromFile: Record<string, string> = { 'png-js@2.0.0': 'MIT' };

/** Refuses text that is no SPDX expression, for example "SEE LICENSE IN terms.txt". */
function isAllowed(license: string): boolean {
  try {
    return satisfiesLicense(license, allowed);
  } catch {
    return false;
  }
}

it('every production dependency has a license that is allowed', () => {
  const packages = lockedPackages().filter(({ isDev }) => !isDev);
  expect(packages.length).toBeGreaterThan(50);
  const refused = packages
    .map(one => ({ ...one, id: `${one.name}@${one.version}` }))
    .map(({ id, name, license }) => ({ id, name, license: license ?? readFromFile[id] ?? 'no license' }))
    .filter(({ name, license }) => !isAllowed(license) && !(fonts.test(name) && license === 'OFL-1.1'))
    .map(({ id, license }) => `${id}: ${license}`);
  expect(refused).toEqual([]);
});

it('knows expressions, and refuses what asks for more than a notice', () => {
  expect(isAllowed('(MIT AND BSD-3-Clause)')).toBe(true);
  expect(isAllowed('GPL-3.0-only OR MIT')).toBe(true);
  expect(isAllowed('MIT AND GPL-3.0-only')).toBe(false);
  expect(isAllowed('AGPL-3.0-only')).toBe(false);
  expect(isAllowed('SEE LICENSE IN terms.txt')).toBe(false);
});
