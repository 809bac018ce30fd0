import type { MailMessage } from './mailer.ts';

/** A name that sorts by time and shows the kind of mail. */
export function mailFileName({ date, template, id }: Pick<MailMessage, 'date' | 'template' | 'id'>): string {
  const time = date.toISOString().replaceAll(':', '-');
  return `${time}-${template.replace(/[^\w.-]/g, '_')}-${id}.eml`;
}

/** The name of the file while it is written. */
export function partialMailFileName(name: string): string {
  return `.${name}.part`;
}

/** When the mail of a file was written; undefined for a file that is no mail of ours, which nobody may delete. */
export function timeOfMailFile(name: string): Date | undefined {
  const [, day, hour, minute, second] =
    /^\.?(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d\.\d{3})Z-.*\.eml(?:\.part)?$/.exec(name) ?? [];
  return day === undefined ? undefined : new Date(`${day}T${hour}:${minute}:${second}Z`);
}
