import type { Plugin } from 'vite';

/** Has the page run the script `start` as soon as it is there, beside being a part of the others. */
export const startFirst: Plugin = {
  name: 'start-first',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle }) {
      const start = Object.values(bundle ?? {}).find(file => file.type === 'chunk' && file.name === 'start');
      if (start?.type !== 'chunk') throw new Error('The build has no script "start".');
      if (start.imports.length > 0) throw new Error(`"start" must not wait for ${start.imports.join(', ')}.`);
      const src = `/office/${start.fileName}`;
      return [
        {
          tag: 'script',
          attrs: { type: 'module', async: true, crossorigin: true, src },
          injectTo: 'head-prepend',
        },
      ];
    },
  },
};
