import { isEmail } from 'class-validator';
import { textComplaint } from '../../../graphql/validation.ts';
import { codeComplaint } from '../../../import/code-column.ts';
import { optional, text } from '../../../import/columns.ts';
import { defineImport } from '../../../import/define-import.ts';
import { writeChanges } from '../../../import/write-changes.ts';
import { indexForSearch, supplierDocument } from '../search/index-for-search.ts';
import { Supplier } from './supplier.entity.ts';

const upTo = (max: number) => optional(text(value => textComplaint(value, { max })));

export const suppliersImport = defineImport(
  {
    file: 'suppliers.csv',
    columns: {
      code: text(codeComplaint),
      name: text(value => textComplaint(value, { max: 200 })),
      contactName: upTo(200),
      email: optional(text(value => (isEmail(value) ? undefined : 'must be an email address.'))),
      phone: upTo(40),
      city: upTo(100),
      country: upTo(100),
    },
    key: ['code'],
  },
  async (ctx, changes) => {
    return {
      async apply(rows) {
        const written = await writeChanges(
          ctx,
          Supplier,
          'code',
          rows.map(row => row.values),
          {},
          changes,
        );
        await indexForSearch(ctx, written.map(supplierDocument));
      },
    };
  },
);
