// The connection to GET /api/v1/segments/stream, and what the page says of it.

import { byId, say } from './elements.js';
import { moment } from './words.js';

const SILENCE_MS = 5_000; // the gateway says something every second
const GIVE_UP_MS = 15_000; // a connection that is silent for so long is opened anew
const AGAIN_MS = 2_000;
const BACK_MS = 5_000; // how long it says that the connection is back
const OLD_MS = 15_000;

let source = null;
let opened = 0;
let heard = null; // when the gateway last said something, and by the clock on the wall
let lostAt = null;
let backUntil = 0;
let status = null;

/**
 * Calls the handler of each event's name with its data, for as long as the page is open, and while the
 * connection is lost another with how long that has been so, in milliseconds.
 */
export function follow(handlers, whileLost) {
  open(handlers);
  setInterval(() => {
    if (performance.now() - Math.max(opened, heard?.at ?? 0) > GIVE_UP_MS) open(handlers);
    showConnection();
    if (lostAt !== null && heard !== null) whileLost(performance.now() - heard.at);
  }, 500);
}

function open(handlers) {
  source?.close();
  opened = performance.now();
  const mine = (source = new EventSource('/api/v1/segments/stream'));
  for (const [name, handle] of Object.entries(handlers)) {
    mine.addEventListener(name, (event) => hear(name, JSON.parse(event.data), handle));
  }
  mine.onerror = () => {
    lose();
    // The browser tries again by itself, but not after an answer that is no stream.
    if (mine.readyState === EventSource.CLOSED) setTimeout(() => mine === source && open(handlers), AGAIN_MS);
  };
}

function hear(name, data, handle) {
  heard = { at: performance.now(), time: Date.now() };
  if (lostAt !== null) {
    lostAt = null;
    backUntil = heard.at + BACK_MS;
  }
  if (name === 'status') status = data;
  handle(data);
  // A gateway that is restored first is back only once it is ready.
  if (heard.at < backUntil && described()[0] === 'stale') backUntil = heard.at + BACK_MS;
  showConnection();
}

function lose() {
  lostAt ??= heard?.time ?? Date.now();
  showConnection();
}

function showConnection() {
  if (heard !== null && performance.now() - heard.at > SILENCE_MS) lostAt ??= heard.time;
  const [state, text] = described();
  byId('connection').dataset.state = state;
  say('connection', text);
  document.body.classList.toggle('lost', state === 'lost');
}

function described() {
  if (lostAt !== null) {
    return ['lost', `Connection lost at ${moment(lostAt)}. Trying again; until then nothing here changes.`];
  }
  if (status === null) return ['waiting', 'Connecting …'];
  if (!status.ready) return ['stale', `Not ready: ${status.reason}`];
  if (Date.parse(status.at) - Date.parse(status.fresh_as_of) > OLD_MS) {
    return ['stale', `Complete as of ${moment(status.fresh_as_of)}; what came later isn’t here yet, or Kafka is away.`];
  }
  return ['live', performance.now() < backUntil ? 'Connected again, live' : 'Live'];
}
