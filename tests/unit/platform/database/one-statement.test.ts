import fc from 'fast-check';
import { expect, it } from 'vitest';
import { refuseSeveral } from '../../../../src/platform/database/pool/one-statement.ts';

it.each([
  'select 1; drop table product',
  "select 'it''s'; delete from product",
  "select 'a\\'; still in it'; select 2",
  'select 1; ;',
  '/* name */ select 1 ; select 2',
  'select "a" ; select \'b',
])('refuses %s', text => {
  expect(() => refuseSeveral(text)).toThrow('One statement');
});

it.each([
  'select 1',
  'select 1;',
  'select 1 ; ',
  "select ';'",
  "select 'it''s; fine'",
  "select 'a\\'; fine'",
  'select ";" as `a;b`',
  "insert into note (text) values ('a; b', ?)",
])('lets %s pass', text => {
  expect(() => refuseSeveral(text)).not.toThrow();
});

it('lets any quoted text pass, as the driver writes it, and nothing behind it', () => {
  fc.assert(
    fc.property(fc.string(), text => {
      const quoted = `'${text.replace(/[\\']/g, '\\$&')}'`;
      expect(() => refuseSeveral(`select ${quoted} as x`)).not.toThrow();
      expect(() => refuseSeveral(`select ${quoted} as x; select 2`)).toThrow('One statement');
    }),
  );
});
