const controls = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** What in a row takes presses and keys for itself. */
export function controlsOf(row: HTMLElement): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>(controls)].filter(control => !control.matches(':disabled'));
}

/** Whether something in a row, and not the row itself, is meant. */
export function isInControl(target: Element, row: HTMLElement): boolean {
  const control = target.closest(`${controls}, label`);
  return control !== null && control !== row && row.contains(control);
}
