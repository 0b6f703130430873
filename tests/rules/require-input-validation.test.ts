import rule from '../../src/rules/require-input-validation.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './require-input-validation.cases.js';

createRuleTester().run('require-input-validation', rule, cases);
