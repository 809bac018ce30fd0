import { NotificationsButton } from '../notifications/notifications-button.tsx';
import { UserMenu } from '../user-menu/user-menu.tsx';

/** What stands at the end of the header. It comes after the first paint. */
export default function AccountCorner() {
  return (
    <>
      <NotificationsButton />
      <UserMenu />
    </>
  );
}
