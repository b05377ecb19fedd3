// SPDX-License-Identifier: Apache-2.0
// What the policy must refuse.

try {
  new Function('return 1')();
  window.forbidden = 'allowed';
} catch (error) {
  window.forbidden = error.name;
}
