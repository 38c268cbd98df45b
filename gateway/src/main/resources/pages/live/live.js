// The live page: cards and figures that follow the gateway's stream, and a form. There is no framework
// and no build step; what a browser has is enough.

import { offer, prepareForm } from './ask.js';
import { showFigures, showSilence } from './figures.js';
import { showGenerations } from './generations.js';
import { nameBy, showAges, showRow, showTable } from './segments.js';
import { follow } from './stream.js';
import { say } from './elements.js';

const AGAIN_MS = 2_000;

let generation = null; // whose table is shown

/* Rules and table come from two answers: until both are of the same generation, it asks again. */
async function loadRules() {
  try {
    const response = await fetch('/api/v1/rules');
    const rules = await response.json();
    nameBy(rules);
    offer(rules);
    if (rules.generation !== generation) throw new Error(rules.generation);
  } catch {
    setTimeout(loadRules, AGAIN_MS); // the stream says meanwhile whether the gateway is away
  }
}

prepareForm();
follow(
  {
    table: (table) => {
      showTable(table);
      if (table.generation !== generation) {
        generation = table.generation;
        loadRules();
      }
    },
    segment: showRow,
    status: (status) => {
      if (generation === null && !status.ready) say('segments-note', `The table comes as soon as it is ready: ${status.reason}.`);
      showFigures(status);
      showGenerations(status);
      showAges(Date.parse(status.at));
    },
  },
  showSilence,
);
