// SPDX-License-Identifier: Apache-2.0
// The parts of "This basket" that come when they are scrolled to.
import './advice.ts';
import './best.ts';
