import { describe, expect, it } from 'vitest';
import { isFunction, walk } from '../../src/ast/index.js';
import { findInputHandler, findMassAssignments } from '../../src/semantics/index.js';
import { analyze } from '../support/analyze.js';

const controller = (pipe: string): string => `import { Body, Controller, Post, UsePipes, ValidationPipe } from '@nestjs/common'; import { IsString } from 'class-validator'; import { InjectRepository } from '@nestjs/typeorm'; import { Repository } from 'typeorm';
class Note {} class Dto { @IsString() text: string }
@Controller() ${pipe} class Notes { constructor(@InjectRepository(Note) private readonly notes: Repository<Note>) {} @Post() add(@Body() dto: Dto) { return this.notes.save(dto); } }`;

/** How sure it is that what the handlers write has keys that nobody meant. */
function weightsIn(code: string): string[] {
  return analyze(
    code,
    (module) => {
      const found: string[] = [];
      walk(module.program, (node) => {
        const handler = isFunction(node) ? findInputHandler(module, node) : null;
        if (handler) found.push(...findMassAssignments(module, handler).map(({ weight }) => weight));
        return true;
      });
      return found;
    },
    { filename: 'src/notes.ts', dependencies: { '@nestjs/common': '^11.0.0', '@nestjs/typeorm': '^11.0.0', typeorm: '^0.3.0', 'class-validator': '^0.14.0' }, files: {} },
  );
}

describe('keys that the class of a parameter does not name', () => {
  it.each([
    ['are kept by a pipe', '@UsePipes(new ValidationPipe())', ['likely']],
    ['are kept by one that is told to', '@UsePipes(new ValidationPipe({ whitelist: false }))', ['likely']],
    ['are dropped by one that is told to', '@UsePipes(new ValidationPipe({ whitelist: true }))', []],
    ['are all there are without one', '', ['certain']],
  ])('%s', (_claim, pipe, expected) => {
    expect(weightsIn(controller(pipe))).toEqual(expected);
  });
});
