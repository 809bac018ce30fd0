import { isEmail } from 'class-validator';
import { textComplaint } from '../../../graphql/validation.ts';
import { codeComplaint } from '../../../import/code-column.ts';
import { optional, text } from '../../../import/columns.ts';
import { defineImport } from '../../../import/define-import.ts';
import { writeChanges } from '../../../import/write-changes.ts';
import { Customer } from './customer.entity.ts';

const upTo = (max: number) => optional(text(value => textComplaint(value, { max })));

const nothingKnown = { street: null, postalCode: null, region: null, user: null };

export const customersImport = defineImport(
  {
    file: 'customers.csv',
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
  async (ctx, changes) => ({
    async apply(rows) {
      const wanted = rows.map(row => row.values);
      await writeChanges(ctx, Customer, 'code', wanted, nothingKnown, changes);
    },
  }),
);
