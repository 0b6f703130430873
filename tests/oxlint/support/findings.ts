import type { ESLint } from 'eslint';
import path from 'node:path';

/** A finding as both tools tell it. Lines and columns count from 1, columns in UTF-16 units. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly message: string;
}

interface OxlintReport {
  readonly diagnostics: readonly {
    readonly message: string;
    /** `resilience(require-timeout)`; absent, or `TS(1245)`, where a file does not parse. */
    readonly code?: string;
    readonly filename: string;
    readonly labels: readonly { readonly span: { readonly offset: number } }[];
  }[];
}

/**
 * Reads what `oxlint -f json` printed.
 *
 * @param readText - gives the text of a file, as Oxlint tells places in UTF-8 bytes.
 */
export function parseOxlint(json: string, readText: (file: string) => string): Finding[] {
  const { diagnostics } = JSON.parse(json) as OxlintReport;
  const findings = diagnostics.map(({ message, code, filename, labels }) => {
    const file = filename.split(path.sep).join('/');
    const before = Buffer.from(readText(file)).subarray(0, labels[0]?.span.offset ?? 0).toString();
    const lines = before.replace(/^\uFEFF/, '').split(/\r\n|[\n\r\u2028\u2029]/);
    return { file, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, rule: nameRule(code), message };
  });
  return findings.sort(byPlace);
}

/** Reads the results of ESLint. */
export function readESLint(results: readonly ESLint.LintResult[], folder: string): Finding[] {
  const findings = results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, column, ruleId, message }) => {
      return { file: path.relative(folder, filePath).split(path.sep).join('/'), line, column, rule: ruleId ?? 'none', message };
    }),
  );
  return findings.sort(byPlace);
}

function nameRule(code: string | undefined): string {
  const [, plugin, rule] = /^(.+)\((.+)\)$/.exec(code ?? '') ?? [];
  return plugin === undefined || plugin === 'TS' ? 'none' : `${plugin}/${rule}`;
}

function byPlace(a: Finding, b: Finding): number {
  return a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column || a.message.localeCompare(b.message);
}
