/** "rentalLateFee" → "Rental late fee" */
export function fieldText(name: string): string {
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "staffMember.approved" → "Staff member approved" */
export function actionText(action: string): string {
  return fieldText(action.replaceAll('.', ' ').replaceAll('-', ' '));
}
