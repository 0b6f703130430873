// Lints the repositories of accuracy/repositories.json and asks only for verdicts about findings that nobody has read.
//   node scripts/accuracy.mjs run CHECKOUTS [--only owner/name]    CHECKOUTS/<name> holds each repository at its commit; prints what is not judged
//   node scripts/accuracy.mjs judge owner/name VERDICTS.json       [{ "rule", "place", "verdict": "right" | "debatable" | "wrong", "why" }]
// `npm run generate` writes docs/accuracy.md from it.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { lintRepository } from './accuracy/lint.mjs';
import { judge, readRepositories, record } from './accuracy/records.mjs';

const { values, positionals: [task, first, second] } = parseArgs({ allowPositionals: true, options: { only: { type: 'string', multiple: true } } });

if (task === 'run' && first) await run(path.resolve(first));
else if (task === 'judge' && first && second) judge(first, JSON.parse(readFileSync(second, 'utf8')));
else {
  console.error('usage: accuracy.mjs run CHECKOUTS [--only owner/name] | accuracy.mjs judge owner/name VERDICTS.json');
  process.exitCode = 1;
}

async function run(checkouts) {
  const { ignore, repositories } = readRepositories();
  for (const { repository, commit, files, ignore: own } of repositories) {
    if (values.only && !values.only.includes(repository)) continue;
    const root = path.join(checkouts, repository.split('/')[1]);
    if (!existsSync(root)) {
      console.log(`${repository}: not checked out`);
      continue;
    }
    const found = await lintRepository(root, files, [...ignore, ...own]);
    const open = record(repository, commit, found);
    console.log(`${repository}: ${found.files} files, ${found.lines} lines, ${found.findings.length} findings, ${open.length} not judged`);
    for (const { place, rule, config, message } of open) console.log(`  ${place} ${rule} (${config})\n    ${message}`);
  }
}
