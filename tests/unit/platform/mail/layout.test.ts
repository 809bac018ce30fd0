import { describe, expect, it } from 'vitest';
import { layOut } from '../../../../src/platform/mail/layout.ts';
import { button, code, type Mail, note, paragraph, table } from '../../../../src/platform/mail/mail.ts';

const evil = `<script>alert("1")</script> & 'x'`;
const mailOf = (fields: Partial<Mail>): Mail => ({
  to: { name: null, email: 'anna@example.com' },
  template: 'test.mail',
  subject: 'Subject',
  content: [],
  ...fields,
});

describe('layOut', () => {
  it('shows every block in both forms', () => {
    const content = [
      paragraph('Hello Anna,'),
      button('Confirm', 'https://shop.example.com/confirm?token=a&b=c'),
      code('123 456'),
      table([['Device', 'Firefox']]),
      note('Ignore this.'),
    ];
    const { text, html } = layOut(mailOf({ heading: 'Welcome', content }), 'Tradepost');
    expect(text).toBe(
      'Welcome\n\nHello Anna,\n\nConfirm:\nhttps://shop.example.com/confirm?token=a&b=c\n\n    123 456\n\nDevice: Firefox\n\nIgnore this.\n\n-- \nTradepost\n',
    );
    for (const part of ['Welcome', 'Hello Anna,', 'Confirm', '123 456', 'Device', 'Firefox', 'Ignore this.'])
      expect(html).toContain(part);
    expect(html).toContain('href="https://shop.example.com/confirm?token=a&amp;b=c"');
  });

  it('takes the subject for a heading', () => {
    expect(layOut(mailOf({ subject: 'Hi there' }), 'x').html).toContain('>Hi there</h1>');
  });

  it.each([
    ['heading', { heading: evil }],
    ['subject', { subject: evil }],
    ['paragraph', { content: [paragraph(evil)] }],
    ['label of a button', { content: [button(evil, 'https://example.com')] }],
    ['address of a button', { content: [button('x', `https://example.com/"><script>`)] }],
    ['code', { content: [code(evil)] }],
    ['label of a row', { content: [table([[evil, 'x']])] }],
    ['value of a row', { content: [table([['x', evil]])] }],
    ['note', { content: [note(evil)] }],
  ])('lets no markup through: %s', (_what, fields: Partial<Mail>) => {
    const { html } = layOut(mailOf(fields), 'Tradepost');
    expect(html).not.toMatch(/<script|="[^"]*"1"/);
  });

  it('lets no markup through: the sender', () => {
    expect(layOut(mailOf({}), evil).html).not.toContain('<script');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://example.com', '/relative', ''])(
    'refuses a button that leads to "%s"',
    url => {
      expect(() => layOut(mailOf({ content: [button('Go', url)] }), 'x')).toThrow(/http/);
    },
  );
});
