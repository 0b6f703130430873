import type { Expression } from '../../src/ast/index.js';
import type { Module } from '../../src/project/index.js';
import { describeLog, layoutOf, type LineLayout, type LogCall } from '../../src/semantics/index.js';
import { analyze, type World } from './analyze.js';

/** Every log call of a text, in source order: `pino error: message 'failed', fields { err }`. */
export function logsIn(code: string, world: World = {}, withModel = false): string[] {
  const tellModel = ({ logger: { fields, errors } }: LogCall): string => `; ${[fields, ...(['first', 'last'] as const).filter((each) => errors[each] === 'kept').map((each) => `${each} keeps`)].join(', ')}`;
  return analyze(
    code,
    (module) =>
      module.invocations.flatMap((node) => {
        const log = node.type === 'CallExpression' ? describeLog(module, node) : null;
        return tell(module, log).map((each) => (withModel && log ? each + tellModel(log) : each));
      }),
    world,
  );
}

function tell(module: Module, log: LogCall | null): string[] {
  if (!log) return [];
  const text = (node: Expression): string => module.text.slice(...node.range).replace(/\s+/g, ' ');
  const one = (name: string, node: Expression | null): string[] => (node ? [`${name} ${text(node)}`] : []);
  const many = (name: string, nodes: readonly Expression[]): string[] => (nodes.length > 0 ? [`${name} ${nodes.map(text).join(' | ')}`] : []);
  const parts = [
    ...one('message', log.message), ...one('fields', log.fields), ...many('formatted', log.formatted),
    ...many('dropped', log.dropped), ...many('printed', log.printed), ...many('unknown', log.unknown),
  ];
  return [`${log.library.library} ${log.level || 'call'}${log.uncertain ? '?' : ''}${log.wrapper ? ' through' : ''}: ${parts.join(', ') || 'nothing'}`];
}

/** How the lines of a text are laid out, in source order. */
export function layoutsIn(code: string, world: World = {}): LineLayout[] {
  return analyze(
    code,
    (module) =>
      module.invocations.flatMap((node) => {
        const log = node.type === 'CallExpression' ? describeLog(module, node) : null;
        return log ? [layoutOf(module, log)] : [];
      }),
    world,
  );
}
