import { keyName, memberName, stringValue, unwrap, walk, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import { findLiteral } from '../bindings/index.js';
import { homeOf } from '../home.js';
import { readMadeOptions } from '../made-options.js';
import { mayHold } from '../majors.js';
import { REDACTION_WORDS } from '../package-facts/vocabulary.js';
import type { Construction, LogCall, OptionFact, RedactionModel } from '../types.js';
import type { SensitivePart } from './types.js';

/** What a logger leaves out of its lines: paths of fields (`*` for any key), or keys wherever they are; null where that cannot be told. */
interface Redaction {
  readonly paths: readonly (readonly string[])[];
  readonly keys: readonly string[];
}

/** Whether a logger leaves a value out of the line, or may do so by what is configured out of sight. */
export function isRedacted(module: Module, log: LogCall, part: SensitivePart): boolean {
  if (log.made.some(({ node }) => node && LEAVES_OUT.test(homeOf(module, node).text) && !log.logger.redaction)) return true;
  if (!log.logger.redaction || part.path === null) return false;
  const redaction = readRedaction(module, log);
  if (!redaction) return true;
  const path = part.part === undefined ? part.path : [...part.path, ...part.part.split('.')];
  if (path.some((key) => redaction.keys.includes(key))) return true;
  const isWhole = part.part === undefined && /^(request|body|headers|message|cookie)$/.test(part.kind);
  return redaction.paths.some((each) => isPrefix(each, path) || (isWhole && isPrefix(path, each)));
}

/** What a file says that makes a logger with a format of its own for that. */
const LEAVES_OUT = /redact|sanitiz|scrub|censor|maskSecret|maskSensitive|sensitiveKeys|sensitiveFields/i;

function isPrefix(start: readonly string[], path: readonly string[]): boolean {
  return start.length <= path.length && start.every((key, index) => key === '*' || path[index] === '*' || key === path[index]);
}

function readRedaction(module: Module, { logger, made, uncertain, majors }: LogCall): Redaction | null {
  const models = (logger.redaction ?? []).filter((each) => mayHold(each.majors, majors));
  const isInSight = made.length > 0 && !uncertain && made.every(({ node }) => node !== null);
  return join(models.flatMap((model) => (isInSight ? made.map((each) => readConstruction(module, each, model)) : [model.paths === undefined ? null : readAnywhere(module, model)])));
}

function readConstruction(module: Module, made: Construction, model: RedactionModel): Redaction | null {
  const options = readMadeOptions(module, made);
  const fact = options.read(model.option);
  const own = readOption(module, fact, model.paths);
  if (model.paths === undefined) return own && { paths: [], keys: fact.state === 'absent' ? (model.unset ?? []) : own.flat() };
  const serialized = keysOf(module, options.read('serializers'));
  return own && serialized && { paths: [...own, ...serialized.map((key) => [key])], keys: [] };
}

/** `redact: ['password']`, `redact: { paths: ['*.password'] }` */
function readOption(module: Module, fact: OptionFact, inner: string | undefined): readonly (readonly string[])[] | null {
  if (fact.state !== 'set') return fact.state === 'absent' ? [] : null;
  const value = findLiteral(module, fact.value);
  const list = value?.type === 'ObjectExpression' && inner !== undefined ? propertyOf(value, inner) : value;
  return list ? readPaths(module, list) : null;
}

function readPaths(module: Module, node: Node): readonly (readonly string[])[] | null {
  const list = findLiteral(module, node);
  if (list?.type !== 'ArrayExpression') return null;
  const paths: (readonly string[])[] = [];
  for (const element of list.elements) {
    if (element?.type === 'SpreadElement') {
      const inner = readPaths(module, element.argument);
      if (!inner) return null;
      paths.push(...inner);
      continue;
    }
    const value = element && findLiteral(module, element);
    const text = value ? stringValue(value) : null;
    if (text === null) return null;
    paths.push(parsePath(text));
  }
  return paths;
}

/** `req.headers["x-api-key"]`, `users[*].password` */
function parsePath(path: string): readonly string[] {
  return [...path.matchAll(/[^.[\]"']+/g)].map(([key]) => (/^\d+$/.test(key) ? '*' : key));
}

function keysOf(module: Module, fact: OptionFact): readonly string[] | null {
  if (fact.state !== 'set') return fact.state === 'absent' ? [] : null;
  const value = findLiteral(module, fact.value);
  // `pino.stdSerializers`, all of them: those of Errors, requests and answers.
  if (value?.type === 'MemberExpression' && memberName(value) === 'stdSerializers') return ['err'];
  if (value?.type !== 'ObjectExpression') return null;
  return value.properties.flatMap((each) => (each.type === 'Property' ? (keyName(each) ?? []) : []));
}

function propertyOf(object: Extract<Node, { type: 'ObjectExpression' }>, name: string): Node | null {
  for (const each of object.properties) if (each.type === 'Property' && keyName(each) === name) return unwrap(each.value);
  return null;
}

function join(all: readonly (Redaction | null)[]): Redaction | null {
  const known = all.filter((each) => each !== null);
  return known.length < all.length ? null : { paths: known.flatMap(({ paths }) => paths), keys: known.flatMap(({ keys }) => keys) };
}

/** Of a logger that is made out of sight: whatever some file of the package has a logger leave out. */
function readAnywhere(module: Module, { option }: RedactionModel): Redaction | null {
  const { modules, isComplete } = module.project.backward.candidates(module, { words: REDACTION_WORDS });
  if (!isComplete) return null;
  return join(modules.flatMap((each) => readFile(each, option)));
}

function readFile(module: Module, option: string): readonly (Redaction | null)[] {
  const found: (Redaction | null)[] = [];
  walk(module.program, (node) => {
    if (node.type !== 'Property') return;
    const name = keyName(node);
    const fact: OptionFact = { state: 'set', value: node.value, property: node };
    if (name === option) {
      const paths = readOption(module, fact, 'paths');
      found.push(paths && { paths, keys: [] });
    } else if (name === 'serializers') {
      const keys = keysOf(module, fact);
      found.push(keys && { paths: keys.map((key) => [key]), keys: [] });
    }
  });
  return found;
}
