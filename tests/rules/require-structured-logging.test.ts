import rule from '../../src/rules/require-structured-logging.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './require-structured-logging.cases.js';

createRuleTester().run('require-structured-logging', rule, cases);
