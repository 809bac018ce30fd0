// Builds the server into dist and the back office into dist/office, each only when its sources are newer, so that a second
// start is quick.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Resolves to the exit code. */
function run(script) {
  return new Promise(resolve => {
    spawn(process.execPath, [join(root, script)], { stdio: 'inherit' }).on('exit', code =>
      resolve(code ?? 1),
    );
  });
}

// Both at once: there are two cores.
const codes = await Promise.all([run('scripts/build-server.mjs'), run('scripts/build-office.mjs')]);
process.exitCode = codes.find(code => code !== 0) ?? 0;
