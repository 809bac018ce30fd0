import escapeHtml from 'escape-html';
import type { Block, Mail } from './mail.ts';

/** The body of a mail, in the two forms in which it is sent. */
export interface MailBody {
  readonly text: string;
  readonly html: string;
}

const color = { ink: '#1c2733', quiet: '#5b6875', line: '#dde3e9', page: '#f3f5f7', accent: '#0b5cad' };
const font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** Lays a mail out. `sender` is the name of the sender. */
export function layOut(mail: Mail, sender: string): MailBody {
  const heading = mail.heading ?? mail.subject;
  return { text: textOf(mail, heading, sender), html: htmlOf(mail, heading, sender) };
}

function textOf({ content }: Mail, heading: string, sender: string): string {
  return `${[heading, ...content.map(blockText), `-- \n${sender}`].join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'button':
      return `${block.label}:\n${webAddress(block.url)}`;
    case 'code':
      return `    ${block.text}`;
    case 'table':
      return block.rows.map(([label, value]) => `${label}: ${value}`).join('\n');
    default:
      return block.text;
  }
}

// Many mail programs ignore style sheets, so each element has its own style.
function htmlOf({ content }: Mail, heading: string, sender: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(heading)}</title></head>
<body style="margin:0;padding:24px 12px;background:${color.page};color:${color.ink};${font};font-size:16px;line-height:1.5">
<div style="max-width:560px;margin:0 auto;padding:32px;background:#ffffff;border:1px solid ${color.line};border-radius:8px">
<h1 style="margin:0 0 20px;font-size:22px;line-height:1.3">${escapeHtml(heading)}</h1>
${content.map(blockHtml).join('\n')}
</div>
<p style="max-width:560px;margin:16px auto 0;text-align:center;font-size:13px;color:${color.quiet}">${escapeHtml(sender)}</p>
</body>
</html>
`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p style="margin:0 0 16px">${lines(block.text)}</p>`;
    case 'button': {
      const url = escapeHtml(webAddress(block.url));
      return `<p style="margin:24px 0"><a href="${url}" style="display:inline-block;padding:12px 24px;border-radius:6px;background:${color.accent};color:#ffffff;text-decoration:none;font-weight:600">${escapeHtml(block.label)}</a></p>
<p style="margin:0 0 16px;font-size:13px;color:${color.quiet};word-break:break-all">${url}</p>`;
    }
    case 'code':
      return `<p style="margin:0 0 16px;padding:12px;background:${color.page};border-radius:6px;font-family:Menlo,Consolas,monospace;font-size:18px;word-break:break-all">${escapeHtml(block.text)}</p>`;
    case 'table':
      return `<table role="presentation" style="margin:0 0 16px;border-collapse:collapse">${block.rows.map(rowHtml).join('')}</table>`;
    case 'note':
      return `<p style="margin:0 0 16px;font-size:13px;color:${color.quiet}">${lines(block.text)}</p>`;
  }
}

function rowHtml([label, value]: readonly [string, string]): string {
  return `<tr><td style="padding:4px 24px 4px 0;vertical-align:top;color:${color.quiet}">${escapeHtml(label)}</td><td style="padding:4px 0;vertical-align:top">${escapeHtml(value)}</td></tr>`;
}

function lines(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}

/** @throws when it is not an http or https address: a mail program might run `javascript:` */
function webAddress(url: string): string {
  if (!URL.canParse(url) || !['http:', 'https:'].includes(new URL(url).protocol)) {
    throw new Error('A button in a mail may lead to http and https addresses only.');
  }
  // The parser has escaped spaces and removed line breaks.
  return new URL(url).href;
}
