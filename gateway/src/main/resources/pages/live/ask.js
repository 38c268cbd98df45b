// The form: asks POST /api/v1/voucher/explain for one customer, and says why in words.

import { byId, element } from './elements.js';
import { bars } from './segments.js';
import { naming, number, percent, sureness } from './words.js';

const FIELDS = ['customer_id', 'country_code', 'last_order_ts', 'first_order_ts', 'total_orders', 'segment_name'];
const DAY_MS = 86_400_000;
const PATIENCE_MS = 3_000;

// What the gateway says for programs, said for people.
const WORDS = {
  'value_error.missing': 'Please fill this in.',
  'type_error.integer': 'Please give a whole number.',
  'value_error.datetime': 'Please give a date.',
};

let names = naming({ types: [] });
let offered;
const choices = new Promise((resolve) => { offered = resolve; });

/** Makes the form ready for use. */
export function prepareForm() {
  byId('last_order_ts').value = dateBefore(45);
  byId('first_order_ts').value = dateBefore(400);
  byId('ask-form').addEventListener('submit', (event) => {
    event.preventDefault();
    ask().catch(() => problem('The gateway can’t be reached. Please try again.'));
  });
}

const dateBefore = (days) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

/** Offers what these rules have, and leaves what is chosen if they have it. */
export function offer(rules) {
  names = naming(rules);
  options('country_code', rules.countries.map((country) => [country, country]));
  options('segment_name', rules.types.map((type) => [type.name, names.type(type.name)]));
  offered();
}

function options(id, pairs) {
  const chosen = byId(id).value;
  byId(id).replaceChildren(...pairs.map(([value, text]) => element('option', { value }, text)));
  if (pairs.some(([value]) => value === chosen)) byId(id).value = chosen;
}

async function ask() {
  const button = byId('ask-form').querySelector('button');
  button.setAttribute('aria-disabled', 'true');
  try {
    await Promise.race([choices, patience()]); // without rules the gateway says why there are none
    const response = await fetch('/api/v1/voucher/explain', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(request()),
    });
    show(response.status, await response.json());
  } finally {
    button.removeAttribute('aria-disabled');
  }
}

const patience = () => new Promise((resolve) => { setTimeout(resolve, PATIENCE_MS); });

/* A field that is empty is left out. */
function request() {
  const filled = FIELDS.map((name) => [name, valueOf(byId(name))]).filter(([, value]) => value !== '');
  return Object.fromEntries(filled);
}

function valueOf({ type, value }) {
  return type === 'date' && value !== '' ? `${value} 00:00:00` : value.trim();
}

function show(status, answer) {
  FIELDS.forEach(clear);
  if (status === 422) {
    refuse(answer.detail);
  } else if (status !== 200) {
    problem(`No answer now: ${answer.detail}.`);
  } else {
    byId('answer').replaceChildren(...explained(answer));
  }
}

function problem(text) {
  byId('answer').replaceChildren(element('p', { class: 'error' }, text));
}

function clear(name) {
  byId(name).removeAttribute('aria-invalid');
  byId(name).removeAttribute('aria-describedby');
  byId(`${name}-error`)?.remove();
}

function refuse(errors) {
  const atFields = errors.filter((error) => FIELDS.includes(error.loc[1]));
  atFields.forEach(mark);
  byId('ask-form').querySelector('[aria-invalid]')?.focus();
  problem(atFields.length > 0
    ? `Please look at ${atFields.length === 1 ? 'the field that is' : `the ${atFields.length} fields that are`} marked.`
    : errors.map((error) => error.msg).join('; '));
}

function mark({ loc: [, name], msg, type }) {
  const field = byId(name);
  field.setAttribute('aria-invalid', 'true');
  field.setAttribute('aria-describedby', `${name}-error`);
  field.after(element('p', { class: 'error', id: `${name}-error` }, WORDS[type] ?? msg));
}

function explained(answer) {
  const who = `A customer with ${names.value(answer.segment_type, answer.value)}`;
  if (answer.segment === null) return none(`${who} is in none of the groups by ${names.type(answer.segment_type)}.`);
  const group = names.segment(answer.segment_type, answer.segment);
  if (answer.total === 0) return none(`${who} is in the group “${group}”, in which nobody has used a voucher yet.`);
  const { kind, word, lead } = sureness(answer);
  return [
    element('p', { class: 'winner' }, number(answer.voucher)),
    element('p', {}, `${who} is in the group “${group}”. There, ${number(answer.voucher)} was used most: ` +
      `${number(answer.count)} of ${number(answer.total)} times (${percent(answer.share)}).`),
    element('p', { class: 'lead' }, element('span', { class: `sure ${kind}` }, word), ` ${lead}`),
    bars(answer.tallies, answer.total),
  ];
}

const none = (why) => [element('p', { class: 'winner none' }, 'No voucher'), element('p', {}, why)];
