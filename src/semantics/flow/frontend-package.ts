import path from 'node:path';
import { specifiersOf, type Module } from '../../project/index.js';
import { registryOf } from '../registry.js';
import type { LibraryModel } from '../types.js';

/** What pages are made of. */
const PAGES = ['react-dom', 'vue', 'svelte', 'solid-js', 'preact', '@angular/core', 'lit', 'react-native'];
/** What runs on a server or a desktop as well, beside the libraries whose models say so. */
const SERVERS = [
  'next', 'nuxt', 'astro', 'gatsby', 'vike', 'waku', 'blitz', 'electron', '@sveltejs/kit', '@solidjs/start', '@angular/ssr', '@builder.io/qwik-city', '@remix-run/node', '@remix-run/serve', '@remix-run/dev',
  '@react-router/node', '@react-router/serve', '@react-router/dev', '@tanstack/react-start', '@redwoodjs/core', 'react-email', '@react-email/components', '@react-email/render', 'vite-plugin-ssr', 'nitropack', 'hono', 'connect', 'polka', 'restify',
];

/** What servers and pages have in common. */
const SHARED: ReadonlySet<string> = new Set(['graphql']);

const answers = new WeakMap<object, boolean>();

/** Whether a file belongs to a package that only makes pages: it depends on what they are made of, and on nothing that a server has. */
export function isOfFrontend(module: Module): boolean {
  const facts = module.package;
  if (!facts || importsNode(module) || isFunctionOfPlatform(module.filename, facts.folder)) return false;
  let answer = answers.get(facts);
  if (answer === undefined) {
    answer = PAGES.some((name) => facts.dependsOn(name)) && !SERVERS.some((name) => facts.dependsOn(name)) && !registryOf(module).all.some((library) => isOfServer(library) && library.packages.some((name) => !SHARED.has(name) && facts.dependsOn(name)));
    answers.set(facts, answer);
  }
  return answer;
}

/** It has handlers, keeps data, or is a client that wants secrets. */
function isOfServer({ handlers, stores, clients = [] }: LibraryModel): boolean {
  return handlers !== undefined || stores !== undefined || clients.some(({ category }) => category !== 'http');
}

/** `api/charge.ts`, `netlify/functions/charge.ts`: functions that a platform runs, beside the pages. */
function isFunctionOfPlatform(filename: string, folder: string): boolean {
  const parts = path.relative(folder, filename).split(path.sep);
  return parts[0] === 'api' || parts.some((part) => part === 'functions' || part === 'server' || part === 'netlify' || part === 'workers');
}

function importsNode(module: Module): boolean {
  return specifiersOf(module).some((each) => each.startsWith('node:') || /^(?:fs|path|http|https|net|child_process|os|crypto|stream|zlib)(?:\/|$)/.test(each));
}
