import { describe, expect, it } from 'vitest';
import { handlersIn, inputsIn } from '../../../support/handlers.js';

describe('@nestjs/common', () => {
  it.each([
    ['a controller', `import { Body, Controller, Get, Headers, Param, ParseIntPipe, Post, Query, Req, UseGuards, UsePipes, ValidationPipe } from '@nestjs/common'; @Controller('users') class C { @Post(':id') create(@Body() dto: Dto, @Param('id') id: string, @Query() query: Q) {} }`, [`@nestjs/common controller POST /users/:id <- dto: body, id: params, query: query`]],
    ['a destructured body', `import { Body, Controller, Get, Headers, Param, ParseIntPipe, Post, Query, Req, UseGuards, UsePipes, ValidationPipe } from '@nestjs/common'; @Controller() class C { @Post() create(@Body() { name }: Dto) {} }`, [`@nestjs/common controller POST / <- { name }: Dto: body`]],
    ['the request itself', `import { Body, Controller, Get, Headers, Param, ParseIntPipe, Post, Query, Req, UseGuards, UsePipes, ValidationPipe } from '@nestjs/common'; @Controller() class C { @Get() list(@Req() req, @CurrentUser() user) { use(req.query, req.user, user.body); } }`, [`@nestjs/common controller GET / <- req.query: query`]],
    ['a controller with options', `import { Controller, Get } from '@nestjs/common'; @Controller({ path: 'auth', version: '1' }) class C { @Get('me') me() {} }`, [`@nestjs/common controller GET /auth/me <- nothing`]],
    ['a renamed decorator', `import { Controller, Get as Read, Headers } from '@nestjs/common'; @Controller() class C { @Read('x') list(@Headers('host') host: string) {} }`, [`@nestjs/common controller GET /x <- host: headers`]],
  ])('%s', (_claim, code, expected) => {
    expect(inputsIn(code)).toEqual(expected);
  });

  it.each([
    ['a decorator of this file', `import { Controller } from '@nestjs/common'; function Get() {} @Controller() class C { @Get() list(@Body() body) {} }`],
    ['a method without a decorator', `import { Body, Controller, Get, Headers, Param, ParseIntPipe, Post, Query, Req, UseGuards, UsePipes, ValidationPipe } from '@nestjs/common'; @Controller() class C { list(body) { use(body); } }`],
  ])('%s is none', (_claim, code) => {
    expect(inputsIn(code)).toEqual([]);
  });

  it.each([
    ['a pipe of a parameter checks it', `import { Body, Controller, Get, Headers, Param, ParseIntPipe, Post, Query, Req, UseGuards, UsePipes, ValidationPipe } from '@nestjs/common'; @Controller() class C { @Get(':id') one(@Param('id', ParseIntPipe) id: number, @Query('page', new ParseIntPipe()) page: number) {} }`, [`id: params validated by ParseIntPipe`, `page: query validated by new ParseIntPipe()`]],
    ['a validation pipe is told, and not believed before the class is known', `import { Body, Controller, Get, Headers, Param, ParseIntPipe, Post, Query, Req, UseGuards, UsePipes, ValidationPipe } from '@nestjs/common'; @UsePipes(new ValidationPipe()) @Controller() class C { @Post() create(@Body(ValidationPipe) dto: Dto) {} }`, [`dto: body by ValidationPipe`, `new ValidationPipe(): body query params args message`]],
  ])('%s', (_claim, code, expected) => {
    expect(handlersIn(code).flatMap(({ inputs, checks }) => [...inputs, ...checks])).toEqual(expected);
  });

  it('answers a rejection', () => {
    expect(handlersIn(`import { Body, Controller, Get, Headers, Param, ParseIntPipe, Post, Query, Req, UseGuards, UsePipes, ValidationPipe } from '@nestjs/common'; @Controller() class C { @Get() async list() {} }`).map((each) => each.rejected)).toEqual(['answered']);
  });
});
