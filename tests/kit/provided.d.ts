import 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    database: 'sqlite' | 'mariadb';
    /** The private server of this run. */
    mariadbPort: number;
  }
}
