import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Percent } from '../../kit/display/percent.tsx';
import { ConfirmDialog } from '../../kit/overlay/confirm-dialog.tsx';
import { Card } from '../../kit/page/card.tsx';
import { DescriptionList } from '../../kit/page/description-list.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { Section } from '../../kit/page/section.tsx';
import { StatusBadge } from '../../kit/status/status-badge.tsx';
import { TextLink } from '../../kit/text/text-link.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { menuActions } from '../../lib/menu-actions.ts';
import { usePageTitle } from '../../shell/page-title.ts';
import { RoleDeleteDocument, type RoleDetailsQuery } from './generated/graphql.ts';
import { MatrixMark } from './matrix-mark.tsx';
import { MembersCard } from './members-card.tsx';
import { PermissionMatrix } from './permission-matrix.tsx';
import { inheritedFrom, rolesAbove } from './role-tree.ts';
import styles from './roles.module.css';

type RoleViewProps = { data: RoleDetailsQuery; role: NonNullable<RoleDetailsQuery['role']> };

export function RoleView({ data, role }: RoleViewProps) {
  usePageTitle(role.name);
  const navigate = useNavigate();
  const [isAsking, setIsAsking] = useState(false);
  const remove = useAction(RoleDeleteDocument, answer => answer.deleteRole);
  const above = rolesAbove(data.roles, role.parent?.id);
  const [parent] = above;

  async function removeNow() {
    if (!(await remove.run({ roleId: role.id }))) return;
    toast.success({ title: `The role “${role.name}” is deleted` });
    void navigate({ to: '/roles' });
  }

  return (
    <>
      <PageHeader
        title={role.name}
        back={{ href: '/roles', label: 'Roles' }}
        badge={role.builtIn && <StatusBadge>Built in</StatusBadge>}
        meta={role.description}
        actions={menuActions(role.nextActions, { UPDATE: { label: 'Edit', href: `/roles/${role.id}/edit` } })}
        moreActions={menuActions(role.nextActions, {
          DELETE: {
            label: 'Delete',
            danger: true,
            onAction: () => setIsAsking(true),
            hiddenWhileImpossible: role.builtIn,
          },
        })}
      />
      <div className={styles.columns}>
        <Section title="What its members may do">
          <PermissionMatrix
            label={`Permissions of ${role.name}`}
            permissions={data.permissions}
            columns={[
              {
                id: role.id,
                header: 'This role',
                render: permission => (
                  <MatrixMark
                    isOwn={role.permissions.includes(permission)}
                    inheritedFrom={inheritedFrom(above, permission)?.name}
                  />
                ),
              },
              ...above.map(each => ({
                id: each.id,
                header: <TextLink href={`/roles/${each.id}`}>{each.name}</TextLink>,
                render: (permission: RoleViewProps['role']['permissions'][number]) => (
                  <MatrixMark isOwn={each.permissions.includes(permission)} />
                ),
              })),
            ]}
          />
        </Section>
        <div className={styles.stack}>
          <Card title="Details">
            <DescriptionList
              items={[
                {
                  term: 'Inherits from',
                  detail: parent ? (
                    <TextLink href={`/roles/${parent.id}`}>{parent.name}</TextLink>
                  ) : (
                    'No role'
                  ),
                },
                { term: 'Second factor', detail: role.requiresMfa ? 'Required' : 'Optional' },
                {
                  term: 'Discount up to',
                  detail: <Percent value={role.maxDiscountRate} scale="fraction" />,
                },
              ]}
            />
          </Card>
          <MembersCard roleId={role.id} count={role.memberCount} members={data.users?.nodes} />
        </div>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={`Delete the role “${role.name}”?`}
        confirmLabel="Delete the role"
        pending={remove.pending}
        error={remove.problem}
        onConfirm={() => void removeNow()}
      >
        It cannot be restored.
      </ConfirmDialog>
    </>
  );
}
