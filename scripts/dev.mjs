// Compiles on every change and starts the server anew when the result is there.
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const options = { cwd: root, stdio: 'inherit' };
const tsc = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'];

spawnSync(process.execPath, tsc, options);
const compiler = spawn(process.execPath, [...tsc, '--watch', '--preserveWatchOutput'], options);
const server = spawn(process.execPath, ['--watch', 'dist/main.js'], options);

for (const child of [compiler, server]) {
  child.on('exit', code => {
    compiler.kill();
    server.kill();
    process.exitCode = code ?? 0;
  });
}
