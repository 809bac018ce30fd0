import type { Config } from '../../../platform/config/config.ts';
import { type Block, button, code, paragraph } from '../../../platform/mail/mail.ts';

/** Shows a token: as a button with a link if a web application is configured, otherwise as text to copy. */
export function tokenBlocks(config: Config, page: string, label: string, token: string): Block[] {
  if (config.webUrl === null) return [paragraph(`${label} with this token:`), code(token)];
  return [button(label, `${config.webUrl}${page}?token=${token}`)];
}
