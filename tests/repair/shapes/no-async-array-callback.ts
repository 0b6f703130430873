import type { FiftyFindings } from '../../support/repair-sources.js';

const head = `declare const list: string[];\ndeclare function save(value: unknown): Promise<boolean>;\n`;
const inRun = (body: string): string => `${head}export async function run() {\n  ${body}\n}`;

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  inRun('list.forEach(async (each) => {\n    await save(each);\n  });'),
  inRun('list.forEach(async (each: string) => {\n    // one by one\n    if (!each) return;\n    await save(each); // saved\n  });'),
  inRun('list.forEach(async function (each) {\n    if (!each) { return; }\n    await save(each);\n  })'),
  inRun('await list.forEach(async (each, index) => { await save(each + index); });'),
  inRun('list.map((each) => each.trim()).forEach(async (each) => { await save(each); });'),
  inRun('(yes ? list : []).forEach(async (each) => { await save(each); });'),
  inRun('list.forEach(async (each) => save(each));'),
  inRun('list.forEach(async (each) => (await save(each)) || print(each));'),
  inRun('new Map([[1, "a"]]).forEach(async (value, key) => { await save([key, value]); });'),
  inRun('Object.entries({ a: 1 }).forEach(async ([key, value]) => { await save([key, value]); });'),
  inRun('if (yes) list.forEach(async (each) => { await save(each); });'),
  inRun('const kept = list.filter(async (each) => await save(each));\n  print(kept);'),
  inRun('const kept = list.filter(async (each) => {\n    return save(each);\n  });\n  print(kept);'),
  inRun('const kept = list.filter(async (each) => !(await save(each)));\n  print(() => kept);'),
  inRun('const kept = list /* all */ .filter(async (each) => await save(each));\n  print(kept);'),
  inRun('print(list.some(async (each) => await save(each)));'),
  inRun('await Promise.all([list.map(async (each) => { await save(each); }), save(1)]);'),
  inRun('await Promise.all([\n    list.map(async (each) => {\n      await save(each);\n    }),\n  ])'),
];

/** What makes fifty findings in one file. */
export const fifty: FiftyFindings = {
  head,
  kinds: [
    (n: number) => `export async function each${n}() {\n  list.forEach(async (each) => {\n    await save(each + ${n});\n  });\n}`,
    (n: number) => `export async function kept${n}() {\n  const kept = list.filter(async (each) => await save(each + ${n}));\n  return kept;\n}`,
  ],
};
