import rule from '../../src/rules/no-unsafe-sql.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './no-unsafe-sql.cases.js';

createRuleTester().run('no-unsafe-sql', rule, cases);
