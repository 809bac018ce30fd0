import { expect, type Page } from '@playwright/test';

/** Expects that the page fits the window: it does not scroll sideways, nothing lies on something else, and nothing is cut off. */
export async function expectFits(page: Page, what = page.url()): Promise<void> {
  expect(await page.evaluate(layoutProblems), `layout of ${what}`).toEqual([]);
}

/** What is wrong with the layout of the page as it is now, in words. Runs in the browser. */
export function layoutProblems(): string[] {
  interface Box {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  }
  /** A control, or a piece of text. */
  interface Thing {
    readonly node: Node;
    readonly element: Element;
    readonly name: string;
    /** What of it can be seen. */
    readonly box: Box;
    /** What lies over the page on purpose, such as a sticky header: compared with its like only. */
    readonly layer: Element;
  }
  // A hair of one pixel is rounding; glyphs reach beyond their line by a little.
  const slack = 2;
  const controls =
    'a[href], button, input, select, textarea, [role="button"], [role="checkbox"], [role="switch"], [role="tab"], h1, h2, h3, h4';
  const problems: string[] = [];
  const modal = [...document.querySelectorAll('dialog[open], [role="dialog"], [role="alertdialog"]')].at(-1);
  const root = modal ?? document.body;

  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth)
    problems.push(`The page is ${scrollWidth} px wide in a window of ${clientWidth} px.`);

  const things: Thing[] = [];
  for (const element of root.querySelectorAll(controls)) {
    if (isShown(element)) add(element, element, element.getBoundingClientRect(), `<${nameOf(element)}>`);
  }
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim();
    if (!text || !element || !isShown(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) add(node, element, line, `“${text.slice(0, 40)}”`);
  }
  const byTop = things.toSorted((one, other) => one.box.top - other.box.top);
  for (const [index, one] of byTop.entries()) {
    for (const other of byTop.slice(index + 1)) {
      if (other.box.top >= one.box.bottom - slack) break;
      if (lieOnEachOther(one, other)) problems.push(`${one.name} and ${other.name} lie on each other.`);
    }
  }
  return [...new Set(problems)].slice(0, 20);

  function add(node: Node, element: Element, whole: Box, name: string) {
    const seen = clip(element, whole, name);
    if (seen.right - seen.left < slack || seen.bottom - seen.top < slack) return;
    things.push({ node, element, name, box: seen, layer: layerOf(element) });
  }

  /** What is left of a box within the frames around it. What a frame that does not scroll takes away is a problem. */
  function clip(element: Element, whole: Box, name: string): Box {
    let seen = { left: whole.left, top: whole.top, right: whole.right, bottom: whole.bottom };
    let isCut = false;
    for (let each: Element | null = element; each && each !== document.body; each = each.parentElement) {
      const style = getComputedStyle(each);
      if (style.overflowX === 'visible' && style.overflowY === 'visible') {
        if (style.position === 'fixed') break;
        continue;
      }
      const frame = each.getBoundingClientRect();
      const left = Math.max(seen.left, frame.left);
      const top = Math.max(seen.top, frame.top);
      const right = Math.min(seen.right, frame.right);
      const bottom = Math.min(seen.bottom, frame.bottom);
      const takesWidth = left - seen.left > slack || seen.right - right > slack;
      const takesHeight = top - seen.top > slack || seen.bottom - bottom > slack;
      // An ellipsis says that there is more, and a clamp does, too.
      const isMarked = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
      if (takesWidth && !scrolls(style.overflowX) && !isMarked) isCut = true;
      if (takesHeight && !scrolls(style.overflowY) && !isMarked) isCut = true;
      seen = { left, top, right, bottom };
      // What has scrolled away is reached by scrolling, whatever is around that frame.
      if (scrolls(style.overflowX) && scrolls(style.overflowY) && right <= left) break;
    }
    if (isCut) problems.push(`${name} is cut off.`);
    // What runs over the edge of the window at its start cannot be scrolled to.
    if (whole.left < -slack && whole.right > 0 && !isInScrolled(element))
      problems.push(`${name} runs out of the window.`);
    return seen;
  }

  function scrolls(overflow: string): boolean {
    return overflow === 'auto' || overflow === 'scroll';
  }

  function isInScrolled(element: Element): boolean {
    for (let each: Element | null = element; each; each = each.parentElement)
      if (each.scrollLeft > 0) return true;
    return false;
  }

  function lieOnEachOther(one: Thing, other: Thing): boolean {
    if (one.layer !== other.layer) return false;
    if (one.node === other.node || one.node.contains(other.node) || other.node.contains(one.node))
      return false;
    // A label that holds its control, and what the control draws.
    const label = one.element.closest('label');
    if (label && label === other.element.closest('label')) return false;
    const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
    const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
    if (width <= slack || height <= slack) return false;
    // A field with a button in it.
    return !holds(one.box, other.box) && !holds(other.box, one.box);
  }

  function holds(outer: Box, inner: Box): boolean {
    return (
      outer.left <= inner.left + 1 &&
      outer.top <= inner.top + 1 &&
      outer.right >= inner.right - 1 &&
      outer.bottom >= inner.bottom - 1
    );
  }

  function layerOf(element: Element): Element {
    for (let each: Element | null = element; each; each = each.parentElement) {
      const { position, zIndex } = getComputedStyle(each);
      if (position === 'fixed' || position === 'sticky') return each;
      // A menu that lies where the script has put it.
      if (each.matches(':popover-open') || (position === 'absolute' && Number(zIndex) > 0)) return each;
    }
    return root;
  }

  function isShown(element: Element): boolean {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    // For screen readers only: one pixel, clipped.
    for (let each: Element | null = element; each && each !== root; each = each.parentElement) {
      const style = getComputedStyle(each);
      if (style.clipPath === 'inset(50%)' || /^rect\(0|^rect\(1px/.test(style.clip)) return false;
    }
    return true;
  }

  function nameOf(element: Element): string {
    const text = element.getAttribute('aria-label') ?? element.textContent ?? '';
    return `${element.tagName.toLowerCase()} ${text.trim().slice(0, 40)}`;
  }
}
