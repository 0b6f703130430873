import { describe, expect, it } from 'vitest';
import { isClientCode, isForClients } from '../../src/semantics/index.js';
import { analyze } from '../support/analyze.js';

/** Where each fetch of the code runs. */
const placesOf = (code: string) =>
  analyze(
    code,
    (module) =>
      module.invocations
        .filter((node) => node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'fetch')
        .map((node) => (isClientCode(module, node) ? 'client' : 'server')),
    { filename: 'file.tsx' },
  );

describe('where code runs', () => {
  it.each([
    ['hooks of react', `import { useEffect } from 'react'; fetch(url);`, ['client']],
    ['hooks of react as members', `import React from 'react'; export const useX = () => { React.useEffect(() => { fetch(url); }); };`, ['client']],
    ['what else react has', `import { cache } from 'react'; fetch(url);`, ['server']],
    ['hooks of a router', `import { useRouter } from 'next/navigation'; fetch(url);`, ['client']],
    ['what else a router has', `import { notFound, redirect } from 'next/navigation'; fetch(url);`, ['server']],
    ['hooks of a query library', `import { useQuery } from '@tanstack/react-query'; fetch(url);`, ['client']],
    ['what a query library has for servers', `import { dehydrate, QueryClient } from '@tanstack/react-query'; fetch(url);`, ['server']],
    ['an app of vue', `import { createApp } from 'vue'; fetch(url);`, ['client']],
    ['an app of vue on a server', `import { createSSRApp } from 'vue'; fetch(url);`, ['server']],
    ['react on a server', `import { renderToPipeableStream } from 'react-dom/server'; fetch(url);`, ['server']],
    ['angular on a server', `import { APP_BASE_HREF } from '@angular/common'; import { CommonEngine } from '@angular/ssr/node'; fetch(url);`, ['server']],
    ['angular', `import { Injectable } from '@angular/core'; fetch(url);`, ['client']],
    ['lit', `import { LitElement } from 'lit'; fetch(url);`, ['client']],
    ['jquery', `import $ from 'jquery'; fetch(url);`, ['client']],
    ['qwik, and its server', `import { component$ } from '@builder.io/qwik'; fetch(url);`, ['client']],
    ['the server of qwik', `import { routeLoader$ } from '@builder.io/qwik-city'; fetch(url);`, ['server']],
    ['a push service', `import { Expo } from 'expo-server-sdk'; fetch(url);`, ['server']],
    ['a variable of a bundle', `fetch(import.meta.env.VITE_API_URL + '/users');`, ['client']],
    ['server actions', `'use server'; import { redirect } from 'next/navigation'; export async function save() { await fetch(url); }`, ['server']],
    ['a page with a loader and a component', `
      import { useState } from 'react';
      export async function loader() { return fetch(url); }
      export default function Page() { const [a, setA] = useState(); const save = async () => { await fetch(url); }; return <button onClick={save}>x</button>; }`, ['server', 'client']],
    ['a loader of the client', `export const loader = () => fetch(url); export const clientLoader = () => fetch(url);`, ['server', 'client']],
    ['a page with server props', `import { useRouter } from 'next/router'; export const getServerSideProps = async () => ({ props: await fetch(url) });`, ['server']],
    ['a handler in a component', `export const Page = () => <button onClick={() => fetch(url)}>x</button>;`, ['client']],
    ['a named handler in a component', `export function Page() { async function save() { await fetch(url); } return <form onSubmit={save} />; }`, ['client']],
    ['a component of a server', `export async function Page() { const r = await fetch(url); return <div className={r}>x</div>; }`, ['server']],
    ['a server action in a component', `export function Page() { async function save() { 'use server'; await fetch(url); } return <form onSubmit={save} />; }`, ['server']],
    ['a program that drives a browser', `await page.evaluate(() => document.title); await page.$$eval('a', (all) => all.map(() => window.location)); fetch(url);`, ['server']],
    ['what a driven browser is given', `await page.evaluate(async () => { await fetch(url); });`, ['client']],
    ['a named function given to a driven browser', `const read = () => document.title; await page.evaluate(read); fetch(url);`, ['server']],
  ])('%s', (_claim, code, expected) => {
    expect(placesOf(code)).toEqual(expected);
  });
});

describe('a package of pages', () => {
  const sideOf = (dependencies: Record<string, string>, filename = 'src/load.ts', code = 'export const load = () => fetch(url);') => analyze(code, (module) => (isClientCode(module) ? 'client' : 'server'), { filename, dependencies });

  it.each([
    ['has what pages are made of', { vue: '^3.0.0', axios: '^1.0.0' }, 'client'],
    ['has a server, too', { 'react-dom': '^19.0.0', express: '^5.0.0' }, 'server'],
    ['has a framework for both', { 'react-dom': '^19.0.0', next: '^15.0.0' }, 'server'],
    ['has a database', { 'react-dom': '^19.0.0', pg: '^8.0.0' }, 'server'],
    ['has a client that wants secrets', { 'react-dom': '^19.0.0', stripe: '^17.0.0' }, 'server'],
    ['has none', { axios: '^1.0.0' }, 'server'],
  ])('%s', (_claim, dependencies, side) => {
    expect(sideOf(dependencies as Record<string, string>)).toBe(side);
  });

  it('may have functions of a platform, and tools for its build', () => {
    expect(sideOf({ vue: '^3.0.0' }, 'api/charge.ts')).toBe('server');
    expect(sideOf({ vue: '^3.0.0' }, 'src/api/users.ts')).toBe('client');
    expect(sideOf({ vue: '^3.0.0' }, 'src/prerender.ts', "import { writeFile } from 'node:fs/promises'; fetch(url).then((res) => writeFile('x', res.body));")).toBe('server');
  });
});

describe('a function that only browsers use', () => {
  const code = 'export const fetcher = (url) => fetch(url);\nexport const format = (value) => String(value);';
  const isOfClients = (files: Record<string, string>) => analyze(code, (module) => module.invocations.filter((node) => node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'fetch').map((node) => isForClients(module, node)), { filename: 'lib/utils.ts', files, dependencies: { next: '^15.0.0' } });
  const page = "'use client';\nimport useSWR from 'swr';\nimport { fetcher } from '../lib/utils';\nexport const useUser = () => useSWR('/api/user', fetcher);";
  const route = (name: string) => `import { ${name} } from '../lib/utils';\nexport async function GET() { return Response.json(await ${name}('https://a.example')); }`;

  it.each([
    ['is one of browsers', { 'hooks/user.ts': page, 'app/route.ts': route('format') }, [true]],
    ['is none where a route uses it, too', { 'hooks/user.ts': page, 'app/route.ts': route('fetcher') }, [false]],
    ['is none where nobody does', { 'app/route.ts': route('format') }, [false]],
  ])('%s', (_claim, files, expected) => {
    expect(isOfClients(files as Record<string, string>)).toEqual(expected);
  });
});
