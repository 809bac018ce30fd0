import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  append,
  type ChainedEntry,
  type ChainHead,
  type EntryContent,
  entryHashOf,
  genesisHash,
  headHashOf,
} from '../../../../src/modules/audit/audit-chain.rules.ts';
import { ChainCheck, type Erasure } from '../../../../src/modules/audit/check-chain.rules.ts';

const empty: ChainHead = { number: 3, lastSequence: 0, lastHash: genesisHash };
const text = fc.string({ unit: 'binary', maxLength: 12 });
const nullable = fc.option(text);
const content: fc.Arbitrary<EntryContent> = fc.record({
  id: fc.uuid(),
  at: fc.date({ noInvalidDate: true }),
  actorId: nullable,
  action: text,
  targetType: nullable,
  targetId: nullable,
  changes: nullable,
  ip: nullable,
  userAgent: nullable,
  requestId: text,
});
const contents = (minLength: number) => fc.array(content, { minLength, maxLength: 12 });

/** The kinds of problems, in the order in which they are found. */
function problemsOf(head: ChainHead | null, entries: readonly ChainedEntry[], erasure?: Erasure): string[] {
  const check = new ChainCheck(empty.number, head);
  return [...entries.flatMap(entry => check.next(entry, erasure)), ...check.end()].map(({ kind }) => kind);
}

describe('a chain', () => {
  it('has no problems as it was written, in however many transactions', () => {
    fc.assert(
      fc.property(contents(0), contents(0), (first, second) => {
        const one = append(empty, first);
        const two = append(one.head, second);
        const entries = [...one.entries, ...two.entries];
        expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_, index) => index + 1));
        expect(problemsOf(two.head, entries)).toEqual([]);
        expect(append(empty, [...first, ...second])).toEqual({ entries, head: two.head });
      }),
    );
  });

  it('shows a change of any field of any entry, and names that entry', () => {
    const fields = fc.constantFrom(
      ...(['id', 'actorId', 'action', 'targetType', 'targetId', 'requestId'] as const),
      ...(['changes', 'ip', 'userAgent', 'detailsHash', 'entryHash', 'at'] as const),
    );
    fc.assert(
      fc.property(contents(1), fc.nat(), fields, (some, pick, field) => {
        const { entries, head } = append(empty, some);
        const victim = entries[pick % entries.length]!;
        const changed =
          field === 'at' ? new Date((victim.at.getTime() + 1) % 8.64e15) : `${victim[field] ?? ''}!`;
        const check = new ChainCheck(empty.number, head);
        const tampered = entries.map(entry => (entry === victim ? { ...entry, [field]: changed } : entry));
        const [first] = tampered.flatMap(entry => check.next(entry, undefined));
        expect(first).toMatchObject({ kind: 'ALTERED', sequence: victim.sequence });
      }),
    );
  });

  it('shows an entry that was rewritten with a fitting hash', () => {
    fc.assert(
      fc.property(contents(1), fc.nat(), (some, pick) => {
        const { entries, head } = append(empty, some);
        const index = pick % entries.length;
        const rewritten = { ...entries[index]!, action: 'nothing.happened!' };
        const forged = { ...rewritten, entryHash: entryHashOf(rewritten) };
        const isLast = index === entries.length - 1;
        expect(problemsOf(head, entries.with(index, forged))).toEqual([
          isLast ? 'HEAD_ALTERED' : 'REORDERED',
        ]);
      }),
    );
  });

  it('shows that entries are gone, from wherever', () => {
    fc.assert(
      fc.property(contents(1), fc.nat(), fc.nat(), (some, from, length) => {
        const { entries, head } = append(empty, some);
        const start = from % entries.length;
        const end = start + 1 + (length % (entries.length - start));
        const kinds = problemsOf(head, entries.toSpliced(start, end - start));
        expect(kinds).toEqual([end === entries.length ? 'UNEXPECTED_END' : 'MISSING']);
      }),
    );
  });

  it('shows two entries that changed places', () => {
    fc.assert(
      fc.property(contents(2), fc.nat(), fc.nat(), (some, first, step) => {
        const { entries, head } = append(empty, some);
        const a = first % entries.length;
        const b = (a + 1 + (step % (entries.length - 1))) % entries.length;
        const swapped = entries
          .with(a, { ...entries[b]!, sequence: a + 1 })
          .with(b, { ...entries[a]!, sequence: b + 1 });
        expect(problemsOf(head, swapped)).toEqual(expect.arrayContaining(['REORDERED', 'ALTERED']));
      }),
    );
  });

  it('shows an entry that was put in', () => {
    fc.assert(
      fc.property(contents(1), content, fc.nat(), (some, extra, pick) => {
        const { entries, head } = append(empty, some);
        const place = pick % entries.length;
        const before: ChainHead = {
          number: empty.number,
          lastSequence: place,
          lastHash: entries[place - 1]?.entryHash ?? genesisHash,
        };
        const [forged] = append(before, [extra]).entries;
        const twice = entries.toSpliced(place, 0, forged!);
        expect(problemsOf(head, twice)).toContain('INSERTED');
        const moved = twice.map((entry, index) => ({ ...entry, sequence: index + 1 }));
        expect(problemsOf({ ...head, lastSequence: moved.length }, moved)).toContain('REORDERED');
      }),
    );
  });

  it('shows a head that is gone or does not fit', () => {
    const { entries, head } = append(empty, fc.sample(contents(3), { seed: 1, numRuns: 1 })[0]!);
    expect(problemsOf(null, entries)).toEqual(['HEAD_MISSING']);
    expect(problemsOf({ ...head, lastHash: genesisHash }, entries)).toEqual(['HEAD_ALTERED']);
    expect(problemsOf({ ...head, lastSequence: head.lastSequence - 1 }, entries)).toEqual(['HEAD_ALTERED']);
    expect(problemsOf({ ...empty, lastHash: 'ff' }, [])).toEqual(['HEAD_ALTERED']);
  });

  it('accepts erased details only when an erasure of that person is recorded', () => {
    const erasure: Erasure = { targetIds: ['user_1', 'customer_1'], actorId: 'user_1' };
    const blank = { changes: null, ip: null, userAgent: null, erasedById: 'audit_1' };
    fc.assert(
      fc.property(content, fc.constantFrom('target', 'actor'), (some, role) => {
        const one = { ...some, ip: '192.0.2.1', targetId: 'x', actorId: null };
        const about = role === 'target' ? { ...one, targetId: 'customer_1' } : { ...one, actorId: 'user_1' };
        const { entries, head } = append(empty, [about]);
        const erased = { ...entries[0]!, ...blank };
        expect(problemsOf(head, [erased], erasure)).toEqual([]);
        expect(problemsOf(head, [erased], undefined)).toEqual(['FORGED_ERASURE']);
        expect(problemsOf(head, [{ ...erased, ip: '192.0.2.9' }], erasure)).toEqual(['FORGED_ERASURE']);
        expect(problemsOf(head, [{ ...erased, erasedById: null }], erasure)).toEqual(['ALTERED']);
        const others = append(empty, [one]);
        expect(problemsOf(others.head, [{ ...others.entries[0]!, ...blank }], erasure)).toEqual([
          'FORGED_ERASURE',
        ]);
      }),
    );
  });
});

describe('the hash over all heads', () => {
  it('does not depend on their order, and changes with each of them', () => {
    const heads = [0, 1, 10, 2].map(number => ({ ...empty, number }));
    expect(headHashOf(heads.toReversed())).toBe(headHashOf(heads));
    for (const index of heads.keys()) {
      expect(headHashOf(heads.with(index, { ...heads[index]!, lastSequence: 1 }))).not.toBe(
        headHashOf(heads),
      );
      expect(headHashOf(heads.toSpliced(index, 1))).not.toBe(headHashOf(heads));
    }
  });
});
