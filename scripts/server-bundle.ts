// How sources of the server become files that Node.js runs: a few files load in half the time of the four thousand that they
// are made of.
import { fileURLToPath } from 'node:url';
import type { BuildOptions, Plugin } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));

// They read files that lie beside them.
const external = /^(?:node:|(?:pdfkit|fontkit|piscina)$)/;

const isLibrary = /\bnode_modules\//;

const plugins: Plugin[] = [
  {
    name: 'bundle what is required',
    transform: {
      filter: { code: 'createRequire(import.meta.url)(' },
      handler: (code: string) => ({
        code: code.replaceAll('createRequire(import.meta.url)(', 'require('),
        map: null,
      }),
    },
  },
  {
    name: 'no map of the libraries',
    generateBundle(_options, files) {
      for (const name of Object.keys(files)) if (/^libraries.*\.map$/.test(name)) delete files[name];
    },
  },
];

/**
 * Options for rolldown.
 * @param input the paths of the sources to start from, by the names of their files
 * @param folder where these go, with what they share
 */
export function serverBundle(input: Record<string, string>, folder: string): BuildOptions {
  return {
    // Threads start with a file of their own.
    input: { ...input, 'bcrypt-worker': 'src/platform/lib/bcrypt-worker.ts' },
    cwd: root,
    platform: 'node',
    tsconfig: 'tsconfig.json',
    external: id => external.test(id),
    plugins,
    // A library that tries what is not installed is no mistake of ours.
    onLog(level, log, handle) {
      if (log.code !== 'UNRESOLVED_IMPORT' || !isLibrary.test(log.message)) handle(level, log);
    },
    output: {
      dir: folder,
      format: 'esm',
      // All in one folder, so that paths relative to a file mean the same in each.
      chunkFileNames: ({ moduleIds }) =>
        moduleIds.some(id => id.endsWith('/src/app.ts')) ? 'tradepost.js' : '[name].js',
      codeSplitting: { groups: [{ name: 'libraries', test: isLibrary }] },
      // Entities and jobs are known by the names of their classes and functions.
      keepNames: true,
      sourcemap: true,
    },
  };
}
