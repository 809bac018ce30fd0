import type { Manifest } from '../manifest.ts';
import { publicTableChanged, sessionWrote } from './public-changes.ts';

export const publicAnswering: Manifest = {
  name: 'public-answers',
  liveTopics: [publicTableChanged, sessionWrote],
};
