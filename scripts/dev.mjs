// Compiles on every change and starts the server anew when the result is there. The office comes from Vite, which replaces
// what has changed in the open page: http://localhost:4001/office/
import { spawn, spawnSync } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const options = { cwd: root, stdio: 'inherit' };
const server = ['scripts/build-server.mjs'];
const codegen = ['scripts/build-office.mjs', '--codegen'];

spawnSync(process.execPath, server, options);
spawnSync(process.execPath, codegen, options);
const children = [
  spawn(process.execPath, [...server, '--watch'], options),
  spawn(process.execPath, ['--watch', 'dist/main.js'], options),
  spawn(process.execPath, ['node_modules/vite/bin/vite.js', '--config', 'office/vite.config.ts'], options),
];

// Queries and the schema decide the types of the pages.
let timer;
function generateSoon(_event, name) {
  if (name !== null && !/\.graphql$/.test(name)) return;
  clearTimeout(timer);
  timer = setTimeout(() => spawnSync(process.execPath, codegen, options), 200);
}
watch(join(root, 'office/src'), { recursive: true }, generateSoon);
watch(join(root, 'schema.graphql'), () => generateSoon(null, null));

for (const child of children) {
  child.on('exit', code => {
    for (const other of children) other.kill();
    process.exit(code ?? 0);
  });
}
