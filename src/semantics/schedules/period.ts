import { keyName, memberName, stringValue, type CallExpression, type NewExpression, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral } from '../bindings/index.js';
import { numberOf } from '../values.js';
import type { ScheduleModel } from '../types.js';

const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];

const WORDS: ReadonlyMap<string, number> = new Map([['@hourly', HOUR], ['@daily', DAY], ['@midnight', DAY], ['@weekly', DAY], ['@monthly', DAY], ['@yearly', DAY], ['@annually', DAY]]);

/** The shortest time between two starts, in milliseconds; null when that is not fixed. */
export function findPeriod(module: Module, call: CallExpression | NewExpression, { times, named }: ScheduleModel): number | null {
  const [first] = call.arguments;
  const given = named && first?.type === 'ObjectExpression' ? first.properties.flatMap((each) => (each.type === 'Property' && keyName(each) === named.times ? [each.value] : [])) : call.arguments;
  for (const each of given) {
    const period = times === 'ms' ? numberOf(module, each) : periodOfCron(module, each);
    if (period !== null) return period;
  }
  return null;
}

function periodOfCron(module: Module, node: Node): number | null {
  const value = findLiteral(module, node);
  const text = value ? stringValue(value) : null;
  if (text === null) return value ? periodOfName(memberName(value) ?? '') : null;
  const word = WORDS.get(text.trim());
  if (word !== undefined) return word;
  const fields = text.trim().split(/\s+/u);
  if (fields.length !== 5 && fields.length !== 6) return null;
  const [seconds = '0', minutes = '*', hours = '*'] = fields.length === 6 ? fields : ['0', ...fields];
  for (const [field, unit] of [[seconds, SECOND], [minutes, MINUTE], [hours, HOUR]] as const) if (!/^\d+$/u.test(field)) return gapOf(field) * unit;
  return DAY;
}

/** `CronExpression.EVERY_10_SECONDS` */
function periodOfName(name: string): number | null {
  const [, count = '1', unit] = /^EVERY_(?:(\d+)_)?(SECOND|MINUTE|HOUR)S?$/u.exec(name) ?? [];
  if (unit === undefined) return null;
  return Number(count) * (unit === 'SECOND' ? SECOND : unit === 'MINUTE' ? MINUTE : HOUR);
}

/** The smallest step of a field: 1 of `*` and of a range, 5 of `*` every 5, 15 of `0,15,30`. */
function gapOf(field: string): number {
  const [, step] = /\/(\d+)$/u.exec(field) ?? [];
  if (step !== undefined) return Number(step);
  const listed = field.split(',').map(Number);
  if (listed.length < 2 || listed.some((each) => Number.isNaN(each))) return 1;
  const sorted = [...listed].sort((a, b) => a - b);
  return Math.min(...sorted.slice(1).map((each, index) => each - (sorted[index] ?? 0)));
}
