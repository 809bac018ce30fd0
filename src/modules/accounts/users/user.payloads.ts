import { deletedId, payloadOf, readAgain } from '../../../platform/graphql/payload-of.ts';
import { User } from './user.entity.ts';
import { readUser } from './user.queries.ts';

/** The account that a mutation was about. */
export const user = readAgain(
  'user',
  () => User,
  readUser,
  'The account as it is now; null when there were errors.',
);

export const UpdateProfilePayload = payloadOf('updateProfile', user);
export const UpdateUserStatusPayload = payloadOf('updateUserStatus', user);
export const RestoreUserPayload = payloadOf('restoreUser', user);
export const DeleteUserPayload = payloadOf(
  'deleteUser',
  deletedId('user', 'The id of the deleted account; null when there were errors.'),
);
