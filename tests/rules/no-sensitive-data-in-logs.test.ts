import rule from '../../src/rules/no-sensitive-data-in-logs.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './no-sensitive-data-in-logs.cases.js';

createRuleTester().run('no-sensitive-data-in-logs', rule, cases);
