// An old Node.js cannot load the server, so nothing is imported before the version is known.
const { isSupportedNode } = await import('./node-version.ts');

if (isSupportedNode()) {
  // What V8 compiled last time is kept for the next start. It must be on before the first module of ours is loaded.
  const { enableCompileCache } = await import('node:module');
  enableCompileCache();
  await import('./serve.ts');
}
