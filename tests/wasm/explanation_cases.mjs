// SPDX-License-Identifier: Apache-2.0
// Steps worked out by hand, right and wrong ones, for the check of explanations itself.

const step = (op, of, is, more = {}) => ({ code: op, op, of, is, figures: ['/total'], ...more });

const lines = { code: 'lines', op: 'given', is: ['1.00', '1.00', '1.00'] };
const uneven = { code: 'lines', op: 'given', is: ['9.99', '0.01', '0.00'] };
const perUnit = [{ code: 'lines', op: 'given', is: ['1.00', '200.00'] }, { code: 'units', op: 'given', is: ['1', '2'] }];
const split = (weights, total, method, is) => [weights, step('allocate', [total, 0], is, { rounding: method })];

export const handmadeSteps = [
  { title: 'a sum', steps: [step('sum', ['1.10', '2.20'], '3.30')], passes: true },
  { title: 'a wrong sum', steps: [step('sum', ['1.10', '2.20'], '3.31')], passes: false },
  { title: 'a tie rounded half up', steps: [step('multiply', ['0.25', '0.5'], '0.13', { rounding: 'halfUp' })], passes: true },
  { title: 'a tie rounded half even', steps: [step('multiply', ['0.25', '0.5'], '0.12', { rounding: 'halfEven' })], passes: true },
  { title: 'an unrounded product', steps: [step('multiply', ['0.25', '0.5'], '0.13')], passes: false },
  { title: 'an exact fraction', steps: [step('divide', ['5', '6'], '5/6')], passes: true },
  { title: 'full blocks', steps: [step('blocks', ['199.99', '100'], '1')], passes: true },
  { title: 'a multiple', steps: [step('multiple', ['1250', '100'], '1200')], passes: true },
  { title: 'an operation that does not exist', steps: [step('guess', ['1'], '1')], passes: false },
  { title: 'an operand that does not exist', steps: [step('sum', [3], '0')], passes: false },
  { title: 'a figure that is not there', steps: [step('sum', ['1'], '1', { figures: ['/nothing'] })], passes: false },
  { title: 'a largest remainder, ties to the earlier line', steps: split(lines, '1.00', 'largestRemainder', ['0.34', '0.33', '0.33']), passes: true },
  { title: 'a largest remainder at the wrong line', steps: split(lines, '1.00', 'largestRemainder', ['0.33', '0.33', '0.34']), passes: false },
  { title: 'a remainder to the last line', steps: split(lines, '1.00', 'remainderToLast', ['0.33', '0.33', '0.34']), passes: true },
  { title: 'a remainder the last line cannot bear', steps: split(uneven, '9.99', 'remainderToLast', ['9.98', '0.01', '0.00']), passes: true },
  { title: 'a running error', steps: split(lines, '0.50', 'runningError', ['0.17', '0.16', '0.17']), passes: true },
  { title: 'shares that do not sum', steps: split(lines, '1.00', 'runningError', ['0.33', '0.33', '0.33']), passes: false },
  { title: 'a selection', steps: [lines, step('select', [0, '0', '2'], ['1.00', '0.00', '1.00'])], passes: true },
  { title: 'a selection of too much', steps: [lines, step('select', [0, '0'], ['1.00', '0.00', '1.00'])], passes: false },
  { title: 'a list of numbers and of lists', steps: [lines, step('list', ['2.00', 0, [0, 1]], ['2.00', '1.00', '1.00', '1.00', '1.00'])], passes: true },
  { title: 'a list in another order', steps: [lines, step('list', [0, '2.00'], ['2.00', '1.00', '1.00', '1.00'])], passes: false },
  { title: 'the same for each unit, as far as it bears it', steps: [...perUnit, step('allocate', ['9.00', 0, 1], ['1.00', '8.00'], { rounding: 'equalPerUnit' })], passes: true },
  { title: 'by amounts where it is to be by units', steps: [...perUnit, step('allocate', ['9.00', 0, 1], ['0.05', '8.95'], { rounding: 'equalPerUnit' })], passes: false },
  { title: 'an element of a list', steps: [lines, step('subtract', ['3.00', [0, 1]], '2.00')], passes: true },
];
