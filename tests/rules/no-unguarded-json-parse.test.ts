import rule from '../../src/rules/no-unguarded-json-parse.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './no-unguarded-json-parse.cases.js';

createRuleTester().run('no-unguarded-json-parse', rule, cases);
