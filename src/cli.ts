// An old Node.js cannot load the commands, so the version is checked before they are imported.
const { isSupportedNode } = await import('./node-version.ts');

if (isSupportedNode()) {
  const { prepareEnvironment } = await import('./platform/config/environment.ts');
  if (prepareEnvironment()) await import('./commands.ts');
}
