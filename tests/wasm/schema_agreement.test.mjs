// SPDX-License-Identifier: Apache-2.0
// The schemas and the core accept and reject the same requests, and responses are what the schemas say.

import { runWithCodeGeneration } from './code_generation.mjs';

await runWithCodeGeneration(new URL('schema_agreement.mjs', import.meta.url));
