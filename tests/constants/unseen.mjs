// SPDX-License-Identifier: Apache-2.0
// Changes of the gallery's numbers that no vector of their programme sees, and why.

export const unseen = {
  advice: {
    reason: 'Only advice looks at what an owner or a price list says a reward, a level or a membership is worth; the vectors of advise see each of these fields in programmes of their own.',
    changes: {
      'green-stamps': [
        '/rewards/0/value 9.95 → 9.96',
        '/rewards/0/value 9.95 → 9.94',
        '/rewards/1/value 4.80 → 4.81',
        '/rewards/1/value 4.80 → 4.79',
        '/rewards/2/value 2.40 → 2.41',
        '/rewards/2/value 2.40 → 2.39',
      ],
      'pine-hotels': [
        '/tiers/0/worth 40.00 → 40.01',
        '/tiers/0/worth 40.00 → 39.99',
        '/tiers/1/worth 180.00 → 180.01',
        '/tiers/1/worth 180.00 → 179.99',
        '/tiers/2/worth 520.00 → 520.01',
        '/tiers/2/worth 520.00 → 519.99',
        '/rewards/0/value 95.00 → 95.01',
        '/rewards/0/value 95.00 → 94.99',
        '/rewards/1/cash 45.00 → 45.01',
        '/rewards/1/cash 45.00 → 44.99',
        '/rewards/1/value 95.00 → 95.01',
        '/rewards/1/value 95.00 → 94.99',
      ],
      'crane-air': [
        '/tiers/0/worth 400.00 → 400.01',
        '/tiers/0/worth 400.00 → 399.99',
        '/tiers/1/worth 1800.00 → 1800.01',
        '/tiers/1/worth 1800.00 → 1799.99',
        '/tiers/2/worth 5200.00 → 5200.01',
        '/tiers/2/worth 5200.00 → 5199.99',
        '/rewards/0/value 90.00 → 90.01',
        '/rewards/0/value 90.00 → 89.99',
        '/rewards/1/value 260.00 → 260.01',
        '/rewards/1/value 260.00 → 259.99',
        '/rewards/2/cash 110.00 → 110.01',
        '/rewards/2/cash 110.00 → 109.99',
        '/rewards/2/value 650.00 → 650.01',
        '/rewards/2/value 650.00 → 649.99',
      ],
      'compass-miles': [
        '/tiers/0/worth 150.00 → 150.01',
        '/tiers/0/worth 150.00 → 149.99',
        '/tiers/1/worth 640.00 → 640.01',
        '/tiers/1/worth 640.00 → 639.99',
        '/rewards/0/cash 5.60 → 5.61',
        '/rewards/0/cash 5.60 → 5.59',
        '/rewards/0/value 165.00 → 165.01',
        '/rewards/0/value 165.00 → 164.99',
        '/rewards/1/cash 38.20 → 38.21',
        '/rewards/1/cash 38.20 → 38.19',
        '/rewards/1/value 480.00 → 480.01',
        '/rewards/1/value 480.00 → 479.99',
        '/rewards/2/cash 38.20 → 38.21',
        '/rewards/2/cash 38.20 → 38.19',
        '/rewards/2/value 1300.00 → 1300.01',
        '/rewards/2/value 1300.00 → 1299.99',
      ],
      'kettle-coffee': [
        '/memberships/0/fee 28.00 → 28.01',
        '/memberships/0/fee 28.00 → 27.99',
        '/tiers/0/worth 0.00 → 0.01',
        '/tiers/1/worth 150.00 → 150.01',
        '/tiers/1/worth 150.00 → 149.99',
        '/rewards/0/value 5.00 → 5.01',
        '/rewards/0/value 5.00 → 4.99',
        '/rewards/1/value 16.00 → 16.01',
        '/rewards/1/value 16.00 → 15.99',
        '/rewards/2/value 34.00 → 34.01',
        '/rewards/2/value 34.00 → 33.99',
        '/rewards/3/value 129.00 → 129.01',
        '/rewards/3/value 129.00 → 128.99',
      ],
      'dune-beauty': [
        '/tiers/0/worth 15.00 → 15.01',
        '/tiers/0/worth 15.00 → 14.99',
        '/tiers/1/worth 45.00 → 45.01',
        '/tiers/1/worth 45.00 → 44.99',
        '/tiers/2/worth 130.00 → 130.01',
        '/tiers/2/worth 130.00 → 129.99',
      ],
      'orchard-market': [
        '/rewards/0/value 2.40 → 2.41',
        '/rewards/0/value 2.40 → 2.39',
      ],
      'red-lantern': [
        '/tiers/1/worth 60.00 → 60.01',
        '/tiers/1/worth 60.00 → 59.99',
        '/tiers/2/worth 260.00 → 260.01',
        '/tiers/2/worth 260.00 → 259.99',
        '/tiers/3/worth 900.00 → 900.01',
        '/tiers/3/worth 900.00 → 899.99',
        '/rewards/0/value 9.00 → 9.01',
        '/rewards/0/value 9.00 → 8.99',
        '/rewards/1/value 58.00 → 58.01',
        '/rewards/1/value 58.00 → 57.99',
        '/rewards/2/value 120.00 → 120.01',
        '/rewards/2/value 120.00 → 119.99',
      ],
      'kawa-ichiba': [
        '/tiers/0/worth 200 → 201',
        '/tiers/0/worth 200 → 199',
        '/tiers/1/worth 700 → 701',
        '/tiers/1/worth 700 → 699',
        '/tiers/2/worth 3000 → 3001',
        '/tiers/2/worth 3000 → 2999',
      ],
      'prism-card': [
        '/rewards/0/value 25.00 → 25.01',
        '/rewards/0/value 25.00 → 24.99',
      ],
      'bakery-stamps': [
        '/rewards/0/value 5.20 → 5.21',
        '/rewards/0/value 5.20 → 5.19',
        '/rewards/1/value 19.00 → 19.01',
        '/rewards/1/value 19.00 → 18.99',
      ],
      'pixel-club': [
        '/tiers/1/worth 10.00 → 10.01',
        '/tiers/1/worth 10.00 → 9.99',
        '/tiers/2/worth 25.00 → 25.01',
        '/tiers/2/worth 25.00 → 24.99',
        '/rewards/0/value 1.00 → 1.01',
        '/rewards/0/value 1.00 → 0.99',
        '/rewards/1/value 9.00 → 9.01',
        '/rewards/1/value 9.00 → 8.99',
        '/rewards/2/value 39.00 → 39.01',
        '/rewards/2/value 39.00 → 38.99',
      ],
      'paper-boat': [
        '/memberships/0/fee 68.00 → 68.01',
        '/memberships/0/fee 68.00 → 67.99',
        '/tiers/1/worth 80.00 → 80.01',
        '/tiers/1/worth 80.00 → 79.99',
        '/rewards/0/value 29.00 → 29.01',
        '/rewards/0/value 29.00 → 28.99',
        '/rewards/1/value 60.00 → 60.01',
        '/rewards/1/value 60.00 → 59.99',
        '/rewards/2/value 20.00 → 20.01',
        '/rewards/2/value 20.00 → 19.99',
      ],
    },
  },
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
