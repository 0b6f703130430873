import { either, flag, listOf, nothing, objectOf, oneOf, recordOf, scalar, text, wholeNumber } from './shape.js';

/** The part of the format that speaks of retries. */

const index = wholeNumber(0);
const position = either(index, listOf(index));
const waitName = oneOf('none', 'constant', 'growing', 'jittered');
const condition = objectOf({ option: text }, { equals: listOf(either(scalar, nothing)) });
const remedy = objectOf({ option: text, code: text }, { import: objectOf({ name: text, from: text }) });
const attempts = objectOf(
  { options: listOf(text), default: either(index, nothing) },
  { argument: index, includesFirst: flag, endless: listOf(condition), boundedBy: listOf(text), remedy },
);
const pauseOption = objectOf({ option: text, is: oneOf('delay', 'jitter', 'growth', 'name', 'strategy') }, { values: recordOf(waitName) });
const pause = objectOf({ default: waitName }, { by: listOf(pauseOption), remedy });

export const retry = objectOf(
  { attempts, wait: pause, source: text },
  { paths: listOf(text), client: text, runs: position, options: position, methods: listOf(text), methodsOption: text, conditionOption: text, isOperator: flag, sendsKey: flag, inherits: text, decorates: text, isInBackground: flag, majors: text },
);
