import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blocker, warning } from '../../../src/doctor/check.ts';
import { isNetworkFileSystem } from '../../../src/doctor/checks/embedded-database.check.ts';
import { isLocal } from '../../../src/doctor/checks/public-url.check.ts';
import { isGuessable } from '../../../src/doctor/checks/secrets.check.ts';
import { checks } from '../../../src/doctor/checks.ts';
import { doctorJson, doctorReport, startReport } from '../../../src/doctor/report.ts';

it('lists every check once, each in the file of its name', () => {
  const folder = new URL('../../../src/doctor/checks', import.meta.url);
  const files = readdirSync(folder).map(name => name.replace('.check.ts', ''));
  expect(checks.map(({ id }) => id).toSorted()).toEqual(files.toSorted());
  for (const { title } of checks) expect(title).toMatch(/^[A-Z].*\.$/);
});

it('takes no random secret for one that can be guessed', () => {
  for (let n = 0; n < 500; n++)
    for (const secret of [randomBytes(48).toString('base64'), randomBytes(32).toString('hex')])
      expect(isGuessable(secret), secret).toBe(false);
  for (const secret of ['changeme'.repeat(5), 'my-very-long-Example-1234567890abcdef', '0123'.repeat(10)])
    expect(isGuessable(secret), secret).toBe(true);
});

it.each([
  ['localhost', true],
  ['shop.localhost', true],
  ['127.0.0.1', true],
  ['127.8.0.1', true],
  ['0.0.0.0', true],
  ['[::1]', true],
  ['tradepost', true],
  ['shop.local', true],
  ['shop.example', true],
  ['shop.example.com', false],
  ['192.168.1.20', false],
  ['1270.example.org', false],
  ['[2001:db8::1]', false],
])('knows whether %s leads to this machine only: %s', (host, answer) => {
  expect(isLocal(host)).toBe(answer);
});

it('knows network file systems, also when their number is negative', () => {
  for (const type of [0x6969, 0xff534d42, 0xff534d42 | 0]) expect(isNetworkFileSystem(type)).toBe(true);
  // ext4, tmpfs, btrfs, overlay
  for (const type of [0xef53, 0x01021994, 0x9123683e, 0x794c7630])
    expect(isNetworkFileSystem(type)).toBe(false);
});

describe('its report', () => {
  const one = { id: 'one', title: 'One is right.' };
  const two = { id: 'two', title: 'Two is right.' };
  const diagnoses = [
    { check: one, findings: [] },
    { check: two, findings: [blocker('Two is wrong.', 'Repair it.'), warning('Two is odd.', 'Look at it.')] },
  ];

  it('shows what is right, and what is wrong with what to do', () => {
    expect(doctorReport(diagnoses)).toBe(
      [
        '✓ One is right.',
        '✗ Two is wrong.',
        '    Repair it.',
        '! Two is odd.',
        '    Look at it.',
        '',
        '1 thing keeps this store from going live (✗). 1 more is worth a look (!).',
      ].join('\n'),
    );
  });

  it('is JSON for programs', () => {
    expect(JSON.parse(doctorJson(diagnoses))).toEqual([
      { check: 'one', findings: [] },
      { check: 'two', findings: diagnoses[1]!.findings },
    ]);
  });

  it('is silent at a start at which nothing was found', () => {
    expect(startReport([diagnoses[0]!])).toEqual([]);
    expect(
      startReport(diagnoses)
        .slice(1)
        .map(line => line.trim()),
    ).toEqual(['✗ Two is wrong. Repair it.', '! Two is odd. Look at it.']);
  });
});
