import rule from '../../src/rules/require-timeout.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './require-timeout.cases.js';

createRuleTester().run('require-timeout', rule, cases);
