import { Supplier } from '../../../src/modules/catalog/suppliers/supplier.entity.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import type { TestApp } from '../../kit/app.ts';

let count = 0;

/** A supplier that no operation made, so that the audit log does not know of it yet. */
export async function plainSupplier(app: TestApp, fields: object = {}): Promise<{ id: string }> {
  count++;
  const code = `PLAIN-${count}`;
  return inTransaction(app.context(), async ctx => {
    const { id } = ctx.em.create(Supplier, { code, name: code, ...fields } as never) as Supplier;
    return { id };
  });
}
