import type { Config } from '../../../platform/config/config.ts';
import { type Block, button, code, paragraph } from '../../../platform/mail/mail.ts';

/** How a person uses a token: by a link where there is a front end, and by hand where there is none yet. */
export function tokenBlocks(config: Config, page: string, label: string, token: string): Block[] {
  if (config.webUrl === null) return [paragraph(`${label} with this token:`), code(token)];
  return [button(label, `${config.webUrl}${page}?token=${token}`)];
}
