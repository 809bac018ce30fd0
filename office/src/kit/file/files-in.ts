/** The files of what was dropped or pasted; folders are none. */
export function filesIn({ items }: DataTransfer): File[] {
  return [...items]
    .filter(item => item.kind === 'file' && item.webkitGetAsEntry()?.isDirectory !== true)
    .map(item => item.getAsFile())
    .filter(file => file !== null);
}
