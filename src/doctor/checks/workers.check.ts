import { blocker, type Check, warning } from '../check.ts';
import { countLiveWorkers } from '../live-workers.ts';

export const workers: Check = {
  id: 'workers',
  title: 'A process runs the background jobs.',
  atStart: 'IN_PRODUCTION',
  async run(store) {
    const isOwn = store.config.worker === 'inline';
    if ((isOwn && store.isServing) || (await countLiveWorkers(store)) > 0) return [];
    if (isOwn)
      return [
        warning('No server runs on this database now.', 'Start one; with WORKER=inline it runs the jobs.'),
      ];
    return [
      blocker(
        'WORKER is off, and no worker runs: no mail is sent, and nothing expires.',
        'Start one with `npm run cli -- worker`, or set WORKER=inline.',
      ),
    ];
  },
};
