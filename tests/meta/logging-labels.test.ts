import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/rules/index.js';
import { judge, lintService, readServices, type Concern, type Verdict } from '../support/labels.js';

const services = readServices(fileURLToPath(new URL('../fixtures/logging', import.meta.url)));
const there = new Set(Object.keys(rules));

const concerns: Readonly<Record<string, Concern>> = {
  'unstructured-log': { rule: 'require-structured-logging', settledBy: ['require-error-in-log', 'no-sensitive-data-in-logs'] },
  'error-context-lost-in-log': { rule: 'require-error-in-log', settledBy: [] },
  'sensitive-data-in-log': { rule: 'no-sensitive-data-in-logs', settledBy: [] },
};

/** What the rules are known to get wrong; one that they get right again is taken off. */
const known: { readonly missed: readonly string[]; readonly alarms: readonly string[] } = {
  missed: [
    // A piece of the stack.
    'bunyan-worker/src/cleanup.js:21 error-context-lost-in-log',
    // What pino-http was told of keys is in another file.
    'express-pino-orders/src/orders.ts:58 error-context-lost-in-log',
    // A logger destructured from the request.
    'fastify-bookings/src/bookings.ts:32 unstructured-log',
  ],
  alarms: [],
};

const verdicts: Verdict[] = await Promise.all(services.map(async (service) => judge(service, await lintService(service), concerns, there)));

describe('the labels of log lines', () => {
  it('stand where their code is, in each service', () => {
    for (const { name, files, labels, clean } of services)
      for (const { file, line, text, concern } of [...labels, ...clean])
        expect(`${name}/${file}:${line} ${concern} ${files[file]?.split('\n')[line - 1]?.trim()}`).toBe(`${name}/${file}:${line} ${concern} ${text}`);
  });

  it('are enough to judge by', () => {
    expect(services.flatMap(({ labels }) => labels.filter(({ severity }) => severity === 'definite')).length).toBeGreaterThanOrEqual(95);
    expect(services.flatMap(({ clean }) => clean).length).toBeGreaterThanOrEqual(60);
    expect(Object.keys(concerns).sort()).toEqual([...new Set(services.flatMap(({ labels }) => labels.map(({ concern }) => concern)))].sort());
  });

  it('are all found by the rules that are there', () => {
    expect(verdicts.flatMap(({ missed }) => missed)).toEqual(known.missed.filter(isJudged));
  });

  it('are all that is found', () => {
    expect(verdicts.flatMap(({ alarms }) => alarms)).toEqual(known.alarms.filter(isJudged));
  });
});

describe('the judge of labels', () => {
  const at = (line: number, concern: string, rest: object = {}) => ({ file: 'a.ts', line, concern, severity: 'definite' as const, why: 'w', text: 't', ...rest });
  const service = {
    name: 's', files: {},
    labels: [at(1, 'unstructured-log'), at(4, 'error-context-lost-in-log', { relatedLines: [3] }), at(4, 'unstructured-log'), at(6, 'unstructured-log', { severity: 'debatable' })],
    clean: [at(8, 'unstructured-log')],
  };
  const judged = (findings: readonly string[], names: readonly string[] = Object.values(concerns).map(({ rule }) => rule)) =>
    judge(service, { 'a.ts': findings }, concerns, new Set(names));

  it('takes one report of a line of two concerns for both, and a debatable label for neither', () => {
    expect(judged(['1: require-structured-logging m', '3: require-error-in-log m', '6: require-structured-logging m'])).toEqual({ missed: ['s/a.ts:4 unstructured-log'], alarms: [], found: 2 });
    expect(judged(['1: require-structured-logging m', '4: require-error-in-log m'])).toEqual({ missed: [], alarms: [], found: 3 });
  });

  it('tells what was missed, and what was reported without a label of that concern', () => {
    expect(judged(['8: require-structured-logging m', '1: require-error-in-log m'])).toEqual({
      missed: ['s/a.ts:4 error-context-lost-in-log', 's/a.ts:4 unstructured-log'],
      alarms: ['s/a.ts:8 require-structured-logging (clean: w)', 's/a.ts:1 require-error-in-log'],
      found: 1,
    });
  });

  it('asks nothing of rules that are not there, nor of lines whose first speaker is not', () => {
    expect(judged([], [])).toEqual({ missed: [], alarms: [], found: 0 });
    expect(judged([], ['require-structured-logging']).missed).toEqual(['s/a.ts:1 unstructured-log']);
    expect(judged([], ['require-error-in-log']).missed).toEqual(['s/a.ts:4 error-context-lost-in-log']);
  });
});

/** Whether the entry is of a concern, or of a rule, that is judged yet. */
function isJudged(entry: string): boolean {
  return Object.entries(concerns).some(([concern, { rule }]) => there.has(rule) && (entry.includes(` ${concern}`) || entry.includes(` ${rule}`)));
}
