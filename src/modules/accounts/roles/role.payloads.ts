import { deletedId, payloadOf, readAgain } from '../../../platform/graphql/payload-of.ts';
import { user } from '../users/user.payloads.ts';
import { Role } from './role.entity.ts';
import { roleById } from './role.queries.ts';

const role = readAgain('role', () => Role, roleById);

export const CreateRolePayload = payloadOf('createRole', role);
export const UpdateRolePayload = payloadOf('updateRole', role);
export const DeleteRolePayload = payloadOf('deleteRole', deletedId('role'));
export const AssignRolePayload = payloadOf('assignRole', user);
export const UnassignRolePayload = payloadOf('unassignRole', user);
