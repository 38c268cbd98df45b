// Which count of the orders is shown here; and the panel of a newer one: how far it is, and what it would change.

import { byId, element, say } from './elements.js';
import { LEADS, moment, naming, number, percent } from './words.js';

const LOOK_MS = 3_000;

let serving = null;
let upcoming = null;
let looked = -Infinity;

/** Shows what a status event says of generations, and looks for the rest now and then. */
export function showGenerations(status) {
  const next = status.generation && (status.waiting ?? status.counting?.name ?? null);
  if (status.generation !== serving || next !== upcoming) forget(status.generation, next);
  if (next !== null && status.waiting === null) say('upcoming-progress', counted(status.counting));
  if (serving !== null && (upcoming !== null || byId('generation').textContent === '')) lookNowAndThen();
}

function forget(generation, next) {
  [serving, upcoming, looked] = [generation, next, -Infinity];
  byId('upcoming').hidden = true;
  say('generation', '');
  byId('upcoming-changes').replaceChildren();
}

function counted({ progress, seconds_left: left }) {
  byId('upcoming-bar').value = progress;
  const share = `${Math.floor(100 * progress)}%`;
  return left === null ? share : `${share}, about ${number(left + 1)} s left`;
}

function lookNowAndThen() {
  if (document.hidden || performance.now() - looked < LOOK_MS) return;
  looked = performance.now();
  look(serving, upcoming).catch(() => {}); // the connection's state is said elsewhere, and it looks again
}

async function look(from, to) {
  const { generations } = await read('/api/v1/generations');
  const diff = to === null ? null : await read(`/api/v1/generations/${from}/diff/${to}`);
  const named = (name) => generations.find((each) => each.name === name);
  if (from !== serving || to !== upcoming) return; // it has been another one meanwhile
  say('generation', `Counted by the rules of generation ${from}, a count that began ${moment(named(from).began_at)}.`);
  if (diff !== null) showUpcoming(named(from), named(to), diff);
}

async function read(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(path);
  return response.json();
}

function showUpcoming(from, to, diff) {
  say('upcoming-title', title(from, to));
  byId('upcoming-bar').hidden = to.complete;
  if (to.complete) say('upcoming-progress', `Generation ${to.name} waits until a person says “make switch”.`);
  const changes = diff.segments.filter((segment) => segment.change !== 'same');
  say('upcoming-summary', summary(diff, changes, to.complete));
  byId('upcoming-table').hidden = changes.length === 0;
  const [before, after] = [naming(from.rules), naming(to.rules)];
  byId('upcoming-changes').replaceChildren(
    ...changes.map((each) => row(each, each.change === 'removed' ? before : after)));
  byId('upcoming').hidden = false;
}

const identity = ({ name }) => name.split('-')[0];

function title(from, to) {
  if (identity(from) === identity(to)) return to.complete ? 'All orders are counted anew' : 'The orders are being counted anew';
  return to.complete ? 'New rules are counted' : 'New rules are being counted';
}

function summary(diff, changes, complete) {
  const [would, so] = complete ? ['It would', ''] : ['By what is counted so far, it would', ' This can still turn.'];
  if (changes.length === 0) return `${would} change no winner.${so}`;
  return `${would} change ${changes.length} of ${diff.segments.length} winners, and with them ` +
    `${percent(diff.changed_share)} of uses.${so}`;
}

function row({ country_code: country, segment_type: type, segment, from, to }, names) {
  return element('tr', {},
    element('th', { scope: 'row' }, names.segment(type, segment), element('small', {}, `${country}, by ${names.type(type)}`)),
    winner(from, 'a new group'),
    winner(to, 'no group any more'));
}

function winner(voucher, absent) {
  if (voucher === null) return element('td', { class: 'soft' }, absent);
  if (voucher.total === 0) return element('td', { class: 'soft' }, 'no uses yet');
  const share = `${percent(voucher.count / voucher.total)}, ${number(voucher.margin)} ahead: ${LEADS[voucher.lead]}`;
  return element('td', {}, element('strong', {}, number(voucher.voucher)), element('small', {}, share));
}
