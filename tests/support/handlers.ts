import type { Node } from '../../src/ast/index.js';
import type { Module } from '../../src/project/index.js';
import { findInputs, handlersOf, type HandlerDescription, type Input } from '../../src/semantics/index.js';
import { analyze, type World } from './analyze.js';

/** What is known of one handler, as texts. */
export interface Told {
  /** `express route POST /users` */
  handler: string;
  /** `req.body: body`, with the state where it is not `parsed`. */
  inputs: string[];
  /** `celebrate(…): body` for what is known to check input before it. */
  checks: string[];
  rejected: string | null;
}

/** Every handler that code registers, in source order of the functions. */
export function handlersIn(code: string, world: World = {}): Told[] {
  return analyze(code, (module) => [...handlersOf(module).values()].sort((a, b) => a.fn.range[0] - b.fn.range[0]).map((each) => tell(module, each)), world);
}

/** The handlers and their inputs alone: `express route GET /: req.query: query`. */
export function inputsIn(code: string, world: World = {}): string[] {
  return handlersIn(code, world).map(({ handler, inputs }) => `${handler} <- ${inputs.join(', ') || 'nothing'}`);
}

function tell(module: Module, handler: HandlerDescription): Told {
  const { library, model, role, registrations } = handler;
  const [{ method, route, validations, rejected }] = registrations;
  const name = [library.library, model.name, ...(role === 'handler' ? [] : [`(${role})`]), ...(method ? [method] : []), ...(route ? [route] : [])].join(' ');
  return {
    handler: name,
    inputs: findInputs(module, handler).map((each) => tellInput(module, each)),
    checks: validations.map(({ node, parts, rejects }) => `${textOf(module, node)}: ${parts.join(' ')}${rejects ? '' : ', rejects nothing'}`),
    rejected,
  };
}

function tellInput(module: Module, { node, part, state, validations }: Input): string {
  const pipes = validations.length > 0 ? ` by ${validations.map((each) => textOf(module, each.node)).join(' ')}` : '';
  return `${textOf(module, node)}: ${part}${state === 'parsed' ? '' : ` ${state}`}${pipes}`;
}

/** One line of source, without a type annotation. */
function textOf(module: Module, node: Node): string {
  const text = (module.project.homeOf(node) ?? module).text.slice(...node.range).replace(/\s+/g, ' ');
  return node.type === 'Identifier' ? node.name : text;
}
