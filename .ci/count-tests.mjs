// Adds up the Vitest reports in a folder and prints the line that closes a run.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const [folder, exitCode] = process.argv.slice(2);
const files = readdirSync(folder).flatMap((report) => JSON.parse(readFileSync(path.join(folder, report), 'utf8')).testResults);
const count = (status) => files.flatMap((file) => file.assertionResults).filter((test) => test.status === status).length;

// A file that does not even load has no tests, and is a failure all the same.
const broken = files.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'));
const passed = count('passed');
const failed = count('failed') + broken.length;

// Where something other than a test failed, "0 failed" would mislead.
if (passed + failed > 0 && (exitCode === '0' || failed > 0)) console.log(`${passed} passed, ${failed} failed`);
