import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import {
  UsersDeleteDocument,
  UsersResetMfaDocument,
  UsersRestoreDocument,
  UsersSetStatusDocument,
} from './generated/graphql.ts';

/** What is done with an account at the press of a button. What the API can undo, its toast undoes. */
export function useUserActions({ id: userId, name }: { id: string; name: string }) {
  const setStatus = useAction(UsersSetStatusDocument, data => data.updateUserStatus);
  const resetMfa = useAction(UsersResetMfaDocument, data => data.resetMfa);
  const remove = useAction(UsersDeleteDocument, data => data.deleteUser);
  const erase = useAction(UsersDeleteDocument, data => data.deleteUser);
  const restore = useAction(UsersRestoreDocument, data => data.restoreUser);

  async function reinstateNow() {
    if (await setStatus.run({ userId, status: 'ACTIVE' }))
      toast.success({ title: `${name} can sign in again` });
  }
  async function restoreNow() {
    if (await restore.run({ userId })) toast.success({ title: `${name} is restored` });
  }
  return {
    resetMfa,
    erase,
    problem: [setStatus, remove, restore].find(({ problem }) => problem)?.problem,
    reinstateNow,
    restoreNow,
    async suspendNow() {
      if (!(await setStatus.run({ userId, status: 'SUSPENDED' }))) return;
      toast.success({
        title: `${name} is suspended`,
        text: 'Their sessions have ended.',
        action: { label: 'Undo', onAction: () => void reinstateNow() },
      });
    },
    async removeNow() {
      if (!(await remove.run({ userId, anonymize: false }))) return;
      toast.success({
        title: `${name} is deleted`,
        action: { label: 'Undo', onAction: () => void restoreNow() },
      });
    },
    /** Resolves to whether it was done. */
    async resetMfaNow(): Promise<boolean> {
      if (!(await resetMfa.run({ userId }))) return false;
      toast.success({ title: `The second factor of ${name} is removed` });
      return true;
    },
    /** Resolves to whether it was done. */
    async eraseNow(): Promise<boolean> {
      if (!(await erase.run({ userId, anonymize: true }))) return false;
      toast.success({ title: `${name} is erased` });
      return true;
    },
  };
}
