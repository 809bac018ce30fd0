import about from '../package.json' with { type: 'json' };

/** The version of this code. */
export const tradepostVersion = about.version;
