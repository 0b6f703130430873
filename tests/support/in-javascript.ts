import type { InvalidTestCase } from '@typescript-eslint/rule-tester';

/** In JavaScript nothing is offered that leaves a name for TypeScript to refuse: cases that are not about repairs need not list them. */
export function inJavaScript<MessageIds extends string, Options extends readonly unknown[]>(cases: readonly InvalidTestCase<MessageIds, Options>[]): InvalidTestCase<MessageIds, Options>[] {
  return cases.map((each) => (each.filename !== undefined || each.output !== undefined || each.errors.some(({ suggestions }) => suggestions !== undefined) ? each : { ...each, filename: 'file.js' }));
}
