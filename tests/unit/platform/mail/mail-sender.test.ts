import { expect, it } from 'vitest';
import { mailSender } from '../../../../src/platform/mail/mail-sender.ts';

it.each([
  ['Tradepost <shop@example.com>', 'Tradepost', 'shop@example.com'],
  ['"My Shop" <shop@example.com>', 'My Shop', 'shop@example.com'],
  ['shop@example.com', 'shop@example.com', 'shop@example.com'],
  ['<shop@example.com>', 'shop@example.com', 'shop@example.com'],
])('reads %s', (mailFrom, name, address) => {
  expect(mailSender({ mailFrom })).toEqual({ name, address });
});
