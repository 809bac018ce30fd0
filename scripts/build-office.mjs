// Builds the back office into dist/office, or does nothing when that is newer than its sources.
//   --codegen   only writes what is generated from the queries, for editors and type checks
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { cacheFacts } from './office-cache-facts.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const office = join(root, 'office');
const output = join(root, 'dist/office');
const done = join(output, 'documents.json');
const facts = join(office, 'src/lib/graphql/generated-cache-facts.json');

if (process.argv.includes('--codegen')) {
  if (!(isBuilt() && isGenerated())) generate();
} else if (!isBuilt()) build();

/** Whether what the build generated is still there. */
function isGenerated() {
  const texts = Object.values(JSON.parse(readFileSync(done, 'utf8')));
  return existsSync(facts) && texts.length === Object.keys(generatedTexts()).length;
}

function isBuilt() {
  if (!existsSync(done)) return false;
  const builtAt = statSync(done).mtimeMs;
  const sources = filesUnder(office).filter(path => !/\/(?:generated|tests|bench)\//.test(path));
  const others = [
    'schema.graphql',
    'package-lock.json',
    'scripts/build-office.mjs',
    'scripts/office-cache-facts.mjs',
  ];
  return [...sources, ...others.map(path => join(root, path))].every(
    path => statSync(path).mtimeMs <= builtAt,
  );
}

function build() {
  rmSync(done, { force: true });
  const manifest = generate();
  run('vite/bin/vite.js', ['build', '--logLevel', 'warn', '--config', join(office, 'vite.config.ts')]);
  for (const path of filesUnder(output)) compress(path);
  // Written last: its age says when all of this was finished.
  writeFileSync(done, JSON.stringify(manifest));
}

/** Types, documents, and what the cache must know of the schema. Returns the texts of all queries by their ids. */
function generate() {
  run('@graphql-codegen/cli/cjs/bin.js', ['--config', join(office, 'codegen.ts')]);
  const texts = generatedTexts();
  const known = cacheFacts(readFileSync(join(root, 'schema.graphql'), 'utf8'), Object.values(texts));
  writeIfChanged(facts, `${JSON.stringify(known)}\n`);
  return Object.fromEntries(Object.entries(texts).map(([id, text]) => [withPrefix(id), text]));
}

/** The texts of the queries as the generator left them, by their ids. */
function generatedTexts() {
  const manifests = filesUnder(join(office, 'src')).filter(path =>
    path.endsWith('generated/persisted-documents.json'),
  );
  return Object.assign({}, ...manifests.map(path => JSON.parse(readFileSync(path, 'utf8'))));
}

function withPrefix(id) {
  return id.startsWith('sha256:') ? id : `sha256:${id}`;
}

function run(script, args) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules', script), ...args],
    {
      cwd: office,
      env: { ...process.env, NODE_ENV: 'production' },
    },
  );
  if (status !== 0) {
    process.stderr.write(Buffer.concat([stdout, stderr]));
    process.stderr.write(`The back office could not be built: ${relative('node_modules', script)} failed.\n`);
    process.exit(status ?? 1);
  }
}

// Once here, so that the server need not compress the same file for each visitor.
function compress(path) {
  if (!/\.(?:js|css|html|svg|json)$/.test(path)) return;
  const content = readFileSync(path);
  if (content.length < 1_000) return;
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  writeFileSync(
    `${path}.br`,
    brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
  );
}

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));
}

function writeIfChanged(path, text) {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
}
