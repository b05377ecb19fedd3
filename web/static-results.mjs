// SPDX-License-Identifier: Apache-2.0
export async function staticResults() { return { points: '', basket: '', promo: '' }; }
