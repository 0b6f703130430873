import { describe, expect, it } from 'vitest';
import { repairLines, runLines, type LoggerName } from '../../support/log-lines.js';

/** Numbers that are the same in every run. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const NOUNS = ['Order', 'User', 'Batch', 'Invoice', 'Import'];
const LINKS = [' created for ', ' moved to ', ' failed, retrying ', ' by ', ': ', ' and then ', ' with id ', ' - '];
const METHODS = ['countRows', 'findOwner', 'nextBatch', 'loadTotal', 'readState', 'pickHost'];

interface Shape {
  readonly body: string;
  readonly name: LoggerName;
}

/** A body of a function that logs one line of values from calls, each of which returns a number of its own. */
function shapeFrom(seed: number): Shape {
  const pick = numbersFrom(seed * 7919 + 13);
  const one = (list: readonly string[]): string => list[pick(list.length)] ?? '';
  let last = 10_000;
  const call = (): string => {
    const method = one(METHODS);
    last += 1;
    return `${method.startsWith('load') ? 'await ' : ''}api.${method}(${last})`;
  };
  const value = (depth = 0): string => {
    const inner = call();
    const bare = inner.startsWith('await') ? `(${inner})` : inner;
    switch (pick(depth > 1 ? 6 : 10)) {
      case 0: return 'counter++';
      case 1: return `String(${inner})`;
      case 2: return `JSON.stringify(${inner})`;
      case 3: return `${bare}.toFixed(2)`;
      case 4: return `(${call()} ?? ${bare})`;
      case 5: return `(seen = ${inner}, seen)`;
      case 6: return `\`nested ${'${'}${value(depth + 1)}}\``;
      default: return inner;
    }
  };
  const count = 1 + pick(3);
  const links = Array.from({ length: count }, () => one(LINKS));
  const values = Array.from({ length: count }, () => value());
  const noun = one(NOUNS);
  const messages = [
    () => `\`${noun} ${values.map((each, index) => `${'${'}${each}}${index < count - 1 ? links[index] : ''}`).join('')} done\``,
    () => `'${noun} ' + ${values.map((each, index) => `${each}${index < count - 1 ? ` + '${links[index]}'` : ''}`).join(' + ')} + ' done'`,
  ];
  const message = messages[pick(2)]?.() ?? '';
  const fields = `{ first: ${call()}, second: ${call()} }`;
  const name: LoggerName = pick(2) === 0 ? 'pino' : 'winston';
  const all = pick(3) === 0 ? [message] : name === 'pino' ? [[fields, message], [message, fields]][pick(2)] : [message, fields];
  return { name, body: `let counter = ${last + 50}; let seen = 0;\nlogger.info(${all?.join(', ') ?? ''});\nreturn [counter, seen];` };
}

const shapes = Array.from({ length: 200 }, (_, seed) => shapeFrom(seed));

function repairBody({ body, name }: Shape): string {
  const open = 'export async function run(api) {\n';
  const repaired = repairLines(`${open}${body}\n}`, name);
  return repaired.slice(open.length, -2);
}

describe('a line that is repaired', () => {
  const pairs = shapes.map((shape) => ({ ...shape, after: repairBody(shape) }));
  const repaired = pairs.filter(({ body, after }) => body !== after);

  it('comes of most shapes', () => {
    expect(repaired.length).toBeGreaterThan(120);
  });

  it.each(repaired)('evaluates the same in the same order, and loses no value: $after', async ({ body, after, name }) => {
    const [one, other] = [await runLines(body, name), await runLines(after, name)];
    expect(other.calls).toEqual(one.calls);
    expect(other.answer).toEqual(one.answer);
    const values = (text: string): string[] => [...new Set(text.match(/\b10\d{3}\b/gu))].sort();
    expect(values(JSON.stringify(other.lines[0]?.fields)).join()).toBe(values(one.lines[0]?.text ?? '').join());
    expect(other.lines[0]?.message).not.toMatch(/\d/u);
  });
});
