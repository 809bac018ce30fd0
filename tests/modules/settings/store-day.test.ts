import { expect, it } from 'vitest';
import { dayIn } from '../../../src/modules/settings/store-day.ts';

it.each([
  ['2026-03-01T12:00:00Z', 'UTC', '2026-03-01'],
  ['2026-03-01T09:59:59Z', 'Pacific/Kiritimati', '2026-03-01'],
  ['2026-03-01T10:00:00Z', 'Pacific/Kiritimati', '2026-03-02'],
  ['2026-03-01T10:59:59Z', 'Pacific/Niue', '2026-02-28'],
  ['2026-12-31T23:30:00Z', 'Europe/Berlin', '2027-01-01'],
  ['2026-07-01T22:30:00Z', 'Europe/Berlin', '2026-07-02'],
  ['2026-01-01T22:30:00Z', 'Europe/Berlin', '2026-01-01'],
  ['2026-03-01T18:30:00Z', 'Asia/Kolkata', '2026-03-02'],
])('at %s it is in %s %s', (at, timeZone, day) => {
  expect(dayIn(timeZone, new Date(at))).toBe(day);
});
