import { useClient } from 'urql';
import { toast } from '../../kit/toast/toasts.ts';
import { answerProblem } from '../../lib/answer-problem.ts';
import { ZoneCreateDocument, ZoneDeleteDocument, type ZoneItemFragment } from './generated/graphql.ts';
import { zoneInput, zoneValuesOf } from './zone-values.ts';

/** Deleting a zone is undone by writing the same again, so it does not ask first. */
export function useZoneChanges(readAgain: () => void) {
  const client = useClient();

  async function removeZone(zone: ZoneItemFragment) {
    const input = { zoneId: zone.id, version: zone.version };
    const { data, error } = await client.mutation(ZoneDeleteDocument, { input }).toPromise();
    const add = async () => {
      const { data, error } = await client
        .mutation(ZoneCreateDocument, { input: zoneInput(zoneValuesOf(zone)) })
        .toPromise();
      tellAdded(zone.name, answerProblem(data?.createZone, error));
    };
    tellDeleted(zone.name, answerProblem(data?.deleteZone, error), add);
  }

  function tellDeleted(name: string, problem: string | undefined, undo: () => Promise<void>) {
    readAgain();
    if (problem) toast.error({ title: `${name} was not deleted`, text: problem });
    else toast.success({ title: `${name} deleted`, action: { label: 'Undo', onAction: () => void undo() } });
  }

  function tellAdded(name: string, problem: string | undefined) {
    readAgain();
    if (problem) toast.error({ title: `${name} was not added`, text: problem });
    else toast.success({ title: `${name} is back` });
  }

  return { removeZone };
}
