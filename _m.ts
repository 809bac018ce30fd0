import { startMariaDb } from './tests/support/mariadb.ts';

const m = await startMariaDb();
console.log(await m.database('tradepost'));
setInterval(() => {}, 1000);
process.on('SIGTERM', async () => {
  await m.stop();
  process.exit(0);
});
