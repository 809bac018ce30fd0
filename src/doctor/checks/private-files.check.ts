import { privatePaths } from '../../platform/config/private-paths.ts';
import { openToOthers } from '../../platform/lib/private-files.ts';
import { type Check, warning } from '../check.ts';

const shown = 3;

// A start closes what it can, so what is left belongs to another user; `.env` belongs to whoever wrote it.
export const privateFiles: Check = {
  id: 'private-files',
  title: 'Only the user of the server can read its files.',
  atStart: 'IN_PRODUCTION',
  run({ config }) {
    const open = openToOthers([...privatePaths(config), './data/auth-secret', './.env']);
    if (open.length === 0) return [];
    const more = open.length > shown ? ` and ${open.length - shown} more` : '';
    return [
      warning(
        `Other users of this machine can open ${open.slice(0, shown).join(', ')}${more}.`,
        'Close them: `chmod go= <file>`, as the user that owns them.',
      ),
    ];
  },
};
