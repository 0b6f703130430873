import type { TSESLint } from '@typescript-eslint/utils';
import type { CallExpression, Node, ObjectExpression } from '../ast/index.js';
import { quoteOf, type ImportRequest } from './add-import.js';
import { toRequest, type Importable, type SchemaStyle } from './check-input.js';
import { indentOf, lineBreakOf, startsLine, unitOf, withParentheses } from './layout.js';
import { setOptions } from './set-option.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Where a framework is told what the input of a route has to be, as `planInputRepair` of the semantic layer plans it. */
export interface RouteSchemaRequest {
  readonly sourceCode: SourceCode;
  readonly call: CallExpression;
  readonly options: ObjectExpression | null;
  readonly path: string;
  readonly before: Node | null;
  /** What the schema is of. */
  readonly name: string;
  readonly libraries: readonly Importable[];
  readonly enums: readonly Importable[];
  readonly print: (style: SchemaStyle) => string;
}

export interface RouteSchemaEdit {
  readonly imports: readonly ImportRequest[];
  readonly edit: (fixer: TSESLint.RuleFixer, locals: readonly string[]) => readonly TSESLint.RuleFix[] | null;
}

/** Adds the schema of an input to the options of its route. */
export function addRouteSchema({ sourceCode, call, options, path, before, libraries, enums, print }: RouteSchemaRequest): RouteSchemaEdit {
  return {
    imports: [...libraries, ...enums].map(toRequest),
    edit(fixer, locals) {
      const lineBreak = `${lineBreakOf(sourceCode)}${indentOf(sourceCode, call)}`;
      const named = new Map(enums.map((each, index) => [each.name ?? '', locals[libraries.length + index] ?? each.as]));
      const schema = print({ locals: locals.slice(0, libraries.length), enums: named, quote: quoteOf(sourceCode.ast), lineBreak, unit: unitOf(sourceCode) });
      if (options) return setOptions(fixer, sourceCode, { kind: 'object', node: options }, [[path, schema]]);
      const first = before && withParentheses(sourceCode, before).start;
      if (!first) return null;
      const [outer = '', inner = ''] = path.split('.');
      const gap = startsLine(sourceCode, first) ? `${lineBreakOf(sourceCode)}${indentOf(sourceCode, first)}` : ' ';
      return [fixer.insertTextBefore(first, `{ ${outer}: { ${inner}: ${schema} } },${gap}`)];
    },
  };
}
