import { keyName, walk, type Node } from '../../ast/index.js';
import type { Module } from '../../project/index.js';
import type { LogCall } from '../types.js';
import { readFormat, readLineFormats, type Written } from './line-formats.js';

type Answer = 'yes' | 'no' | 'unknown';
type Made = Pick<LogCall, 'logger' | 'library' | 'made' | 'uncertain'>;

/**
 * Whether the fields of a line come out of a logger: where its lines are put together by a format of the project (`printf`), they may be
 * left out, and a value is only seen in the message. `isCertain`: what makes the logger is in sight.
 */
export function keepsFields(module: Module, call: Made): { readonly answer: Answer; readonly isCertain: boolean } {
  const { logger } = call;
  if (logger.fields === 'none') return { answer: 'no', isCertain: true };
  if (!logger.lineFormats) return { answer: 'yes', isCertain: true };
  const written = findLineFormats(module, call);
  if (written) return { answer: written.fields === 'passing' ? 'unknown' : written.fields, isCertain: true };
  return { answer: judgeElsewhere(module, call), isCertain: false };
}

/** What the construction of a logger makes of its lines; null where that is out of sight, or not asked of this logger. */
export function findLineFormats(module: Module, { logger, made: [first], uncertain }: Made): Written | null {
  return first && !uncertain && logger.lineFormats ? readLineFormats(module, first, logger.lineFormats) : null;
}

/** Of a logger that is made out of sight: what all formats say that files of the package hold, and what the library does without one. */
function judgeElsewhere(module: Module, { logger, library }: Made): Answer {
  const model = logger.lineFormats;
  if (!model) return 'yes';
  const { modules } = module.project.backward.candidates(module, { packages: library.packages });
  const answers = new Set(modules.flatMap((each) => optionsCalled(each, model.option).map((format) => readFormat(each, format, model).fields)));
  if ([...answers].every((each) => each === 'yes')) return 'yes';
  return answers.size === 1 && answers.has('no') ? 'no' : 'unknown';
}

const known = new WeakMap<object, readonly Node[]>();

/** What a file gives to options of a name: `format: combine(…)`. A text is that of another option. */
function optionsCalled({ source, program }: Module, option: string): readonly Node[] {
  let found = known.get(source);
  if (found) return found;
  const values: Node[] = [];
  walk(program, (node) => {
    if (node.type === 'Property' && keyName(node) === option && node.parent.type === 'ObjectExpression' && node.value.type !== 'Literal') values.push(node.value);
  });
  known.set(source, (found = values));
  return found;
}
