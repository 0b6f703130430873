import type { FiftyFindings } from '../../support/repair-sources.js';

const head = `import cron from 'node-cron';\ndeclare function sync(value?: unknown): Promise<void>;\n`;

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  `${head}setInterval(async () => {\n  await sync();\n}, 5000);`,
  `${head}setInterval(\n  async () => {\n    await sync();\n  },\n  5000,\n);`,
  `${head}setInterval(async () => {\n  if (!yes) return;\n  // what there is\n  await sync(\`a\n  b\`); // all\n}, 5000); // often`,
  `${head}export function begin() {\n    setInterval(async () => {\n        try {\n            await sync();\n        } catch (err) {\n            console.error('failed', err);\n        }\n    }, 5000);\n}`,
  `${head}setInterval(async function () { await sync(); }, 5000);`,
  `${head}setInterval(async () => sync(), 5000);`,
  `${head}setInterval(async () => await sync(), 5000);`,
  `${head}setInterval(async () =>\n  await sync(),\n5000);`,
  `${head}setInterval(async () => { await sync(); }, 5000)`,
  `${head}setInterval(async () => { await sync(); }, /* ms */ 5000);`,
  `${head}const run = 1;\nsetInterval(async () => { await sync(run); }, 5000);`,
  `${head}cron.schedule('* * * * *', async () => {\n  await sync();\n});`,
  `${head}cron.schedule('* * * * *', async () => {\n  await sync();\n}, {\n  timezone: 'UTC', // ours\n});`,
];

/** What makes fifty findings in one file. */
export const fifty: FiftyFindings = {
  head,
  kinds: [
    (n: number) => `cron.schedule('* * * * *', async () => {\n  await sync(${n});\n});`,
    (n: number) => `cron.schedule('*/2 * * * *', async () => {\n  await sync(${n});\n}, { name: 'job${n}' });`,
  ],
};
