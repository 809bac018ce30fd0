import { fieldText } from '../../lib/format/text.ts';

/** "staffMember.approved" → "Staff member approved" */
export function actionText(action: string): string {
  return fieldText(action.replaceAll('.', ' ').replaceAll('-', ' '));
}
