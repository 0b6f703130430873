import { findKindOfName } from '../sensitive/names.js';

/** What a platform, a shell or a runtime sets, or a library takes for what it is without it. */
const PLATFORM = new RegExp(
  `^(${[
    'NODE_ENV', 'NODE_OPTIONS', 'PORT', 'CI', 'TZ', 'HOME', 'PATH', 'PWD', 'USER', 'USERNAME', 'USERPROFILE', 'SHELL', 'LANG', 'TERM', 'EDITOR', 'DEBUG', 'TMPDIR', 'TEMP', 'TMP', '(LOCAL)?APPDATA', '[Pp](ROGRAM|rogram)[Ff](ILES|iles).*', '(SYSTEM|System)(ROOT|Root|Drive|DRIVE)', 'WINDIR', 'COMPUTERNAME',
    'HOSTNAME', 'POD_NAME', 'POD_IP', 'POD_NAMESPACE', 'NODE_NAME', 'LOG_LEVEL',
    'AWS_(REGION|DEFAULT_REGION|EXECUTION_ENV|LAMBDA_.*|PROFILE)', '_HANDLER', '_X_AMZN_TRACE_ID', 'LAMBDA_TASK_ROOT',
    'GOOGLE_(CLOUD_PROJECT|APPLICATION_CREDENTIALS)', 'GCLOUD_PROJECT', 'GCP_PROJECT', 'K_(SERVICE|REVISION|CONFIGURATION)', 'FUNCTION_(TARGET|NAME)', 'GAE_.*', 'WEBSITE_.*',
    'VERCEL(_.*)?', 'NOW_.*', 'NETLIFY(_.*)?', 'RENDER(_.*)?', 'RAILWAY_.*', 'FLY_.*', 'HEROKU_.*', 'DYNO', 'CF_PAGES(_.*)?', 'KUBERNETES_.*', 'ECS_CONTAINER_.*',
    'GITHUB_(ACTIONS|SHA|REF|REPOSITORY|RUN_ID|WORKSPACE|ACTOR|EVENT_.*)', 'npm_.*',
    // What `vite` and its like put in place when they bundle.
    'MODE', 'DEV', 'PROD', 'SSR',
  ].join('|')})$`,
);

/** Agents that run beside the service on the same machine: for them `localhost` is right. */
const BESIDE = /^(OTEL|DD|DATADOG|STATSD|JAEGER|ZIPKIN|OLLAMA|LM_?STUDIO|XRAY|AWS_XRAY|DAPR|CLOUDSQL|CHROME|SELENIUM)_|_AGENT_(HOST|URL|ADDR(ESS)?)$/;

/** Where a server listens, which is on its own machine. */
const BIND = /^(HOST|SERVER_HOST|APP_HOST|LISTEN_(HOST|ADDR(ESS)?)|BIND(_.*)?|.*_BIND(_(HOST|ADDR(ESS)?))?)$/;

export function isPlatformVariable(name: string): boolean {
  return PLATFORM.test(name);
}

export function isBesideService(name: string): boolean {
  return BESIDE.test(name);
}

export function isBindAddress(name: string): boolean {
  return BIND.test(name);
}

/** Whether a variable is there to hold a password, a key or a token, as the words of its name tell whoever sets it. */
export function isSecretVariable(name: string): boolean {
  if (/(^|_)(PUBLIC|PUBLISHABLE|SITE|ANON|HEADER|NAME|PREFIX)(_|$)/.test(name) || /_(URL|URI)$/.test(name)) return false;
  const kind = findKindOfName(name);
  return kind === 'password' || kind === 'secret' || kind === 'token' || kind === 'key' || /(^|_)(PASS|SALT|PEPPER)$/.test(name);
}

/** What a bundler writes into the code for browsers when it builds. */
export function isBuiltIn(name: string): boolean {
  return /^(VITE|REACT_APP|NUXT_PUBLIC|EXPO_PUBLIC|GATSBY)_/.test(name);
}
