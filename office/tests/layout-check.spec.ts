import { expect, test } from '@playwright/test';
import { layoutProblems } from './kit/layout.ts';

// The check of the layout is a program of its own, so it is tried on pages that are wrong on purpose.
const pages: Readonly<Record<string, { html: string; problems: readonly string[] }>> = {
  'what is in order': {
    html: '<h1>Orders</h1><label>Name <input></label><button>Save <b>now</b></button><a href="#x">All orders</a>',
    problems: [],
  },
  'buttons on each other': {
    html: '<button style="margin-right:-20px">Save</button><button>Cancel</button>',
    problems: ['<button Save> and <button Cancel> lie on each other.'],
  },
  'a heading on a text': {
    html: '<p style="margin:0">A line of text</p><h2 style="margin:-12px 0 0">Heading</h2>',
    problems: ['“A line of text” and “Heading” lie on each other.'],
  },
  'a page that is too wide': {
    html: '<div style="width:500px;height:1px"></div>',
    problems: ['The page is 500 px wide in a window of 400 px.'],
  },
  'a table that scrolls in its frame': {
    html: '<div style="overflow-x:auto"><table style="width:900px"><tr><td>One<td>Two<td><button>Three</button></table></div>',
    problems: [],
  },
  'a text that is cut off': {
    html: '<div style="width:60px;overflow:hidden;white-space:nowrap">A long line of text</div>',
    problems: ['“A long line of text” is cut off.'],
  },
  'a text that ends in dots': {
    html: '<div style="width:60px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis">A long line of text</div>',
    problems: [],
  },
  'a button that runs out of the window': {
    html: '<button style="position:relative;left:-30px">Save everything</button>',
    problems: ['<button Save everything> runs out of the window.'],
  },
  'what is only for screen readers': {
    html: '<p>Text<span style="position:absolute;left:0;clip-path:inset(50%);width:1px;height:1px;overflow:hidden">more</span></p>',
    problems: [],
  },
};

for (const [name, { html, problems }] of Object.entries(pages))
  test(`the check of the layout sees ${name}`, async ({ page }) => {
    await page.setViewportSize({ width: 400, height: 400 });
    await page.setContent(`<body style="margin:0">${html}`);
    const found = await page.evaluate(layoutProblems);
    for (const problem of problems) expect(found).toContain(problem);
    if (problems.length === 0) expect(found).toEqual([]);
  });
