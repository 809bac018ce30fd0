const isApple = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '');

/** The key that is held for shortcuts, as it is printed on the reader's keyboard. */
export const modifierKey = isApple ? '⌘' : 'Ctrl';
