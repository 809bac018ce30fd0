import { existsSync } from 'node:fs';
import { join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** How specs start the browser. Tests run as root, and containers have little shared memory. */
export const launchOptions = {
  executablePath: chromiumBinary(),
  args: ['--no-sandbox', '--disable-dev-shm-usage'],
};

/** The browser of this machine, or undefined where there is none. `CHROMIUM` names another one. */
export function chromiumBinary(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/bin', '/snap/bin'];
  const found = names.flatMap(name => folders.map(folder => join(folder, name))).find(existsSync);
  return process.env.CHROMIUM ?? found;
}
