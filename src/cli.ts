// An old Node.js cannot load the commands, so nothing is imported before the version is known.
const { isSupportedNode } = await import('./node-version.ts');

if (isSupportedNode()) await import('./commands.ts');
