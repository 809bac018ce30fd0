import fc from 'fast-check';
import { expect, it } from 'vitest';
import { summaryOf } from '../../../../src/platform/tracing/trace-statements.ts';

it.each([
  ['/* audit.ends */ select chain from audit_entry', 'audit.ends'],
  ['/* exports.orders, count */ select count(*) from sales_order', 'exports.orders, count'],
  ['/* bulk job */ insert into `job` (`id`) values (?)', 'bulk job'],
  ['select `u0`.* from `user` as `u0` where `u0`.`id` = ?', 'select user'],
  ['insert into `email_message` (`id`) values (?)', 'insert email_message'],
  ['update `user` set `name` = ? where `id` = ?', 'update user'],
  ['delete from `job` where `id` = ?', 'delete job'],
  ['begin', 'begin'],
  ['commit', 'commit'],
  ['', 'statement'],
])('the summary of %j is %j', (text, summary) => {
  expect(summaryOf(text)).toBe(summary);
});

it('is short, whatever the text', () => {
  fc.assert(fc.property(fc.string({ maxLength: 2_000 }), text => summaryOf(text).length <= text.length + 10));
});
