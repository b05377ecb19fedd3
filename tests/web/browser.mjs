// SPDX-License-Identifier: Apache-2.0
// Chromium for the tests, and what no page of ours may do in it.

import { chromium } from 'playwright-core';

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync',
    ],
  });
}

/**
 * Collects complaints about a page or a whole context: console errors and warnings, uncaught errors, violations of the
 * Content-Security-Policy, failed requests, and requests to anything but `origins`. Call it before navigating; the list
 * it returns fills up.
 */
export async function watch(pageOrContext, ...origins) {
  const complaints = [];
  const own = (url) => /^(data|blob|about):/.test(url) || origins.some((origin) => url.startsWith(origin));
  pageOrContext.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console ${message.type()}: ${message.text()}`);
  });
  pageOrContext.on('pageerror', (error) => complaints.push(`uncaught: ${error.stack ?? error}`));
  pageOrContext.on('weberror', (event) => complaints.push(`uncaught: ${event.error()}`));
  pageOrContext.on('request', (request) => {
    if (!own(request.url())) complaints.push(`foreign request: ${request.url()}`);
  });
  pageOrContext.on('requestfailed', (request) => complaints.push(`failed request: ${request.url()} ${request.failure()?.errorText}`));
  await pageOrContext.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return complaints;
}
