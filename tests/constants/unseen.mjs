// SPDX-License-Identifier: Apache-2.0
// Changes of the gallery's numbers that no vector of their programme sees, and why.

export const unseen = {
  steps: {
    reason: 'Only whole steps, blocks or sums of rungs can be used: with a minimum one lower the least of them is the same.',
    changes: {
      'tea-club': [
        '/redemptions/0/minimum 500 → 499',
      ],
      'coffee-club': [
        '/redemptions/0/minimum 25 → 24',
      ],
      'beauty-circle': [
        '/redemptions/0/minimum 500 → 499',
      ],
      'green-stamps': [
        '/redemptions/0/minimum 1200 → 1199',
      ],
      'nights-club': [
        '/redemptions/0/minimum 2000 → 1999',
      ],
      'grocery-card': [
        '/redemptions/0/minimum 200 → 199',
      ],
      'pine-hotels': [
        '/redemptions/0/minimum 3000 → 2999',
        '/transfers/0/minimum 3000 → 2999',
      ],
      'crane-air': [
        '/redemptions/0/minimum 1500 → 1499',
      ],
      'compass-miles': [
        '/transfers/0/minimum 5000 → 4999',
        '/transfers/1/minimum 2000 → 1999',
      ],
      'orchard-market': [
        '/redemptions/0/minimum 100 → 99',
      ],
      'red-lantern': [
        '/redemptions/0/minimum 200 → 199',
      ],
      'kawa-ichiba': [
        '/transfers/0/minimum 500 → 499',
      ],
      'prism-card': [
        '/redemptions/0/minimum 2500 → 2499',
        '/transfers/0/minimum 1000 → 999',
      ],
      'paper-boat': [
        '/redemptions/0/minimum 200 → 199',
      ],
    },
  },
  order: {
    reason: 'A priority says which goes first: the order is the same.',
    changes: {
      'beauty-circle': [
        '/promotions/1/priority 20 → 21',
        '/promotions/1/priority 20 → 19',
        '/promotions/2/priority 10 → 11',
        '/promotions/2/priority 10 → 9',
      ],
      'dune-beauty': [
        '/promotions/0/priority 2 → 3',
        '/promotions/0/priority 2 → 1',
        '/promotions/1/priority 1 → 2',
        '/promotions/1/priority 1 → 0',
      ],
    },
  },
  multiples: {
    reason: 'What is limited comes in multiples that do not fall between the two limits.',
    changes: {
      'department-store': [
        '/promotions/0/cap 3000 → 3001',
      ],
      'kettle-coffee': [
        '/earn/4/limits/0/points 20 → 21',
      ],
      'orchard-market': [
        '/earn/3/limits/0/points 25 → 26',
      ],
      'red-lantern': [
        '/earn/7/limits/0/points 30 → 31',
        '/earn/7/limits/1/points 240 → 241',
      ],
      'pixel-club': [
        '/earn/4/limits/0/points 50 → 51',
        '/earn/8/limits/0/points 50 → 51',
      ],
    },
  },
  never: {
    reason: 'No order or history can tell: the rule holds for fewer days than the window, birthdays are not so near one another, the other offer is never less, or the count is written with fewer decimals.',
    changes: {
      'marketplace-1111': [
        '/promotions/3/trigger/at 500 → 501',
        '/promotions/3/benefit/off 60 → 59',
      ],
      'pine-hotels': [
        '/earn/6/limits/0/window/days 150 → 151',
        '/earn/6/limits/0/window/days 150 → 149',
      ],
      'kettle-coffee': [
        '/earn/4/limits/0/window/days 330 → 331',
        '/earn/4/limits/0/window/days 330 → 329',
      ],
      'orchard-market': [
        '/counts/0/decimals 2 → 3',
      ],
      'pixel-club': [
        '/earn/8/limits/0/window/days 330 → 331',
        '/earn/8/limits/0/window/days 330 → 329',
      ],
    },
  },
  others: {
    reason: 'The vectors do not tell these apart yet.',
    changes: {
      'red-lantern': [
        '/downgrade/atMostOnceInMonths 12 → 11',
      ],
    },
  },
};
