import { isFunction, memberName } from '../ast/index.js';
import type { Module } from '../project/index.js';
import type { rules } from '../rules/index.js';
import {
  describeCall, describeLog, describeMemoryStore, describeOperation, describeRetry, findAsyncCallback, findInputHandler, findNestedPromises, findOverlap, findProvidedClients, isWrite,
} from '../semantics/index.js';
import type { OnLine } from './calls.js';

export type RuleName = keyof typeof rules;

/** Something that a rule needs to see before it can speak, asked of the same facts as the rule asks. */
export interface Subject {
  /** Behind "there is no": `request to another service`. */
  readonly what: string;
  isOn(module: Module, line: OnLine): boolean;
}

const request: Subject = {
  what: 'call that is known to wait for another service',
  isOn: (module, { touched }) => touched.some((call) => describeCall(module, call)?.kind === 'outbound-request'),
};
const requestOrClient: Subject = {
  what: 'call that is known to wait for another service, and no client that makes such calls',
  isOn: (module, { touched, around }) =>
    touched.some((call) => ['outbound-request', 'client'].includes(describeCall(module, call)?.kind ?? '')) || findProvidedClients(module).some(({ node }) => around.includes(node)),
};
const log: Subject = {
  what: 'call that is known to write a line of a log',
  isOn: (module, { touched }) => touched.some((call) => call.type === 'CallExpression' && describeLog(module, call) !== null),
};
const list: Subject = {
  what: 'call that is known to read a list of records',
  isOn: (module, { touched }) => touched.some((call) => describeOperation(module, call)?.does === 'read-many'),
};
const write: Subject = {
  what: 'call that is known to change stored data',
  isOn: (module, { touched }) =>
    touched.some((call) => {
      const operation = describeOperation(module, call);
      return operation !== null && (isWrite(operation) || operation.does === 'statement');
    }),
};
const retry: Subject = { what: 'code that is known to try again', isOn: (module, { around }) => around.some((node) => describeRetry(module, node) !== null) };
const handler: Subject = {
  what: 'handler around it that is known to be given input from outside',
  isOn: (module, { around }) => around.some((node) => isFunction(node) && findInputHandler(module, node) !== null),
};
const store: Subject = {
  what: 'store that is known to live in memory',
  isOn: (module, { touched }) => touched.some((call) => call.type !== 'TaggedTemplateExpression' && describeMemoryStore(module, call) !== null),
};
const parse: Subject = { what: '`JSON.parse`', isOn: (_module, { touched }) => touched.some((call) => call.type === 'CallExpression' && memberName(call.callee) === 'parse') };
const callback: Subject = {
  what: 'array method that is given a callback which gives promises that nothing waits for',
  isOn: (module, { touched }) => touched.some((call) => call.type === 'CallExpression' && (findAsyncCallback(module, call) !== null || findNestedPromises(module, call).length > 0)),
};
const schedule: Subject = {
  what: 'job that may start again before it has ended',
  isOn: (module, { touched }) => touched.some((call) => call.type !== 'TaggedTemplateExpression' && findOverlap(module, call) !== null),
};

/** Where a rule keeps silent whatever it sees. */
export type Gate = 'script' | 'client-code' | 'for-clients' | 'start-up';

export const GATES: Readonly<Record<Gate, string>> = {
  script: 'this file is a script that is run by hand',
  'client-code': 'this code runs in a browser or an app',
  'for-clients': 'this file is imported by code of a browser or an app only',
  'start-up': 'this code runs while the process starts, and at no other time',
};

/** What is known of a rule. */
export interface RuleFacts {
  /** Null where what the rule looks at is no single thing that could be asked for. */
  readonly subject: Subject | null;
  readonly gates: readonly Gate[];
}

const SERVER: readonly Gate[] = ['script', 'client-code', 'for-clients'];

/**
 * What is missing here costs a less telling reason, and no more. Tests hold this against the sources of the rules, and against everything
 * that they report in the examples of their pages.
 */
const RULE_FACTS: Readonly<Partial<Record<RuleName, RuleFacts>>> = {
  'no-async-array-callback': { subject: callback, gates: ['client-code', 'for-clients'] },
  'no-check-then-act': { subject: null, gates: [...SERVER, 'start-up'] },
  'no-connection-leak': { subject: null, gates: ['script'] },
  'no-connection-per-request': { subject: null, gates: ['script', 'start-up'] },
  'no-escaped-transaction': { subject: null, gates: [] },
  'no-in-memory-store': { subject: store, gates: ['script', 'client-code'] },
  'no-io-in-transaction': { subject: null, gates: [] },
  'no-lost-update': { subject: null, gates: [...SERVER, 'start-up'] },
  'no-mass-assignment': { subject: null, gates: [] },
  'no-n-plus-one': { subject: null, gates: [] },
  'no-non-idempotent-retry': { subject: null, gates: ['script', 'client-code'] },
  'no-overlapping-interval': { subject: schedule, gates: SERVER },
  'no-sensitive-data-in-logs': { subject: log, gates: SERVER },
  'no-shared-mutable-state': { subject: null, gates: SERVER },
  'no-unbounded-cache': { subject: null, gates: SERVER },
  'no-unbounded-concurrency': { subject: null, gates: ['client-code'] },
  'no-unbounded-query': { subject: list, gates: ['script', 'client-code', 'start-up'] },
  'no-unbounded-retry': { subject: retry, gates: SERVER },
  'no-unchecked-response': { subject: null, gates: ['client-code', 'for-clients'] },
  'no-unguarded-json-parse': { subject: parse, gates: SERVER },
  'no-unsafe-sql': { subject: null, gates: ['script'] },
  'no-unscoped-mutation': { subject: write, gates: [...SERVER, 'start-up'] },
  'require-env-validation': { subject: null, gates: SERVER },
  'require-error-in-log': { subject: log, gates: SERVER },
  'require-idempotency-key': { subject: request, gates: SERVER },
  'require-input-validation': { subject: handler, gates: [] },
  'require-retry': { subject: requestOrClient, gates: SERVER },
  'require-retry-backoff': { subject: retry, gates: SERVER },
  'require-structured-logging': { subject: log, gates: SERVER },
  'require-timeout': { subject: requestOrClient, gates: ['client-code', 'for-clients'] },
  'require-transaction': { subject: null, gates: SERVER },
};

const NOTHING: RuleFacts = { subject: null, gates: [] };

export function factsOf(name: RuleName): RuleFacts {
  return RULE_FACTS[name] ?? NOTHING;
}
