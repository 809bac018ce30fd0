// An old Node.js cannot load the commands, so the version is checked before they are imported.
const { isSupportedNode } = await import('./node-version.ts');

if (isSupportedNode()) await import('./commands.ts');
