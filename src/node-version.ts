/** The oldest Node.js on which the dependencies run; the same as `engines` in package.json. */
const oldest = { major: 22, minor: 17 };

/** Whether this Node.js can run Tradepost. If it is too old, prints that and sets the exit code. */
export function isSupportedNode(version: string = process.versions.node): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return true;
  process.stderr.write(
    `Tradepost needs Node.js ${oldest.major}.${oldest.minor} or newer, and this is ${version}.\n`,
  );
  process.exitCode = 1;
  return false;
}
