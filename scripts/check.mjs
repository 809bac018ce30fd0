// All checks but the tests: format and lint, types, and whether the schema and the generated docs are current. Those of a line
// run beside each other, and each says at its end what it found.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = 'node_modules/typescript/bin/tsc';
const cli = ['--max-semi-space-size=8', '--heap-growing-percent=30', 'dist/cli.js'];

// The types of the office are generated from its queries.
const codes = [await run('generated types', 'scripts/build-office.mjs', '--codegen')];
codes.push(
  ...(await Promise.all([
    run('format and lint', 'node_modules/@biomejs/biome/bin/biome', 'check'),
    run('types of the server', tsc, '-p', 'tsconfig.json'),
    run('types of the office', tsc, '-p', 'office/tsconfig.json'),
    run('types of the page specs', tsc, '-p', 'office/tests/tsconfig.json'),
  ])),
);
// The schema and the docs are those of the compiled server.
codes.push(await run('build', 'scripts/build.mjs'));
if (codes.every(code => code === 0))
  codes.push(
    ...(await Promise.all([
      run('schema.graphql', ...cli, 'schema', '--check'),
      run('generated docs', ...cli, 'docs', '--check'),
    ])),
  );
process.exitCode = codes.find(code => code !== 0) ?? 0;

/** Runs a script to its end and prints what it wrote. Resolves to its exit code. */
function run(name, ...args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', chunk => {
      output += String(chunk);
    });
  return new Promise(resolve => {
    child.on('close', code => {
      process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}\n${output}`);
      resolve(code ?? 1);
    });
  });
}
