// SPDX-License-Identifier: Apache-2.0
// What "My points" fetches when it is scrolled to, but for the chart and for files.
import './entries.ts';
import './standing.ts';
import './what-if.ts';
