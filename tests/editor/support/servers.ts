import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const fileOf = (packageName: string, ...file: string[]) => path.join(path.dirname(require.resolve(`${packageName}/package.json`)), ...file);

/** A language server that speaks over stdio. */
export interface LanguageServer {
  /** What Node runs. */
  readonly args: readonly string[];
  /** What an editor answers when the server asks for its settings and a person has set nothing. */
  settings(folder: string, folderUrl: string): object;
}

/** The server of the extension ESLint for Visual Studio Code. */
export const eslintServer: LanguageServer = {
  args: [fileOf('vscode-langservers-extracted', 'bin', 'vscode-eslint-language-server'), '--stdio'],
  settings: (folder, folderUrl) => ({
    validate: 'on',
    packageManager: 'npm',
    useESLintClass: true,
    useFlatConfig: true,
    experimental: { useFlatConfig: false },
    codeAction: { disableRuleComment: { enable: true, location: 'separateLine', commentStyle: 'line' }, showDocumentation: { enable: true } },
    codeActionOnSave: { mode: 'all' },
    format: false,
    quiet: false,
    onIgnoredFiles: 'off',
    options: {},
    rulesCustomizations: [],
    run: 'onType',
    problems: { shortenToSingleLine: false },
    nodePath: null,
    workspaceFolder: { uri: folderUrl, name: path.basename(folder) },
    workingDirectory: { mode: 'location' },
  }),
};

/** The server within Oxlint. */
export const oxlintServer: LanguageServer = {
  args: [fileOf('oxlint', 'bin', 'oxlint'), '--lsp'],
  settings: () => ({ run: 'onType' }),
};
