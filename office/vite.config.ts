import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { chunkGroups } from './chunks.ts';
import { documentIds } from './document-ids.ts';
import { startFirst } from './start-first.ts';

const server = process.env.OFFICE_SERVER ?? 'http://localhost:4000';

// While developing, the page comes from Vite. To the server it looks as if it came from there, cookies and all.
const toServer = { target: server, ws: true, headers: { origin: server } };

const withoutParser = `${import.meta.dirname}/src/lib/graphql/without-parser.ts`;

/** Leaves urql's parser of queries out of the page: a thirtieth of what the first paint needs. */
const leaveOutParser: Plugin = {
  name: 'leave-out-parser',
  enforce: 'pre',
  apply: 'build',
  resolveId: (source, importer) =>
    source === '@0no-co/graphql.web' && importer !== withoutParser ? withoutParser : null,
};

// React itself has what this package adds to older versions of it.
const builtIn = /^use-sync-external-store\/shim(?:\/index\.js)?$/;

export default defineConfig({
  root: import.meta.dirname,
  base: '/office/',
  plugins: [
    { ...optimizeLocales.vite({ locales: ['en-US'] }), enforce: 'pre' },
    react(),
    leaveOutParser,
    documentIds,
    startFirst,
  ],
  build: {
    outDir: '../dist/office',
    emptyOutDir: true,
    target: 'es2023',
    // The server's policy allows no data: fonts or scripts, and hashed files are cached for good.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    manifest: 'manifest.json',
    rolldownOptions: {
      output: {
        codeSplitting: { groups: chunkGroups },
        // The first script names all others: their own names would be a fiftieth of it. The manifest knows them.
        chunkFileNames: 'assets/[hash:7].js',
        assetFileNames: 'assets/[hash:7][extname]',
      },
    },
    // All browsers that know the rest of what the office needs preload modules themselves.
    modulePreload: { polyfill: false },
  },
  resolve: { alias: [{ find: builtIn, replacement: 'react' }] },
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  server: {
    port: 4001,
    strictPort: true,
    proxy: Object.fromEntries(
      ['/graphql', '/exports', '/contracts', '/receipts', '/uploads'].map(path => [path, toServer]),
    ),
  },
});
