import 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    database: 'sqlite' | 'mariadb';
    /** The private server of this run. */
    mariadbPort: number;
    /** The statements that make the tables as the migrations leave them. */
    mariadbTables: string;
  }
}
