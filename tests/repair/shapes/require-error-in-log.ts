import type { FiftyFindings, KnownBreach } from '../../support/repair-sources.js';

const pino = `import pino from 'pino';\nexport const logger = pino();\n`;
const winston = `import winston from 'winston';\nexport const logger = winston.createLogger();\n`;

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  `try { start(); } catch (err) { console.error('failed', (first, err as Error).message); }`,
  `try { start(); } catch (err) { console.error('failed', String(err),); }`,
  `try { start(); } catch (err) { console.error('failed'); }`,
  `try { start(); } catch (err) { console.error(\n  'failed',\n  String(err),\n); }`,
  `try { start(); } catch (err) { console.error(\n  'failed', // why\n  id,\n); }`,
  `try { start(); } catch (err) { console.error(\n  'failed',\n  id // which\n); }`,
  `try { start(); } catch { console.error('failed'); }`,
  `try { start(); } catch{ console.error('failed'); }`,
  `try { start(); } catch /* all */ { console.error('failed'); }`,
  `pipeline(url).catch(() => console.error('failed'));`,
  `pipeline(url).catch(async () => { console.error('failed'); });`,
  `pipeline(url).catch(function () { console.error('failed'); });`,
  `pipeline(url).catch(() => console.error(('failed')));`,
  `pipeline(url).catch((e) => console.error('failed', { 'error': e.message }));`,
  `pipeline(url).catch((e) => console.error('failed', { error: e.message, id, }));`,
  `pipeline(url).catch((e) => console.error('failed', {\n  // which\n  id,\n  message: e.message,\n}));`,
  `pipeline(url).catch((e) => console.error('failed', { message: e.message, error: id }));`,
  'pipeline(url).catch((e) => console.error(`failed: "${e.message}"`));',
  'pipeline(url).catch((e) => console.error(`it\'s failed: ${e.message}`));',
  'pipeline(url).catch((e) => console.error(`failed ${id}\n${e.message}`));',
  `pipeline(url).catch((e) => console.error("failed: " + id + " because of " + e.message));`,
  `pipeline(url).catch((e) => console.error('failed: ' + (e.message)));`,
  `pipeline(url).catch((e) => console.error(''+e));`,
  `${pino}pipeline(url).catch((e) => logger.error('failed', e));`,
  `${pino}pipeline(url).catch((e) => logger.error('failed',\n  e));`,
  `${pino}pipeline(url).catch((e) => logger.error(\n  'failed',\n  e,\n));`,
  `${pino}pipeline(url).catch((e) => logger.error(('failed'), (e)));`,
  `${pino}pipeline(url).catch((e) => logger.error('failed', {\n  id,\n  error: e,\n}));`,
  `${pino}pipeline(url).catch((e) => logger.error('failed', { ...options, error: e }));`,
  `${pino}pipeline(url).catch((e) => logger.error('failed', { id: find(), error: e }));`,
  `${pino}pipeline(url).catch((e) => logger.error({ id }, 'failed: ' + e.message));`,
  `${pino}pipeline(url).catch((e) => logger.error({\n  id,\n}, \`failed: \${e.message}\`));`,
  `${pino}pipeline(url).catch((e) => logger.error({}, 'failed'));`,
  `${pino}pipeline(url).catch((e) => logger.error({ err: e.message, error: e.name }, 'failed'));`,
  `${pino}pipeline(url).catch(() => logger.error('failed'));`,
  `${winston}pipeline(url).catch((e) => logger.error('failed: ' + e.message));`,
  `${winston}pipeline(url).catch((e) => logger.error('failed', { error: e }));`,
  `${winston}pipeline(url).catch((e) => logger.error('failed', {\n  id,\n  error: e.message\n}));`,
  `${winston}pipeline(url).catch((e: unknown) => logger.error(String(e)));`,
  `import { Logger } from '@nestjs/common';\nexport class Orders {\n  private readonly logger = new Logger(Orders.name);\n  async run() {\n    try {\n      start();\n    } catch (error) {\n      this.logger.error(\n        \`failed: \${error}\`,\n      );\n    }\n  }\n}`,
];

/** What makes fifty findings in one file. */
export const fifty: FiftyFindings = {
  head: `${pino}import axios from 'axios';\n`,
  kinds: [
    (n: number) => `export const load${n} = () => pipeline(url).catch((e) => console.error('load ${n} failed', e.message));`,
    (n: number) => `export const save${n} = () => pipeline(url).catch((e) => logger.error('save ${n} failed', e));`,
    (n: number) => `export async function send${n}() {\n  try {\n    await pipeline(url);\n  } catch {\n    logger.error({ id }, 'send ${n} failed');\n  }\n}`,
    (n: number) => `export const list${n} = () => axios.get(url, { timeout: 1000 }).catch((e) => logger.error(\`list ${n} failed: \${e.message}\`));`,
  ],
};

export const known: readonly KnownBreach[] = [];
