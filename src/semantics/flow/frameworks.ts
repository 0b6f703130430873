import type { Node } from '../../ast/index.js';

type Import = Extract<Node, { type: 'ImportDeclaration' }>;

/** Packages that only run in a browser or a native app. */
const CLIENT_PACKAGES = /^(react-dom|react-native|expo|@angular\/[\w-]+|jotai|zustand|webextension-polyfill|lit|lit-element|jquery|alpinejs|@sentry\/(?:browser|react|vue|angular|svelte)|@builder\.io\/qwik)(\/|-|$)/;
/** What of them, and of others, only runs on a server. */
const SERVER_PACKAGES = /^(server-only$|react-dom\/(server|static)|@angular\/(ssr|platform-server)|@?vue\/server-renderer|svelte\/server|preact-render-to-string|lit-html-server|@lit-labs\/ssr)/;
/** What begins like one of the client's and says nothing: a push service, a router with a server side. */
const NEITHER = /^(expo-server-sdk|@builder\.io\/qwik(-city|\/server)|lit-html)/;
/** Packages with a part for each side: what is imported from them tells. */
const SHARED_PACKAGES = /^(react|next\/(navigation|router)|preact|vue|vue-router|svelte|solid-js|swr|react-query|react-router|react-router-dom|@remix-run\/react|@tanstack\/.+)(\/|$)/;
const SERVER_NAMES = new Set(['createSSRApp', 'renderToString', 'renderToStaticMarkup', 'renderToStringAsync', 'renderToPipeableStream', 'renderToReadableStream', 'renderToStream']);
/** Besides hooks (`useState`). */
const CLIENT_NAMES = new Set([
  'createApp', 'onMounted', 'onBeforeMount', 'onUnmounted', 'onBeforeUnmount', 'ref', 'reactive', 'computed', 'watch', 'watchEffect', 'defineComponent',
  'onMount', 'onDestroy', 'createEventDispatcher', 'createSignal', 'createEffect', 'createResource', 'writable', 'readable', 'hydrate', 'render', 'queryOptions', 'infiniteQueryOptions',
  'mutationOptions',
]);

/** Whether what is imported into a file of this text only runs in a browser or an app. */
export function isClientImport(statement: Import, text: string): boolean {
  const source = statement.source.value;
  if (CLIENT_PACKAGES.test(source) && !NEITHER.test(source)) return true;
  if (!SHARED_PACKAGES.test(source)) return false;
  // `React.useState`
  return namesOf(statement).some((name) => isHook(name) || CLIENT_NAMES.has(name) || new RegExp(`(?<![\\w$.])${name.replace(/\$/g, '\\$')}\\.use[A-Z]`).test(text));
}

/** Whether what is imported only runs on a server. */
export function isServerImport(statement: Import): boolean {
  const source = statement.source.value;
  return SERVER_PACKAGES.test(source) || (SHARED_PACKAGES.test(source) && namesOf(statement).some((name) => SERVER_NAMES.has(name)));
}

/** `useState` */
export function isHook(name: string): boolean {
  return /^use[A-Z]/.test(name);
}

function namesOf(statement: Import): string[] {
  return statement.specifiers.map((each) => (each.type === 'ImportSpecifier' && each.imported.type === 'Identifier' ? each.imported.name : each.local.name));
}
