import type { Config } from '../../../platform/config/config.ts';
import { type Block, button } from '../../../platform/mail/mail.ts';

/** Shows a token as a button with a link to the page of the web application that takes it. */
export function tokenBlocks(config: Config, page: string, label: string, token: string): Block[] {
  return [button(label, `${config.webUrl}${page}?token=${token}`)];
}
