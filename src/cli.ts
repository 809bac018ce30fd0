// An old Node.js cannot load the commands, so the version is checked before they are imported.
const { isSupportedNode } = await import('./node-version.ts');

if (isSupportedNode()) {
  // V8 keeps compiled code for the next command. This must be enabled before the first module is loaded.
  const { enableCompileCache } = await import('node:module');
  enableCompileCache();
  const { prepareEnvironment } = await import('./platform/config/environment.ts');
  if (prepareEnvironment()) await import('./commands.ts');
}
