import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env.OFFICE_SERVER ?? 'http://localhost:4000';

// While developing, the page comes from Vite. To the server it looks as if it came from there, cookies and all.
const toServer = { target: server, ws: true, headers: { origin: server } };

export default defineConfig({
  root: import.meta.dirname,
  base: '/office/',
  plugins: [{ ...optimizeLocales.vite({ locales: ['en-US'] }), enforce: 'pre' }, react()],
  build: {
    outDir: '../dist/office',
    emptyOutDir: true,
    target: 'es2023',
    // The server's policy allows no data: fonts or scripts, and hashed files are cached for good.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    manifest: 'manifest.json',
  },
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  server: {
    port: 4001,
    strictPort: true,
    proxy: Object.fromEntries(
      ['/graphql', '/exports', '/contracts', '/receipts', '/uploads'].map(path => [path, toServer]),
    ),
  },
});
