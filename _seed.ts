import { writeStore } from './bench/store.ts';

await writeStore('/tmp/benchstore', { products: 10000, categories: 50, suppliers: 200 });
