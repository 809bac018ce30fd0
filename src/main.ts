import { enableCompileCache } from 'node:module';

// What V8 compiled last time is kept for the next start. It must be on before the first module of ours is loaded.
enableCompileCache();
await import('./serve.ts');
