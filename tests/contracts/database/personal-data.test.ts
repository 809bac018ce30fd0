import { describe, expect, it } from 'vitest';
import { manifests } from '../../../src/manifests.ts';
import { useApp } from '../../kit/app.ts';

// A new table is put on one of two sides on purpose: a person gets its rows in MY_DATA, or it holds nothing for them.
const nothingForThem: Readonly<Record<string, string>> = {
  AuditChain: 'hashes',
  AuditVerification: 'checks of hashes; that they started one is in the audit log',
  Category: 'goods',
  CategoryRollup: 'sums about goods',
  CustomerSales: 'sums of the orders, which they get',
  ExportChunk: 'the files themselves',
  Heartbeat: 'upkeep',
  HoldSlot: 'upkeep',
  ImportProblem: 'what was wrong with a file of the store; gone when anybody is erased',
  JobSchedule: 'upkeep',
  JobWorker: 'upkeep',
  Product: 'goods',
  ProductSales: 'sums about goods',
  QueuedJob: 'upkeep: ids, for minutes',
  RecoveryCode: 'secrets, as hashes',
  RefreshToken: 'secrets, as hashes',
  Role: 'no person',
  RollupState: 'upkeep',
  ProductSpec: 'goods',
  SearchEntry: 'the words of goods, and of names and addresses that are in other tables',
  SearchPosting: 'the same words, one by one',
  SearchState: 'upkeep',
  SellerSales: 'sums of their sales, which they get',
  Settings: 'no person',
  ShippingMethod: 'no person',
  StaffInvitation: 'gone once the person has an account',
  SummedCategory: 'goods',
  StockMovement: 'the ledger of goods; what they did is in the audit log',
  Supplier: 'no user',
  TaxClass: 'goods',
  TaxRate: 'no person',
  UploadChunk: 'the files themselves, for a day',
  WebhookEvent: 'what the provider says about payments, without who paid',
  Zone: 'no person',
};

const app = useApp();
const parts = manifests.flatMap(({ personalData = [] }) => personalData);

describe('what is kept of a person', () => {
  it('is all in MY_DATA, table by table', () => {
    const tables = [...app().app.database.metadata.getAll().values()]
      .filter(({ abstract, tableName }) => !abstract && tableName)
      .map(({ className }) => className);
    const shown = new Set(parts.flatMap(({ entities }) => entities.map(entity => entity.name)));
    expect(tables.filter(name => !shown.has(name)).toSorted()).toEqual(
      Object.keys(nothingForThem).toSorted(),
    );
  });

  it('has sections of different names, none of which stands in the head of the file', () => {
    const names = [
      'title',
      'store',
      'createdAt',
      'createdBy',
      'timeZone',
      ...parts.map(({ section }) => section),
    ];
    expect(new Set(names).size).toBe(names.length);
  });

  it('every module that erases a person also says what it keeps', () => {
    const erasing = manifests.filter(({ jobs = [] }) => jobs.some(({ name }) => name.endsWith('.erase')));
    expect(erasing.map(({ name }) => name)).toEqual([
      'staff',
      'orders',
      'rentals',
      'notifications',
      'exports',
      'imports',
    ]);
    for (const { name, personalData = [] } of erasing) expect(personalData.length, name).toBeGreaterThan(0);
  });
});
