// The figures at the top, and the table of what became of the orders.

import { byId, element, say } from './elements.js';
import { allRows } from './segments.js';
import { ago, figure, moment, number, percent, rate } from './words.js';

const RATE_WINDOW_MS = 10_000;
const FRESH_MS = 5_000;

const OUTCOMES = [
  ['counted', 'counted', 'complete, and of a country that is served'],
  ['incomplete', 'incomplete', 'a time, the number of orders or the amount is missing'],
  ['out_of_scope', 'of another country', 'one that is not served'],
  ['duplicate_row', 'counted before', 'a row of a history file that was loaded already'],
  ['duplicate_replay', 'repaired before', 'an order that was dead-lettered and already sent again'],
  ['invalid', 'against a rule', 'such as a negative amount; dead-lettered until it is repaired'],
  ['unreadable', 'unreadable', 'no order at all; dead-lettered until it is repaired'],
];

const samples = []; // [time, orders until then]
let generation = null;

/** Shows the figures of a status event. */
export function showFigures(status) {
  showFreshness(status);
  if (status.generation !== generation) samples.length = 0; // it has counted other orders
  generation = status.generation;
  if (status.orders) {
    showRate(sum(Object.values(status.orders)));
    showOutcomes(status.orders);
  }
}

/** Shows that nothing has been heard for so long. */
export function showSilence(milliseconds) {
  samples.length = 0;
  say('rate', '–');
  say('fresh', ago(milliseconds));
}

const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);

function showRate(seen) {
  const now = performance.now();
  samples.push([now, seen]);
  while (samples.length > 2 && samples[1][0] < now - RATE_WINDOW_MS) samples.shift();
  say('rate', rate(perSecond()));
}

function perSecond() {
  const [[since, before], [now, seen]] = [samples[0], samples.at(-1)];
  return now - since < 500 ? 0 : (1000 * (seen - before)) / (now - since);
}

function showFreshness(status) {
  const age = status.fresh_as_of ? Date.parse(status.at) - Date.parse(status.fresh_as_of) : NaN;
  say('fresh', Number.isNaN(age) ? '–' : age < FRESH_MS ? 'now' : ago(age));
  const latest = allRows().map((row) => row.updated_at).filter(Boolean).sort().at(-1);
  say('fresh-note', latest ? `last change ${moment(latest)}` : 'no change yet');
}

function showOutcomes(orders) {
  const all = sum(Object.values(orders));
  say('counted', figure(orders.counted));
  say('counted-note', `of ${figure(all)} that came in`);
  say('skipped', figure(all - orders.counted));
  byId('outcome-rows').replaceChildren(
    ...OUTCOMES.map(([name, word, why]) =>
      element('tr', {},
        element('th', { scope: 'row' }, word, element('small', {}, why)),
        element('td', { class: 'number' }, number(orders[name])),
        element('td', { class: 'number' }, all === 0 ? '–' : percent(orders[name] / all)))));
}
