import rule from '../../src/rules/require-env-validation.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './require-env-validation.cases.js';

createRuleTester().run('require-env-validation', rule, cases);
