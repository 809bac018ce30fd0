import { requireUserId } from '../../../platform/authorization/rules.ts';
import { defineExport } from '../../../platform/files/define-export.ts';
import type { SectionRow } from '../../../platform/files/formats/json.ts';
import { personalData } from '../../../platform/personal-data/personal-data.ts';
import { dataSubjectOf } from './data-subject.ts';

/** Everything that the store keeps of whoever asks; the modules say what that is. */
export const myDataExport = defineExport<SectionRow>({
  report: 'MY_DATA',
  title: 'My data',
  description:
    'All that the store keeps of you, for yourself: account, sessions, orders, payments, rentals with their contracts, mails, and more. As JSON only.',
  permissions: [],
  formats: ['JSON'],
  isOwn: true,
  range: 'NONE',
  columns: () => [],
  sections: ctx => ctx.services.get(personalData).map(({ section }) => section),
  count: async () => null,
  async *rows(ctx) {
    const person = await dataSubjectOf(ctx, requireUserId(ctx));
    for (const { section, read } of ctx.services.get(personalData)) {
      for await (const records of read(ctx, person)) yield records.map(record => ({ section, record }));
    }
  },
});
