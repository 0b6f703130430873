import rule from '../../src/rules/require-error-in-log.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './require-error-in-log.cases.js';

createRuleTester().run('require-error-in-log', rule, cases);
