// How the page says things: numbers, times, what a group is, how sure its winner is.

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });
const oneDigit = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const wholePercent = new Intl.NumberFormat('en', { style: 'percent' });
const clock = new Intl.DateTimeFormat('en', { timeStyle: 'medium', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });

export const number = (value) => whole.format(value);

/** A number that has little room. */
export const figure = (value) => (value < 1e9 ? whole : compact).format(value);
export const rate = (value) => (value < 10 ? oneDigit.format(value) : figure(value));

/** A share of 0 to 1 in percent; what is not quite nothing or everything doesn't look like it. */
export function percent(share) {
  if (share > 0 && share < 0.01) return '<1%';
  if (share < 1 && share > 0.99) return '>99%';
  return wholePercent.format(share);
}

/** A time of today as a time, another as a date. */
export function moment(instant) {
  const time = new Date(instant);
  return Date.now() - time < 20 * 3_600_000 ? clock.format(time) : day.format(time);
}

export function ago(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 2) return 'just now';
  if (seconds < 100) return `${seconds} s ago`;
  if (seconds < 100 * 60) return `${Math.round(seconds / 60)} min ago`;
  if (seconds < 48 * 3600) return `${Math.round(seconds / 3600)} h ago`;
  return `${number(Math.round(seconds / 86400))} days ago`;
}

// What a segment type goes by, as GET /api/v1/rules names it.
const MEASURES = {
  total_orders: { by: 'number of orders', unit: 'orders', one: 'order', many: 'orders' },
  days_since_last_order: {
    by: 'time since the last order',
    unit: 'days',
    one: 'day since the last order',
    many: 'days since the last order',
  },
};

/** What the types and segments of these rules are called; by their own names as long as there are none. */
export function naming(rules) {
  const types = new Map(rules.types.map((type) => [type.name, type]));
  const measure = (type) => MEASURES[types.get(type)?.measure];
  return {
    type: (type) => measure(type)?.by ?? type,
    value: (type, value) => {
      const words = measure(type);
      return words ? `${number(value)} ${value === 1 ? words.one : words.many}` : number(value);
    },
    segment: (type, label) => {
      const range = types.get(type)?.segments.find((each) => each.segment === label);
      const words = measure(type);
      return range && words ? `${spelled(range)} ${words.unit}` : label;
    },
  };
}

function spelled({ from, until }) {
  if (until === null) return `${number(from)} or more`;
  return until - from === 1 ? number(from) : `${number(from)} to ${number(until - 1)}`;
}

// What the gateway's `lead` is called.
export const LEADS = { clear: 'clear winner', likely: 'likely winner', close: 'close call', tie: 'tie' };

/** How sure the winner of a row with uses is, and its lead in words. */
export function sureness({ lead: kind, tallies, total }) {
  const [first, second = { count: 0 }] = tallies;
  return { kind, word: LEADS[kind], lead: lead(first, second, total) };
}

function lead(first, second, total) {
  if (second.count === 0) return 'the only amount that was used';
  const share = `${percent(first.count / total)} of uses`;
  if (first.count === second.count) return `${share}, as many as ${number(second.voucher)}: the lower amount wins`;
  const points = (100 * (first.count - second.count)) / total;
  const ahead = points < 1 ? 'less than a point' : points < 1.5 ? '1 point' : `${Math.round(points)} points`;
  return `${share}, ${ahead} ahead of ${number(second.voucher)}`;
}
