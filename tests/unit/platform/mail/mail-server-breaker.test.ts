import { beforeEach, expect, it } from 'vitest';
import { MailServerBreaker } from '../../../../src/platform/mail/mail-server-breaker.ts';
import { testLog } from '../../../kit/log.ts';

let nowMs: number;
let log: ReturnType<typeof testLog>;
let breaker: MailServerBreaker;

beforeEach(() => {
  nowMs = 0;
  log = testLog();
  breaker = new MailServerBreaker(log.log, () => nowMs);
});

function fail(times: number): void {
  for (let n = 1; n <= times; n++) breaker.fail(new Error('refused'));
}

it('opens after three failures in a row, and then lets one mail at a time find out whether the server is back', () => {
  fail(2);
  breaker.succeed();
  fail(2);
  expect(breaker.capacity).toBe(Infinity);
  fail(1);
  expect([breaker.isOpen, breaker.capacity]).toEqual([true, 0]);
  nowMs += 14_999;
  expect(breaker.capacity).toBe(0);
  nowMs += 1;
  expect(breaker.capacity).toBe(1);
  fail(1);
  expect(breaker.capacity).toBe(0);
  nowMs += 15_000;
  breaker.succeed();
  expect([breaker.isOpen, breaker.capacity]).toEqual([false, Infinity]);
});

it('logs an outage once, and its end', () => {
  fail(9);
  breaker.succeed();
  breaker.succeed();
  const said = log.lines.map(line => JSON.parse(line).msg);
  expect(said).toEqual(['The mail server is away: mails wait until it answers.']);
  fail(3);
  expect(log.lines).toHaveLength(2);
});
