// The cards, one a segment: its winner, how sure that is, and the bars of its tallies.

import { byId, element, say } from './elements.js';
import { ago, naming, number, percent, sureness } from './words.js';

const SHOWN_AMOUNTS = 5;

const rows = new Map(); // by key, in the order of the rules
const cards = new Map();
let names = naming({ types: [] });
let clock = Date.now(); // the gateway's, as of its latest status

const keyOf = (row) => `${row.country_code}|${row.segment_type}|${row.segment}`;

export const allRows = () => [...rows.values()];

/** Calls types and segments by what they are in these rules. */
export function nameBy(rules) {
  names = naming(rules);
  drawAll();
}

/** Shows this table in place of the one before. */
export function showTable(table) {
  const same = table.segments.length === rows.size && table.segments.every((row) => rows.has(keyOf(row)));
  if (same) {
    table.segments.forEach(showRow);
    return;
  }
  rows.clear();
  for (const row of table.segments) rows.set(keyOf(row), row);
  drawAll();
}

/** Shows this row in place of the one before, and draws attention to it if it differs. */
export function showRow(row) {
  const before = rows.get(keyOf(row));
  rows.set(keyOf(row), row);
  const card = cards.get(keyOf(row));
  if (!card || JSON.stringify(before) === JSON.stringify(row)) return;
  fill(card, row);
  card.classList.remove('changed');
  void card.offsetWidth; // so that the animation begins anew
  card.classList.add('changed');
  drawNote();
}

/** Says of each card how long ago it changed, as of now. */
export function showAges(now) {
  clock = now;
  for (const time of document.querySelectorAll('.card time')) {
    time.textContent = age(time.dateTime);
  }
}

const age = (instant) => ago(clock - Date.parse(instant));

function drawAll() {
  cards.clear();
  const several = new Set(allRows().map((row) => row.country_code)).size > 1;
  byId('groups').replaceChildren(...[...grouped().values()].flatMap((members) => drawGroup(members, several)));
  drawNote();
}

function grouped() {
  const groups = new Map();
  for (const row of rows.values()) {
    const group = `${row.country_code}|${row.segment_type}`;
    groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  return groups;
}

function drawGroup(members, several) {
  const { country_code: country, segment_type: type } = members[0];
  const list = element('ul', { class: 'cards' });
  for (const row of members) {
    const card = element('li', { class: 'card' });
    fill(card, row);
    cards.set(keyOf(row), card);
    list.append(card);
  }
  return [element('h3', {}, `${several ? `${country}, by` : 'By'} ${names.type(type)}`), list];
}

function drawNote() {
  if (rows.size === 0) return;
  const used = allRows().filter((row) => row.total > 0).length;
  const countries = [...new Set(allRows().map((row) => row.country_code))].join(', ');
  say('segments-note', used === 0
    ? `${countries}. No voucher has been used yet; the groups fill by themselves as orders come in.`
    : `${countries}. Vouchers were used in ${used} of ${rows.size} groups.`);
}

function fill(card, row) {
  const title = element('h4', {}, names.segment(row.segment_type, row.segment));
  card.replaceChildren(title, ...(row.total === 0 ? [nothing()] : winner(row)), foot(row));
}

const nothing = () => element('p', { class: 'winner none' }, 'no uses yet');

function winner(row) {
  const { kind, word, lead } = sureness(row);
  return [
    element('p', { class: 'winner' }, number(row.voucher)),
    element('p', { class: `sure ${kind}` }, word),
    element('p', { class: 'lead' }, lead),
    bars(row.tallies, row.total),
  ];
}

function foot(row) {
  const line = element('p', { class: 'since' }, `Segment ${row.segment}`);
  if (row.total > 0) {
    line.append(`, ${number(row.total)} ${row.total === 1 ? 'use' : 'uses'}, changed `,
      element('time', { datetime: row.updated_at }, age(row.updated_at)));
  }
  return line;
}

/** The most used amounts as bars, and what all others come to. */
export function bars(tallies, total) {
  const list = element('ol', { class: 'bars', 'aria-label': 'Share of each amount' });
  tallies.slice(0, SHOWN_AMOUNTS).forEach((uses, place) => {
    const bar = element('span', { class: 'fill' });
    bar.style.width = `${(100 * uses.count) / tallies[0].count}%`;
    list.append(element('li', { ...(place === 0 && { class: 'first' }), title: `${number(uses.count)} uses` },
      element('span', {}, number(uses.voucher)),
      element('span', { class: 'track', 'aria-hidden': 'true' }, bar),
      element('span', { class: 'share' }, percent(uses.count / total))));
  });
  const others = tallies.slice(SHOWN_AMOUNTS);
  if (others.length > 0) {
    const count = others.reduce((sum, uses) => sum + uses.count, 0);
    list.append(element('li', { class: 'others' },
      `${number(others.length)} more ${others.length === 1 ? 'amount' : 'amounts'}: ${percent(count / total)}`));
  }
  return list;
}
