// The live page: cards and figures that follow the gateway's stream, and a form. There is no framework
// and no build step; what a browser has is enough.

import { offer, prepareForm } from './ask.js';
import { showFigures, showSilence } from './figures.js';
import { nameBy, showAges, showRow, showTable } from './segments.js';
import { follow } from './stream.js';
import { say } from './elements.js';

const AGAIN_MS = 2_000;

async function loadRules() {
  try {
    const response = await fetch('/api/v1/rules');
    const rules = await response.json();
    nameBy(rules);
    offer(rules);
  } catch {
    setTimeout(loadRules, AGAIN_MS); // the stream says meanwhile that the gateway is away
  }
}

let hasTable = false;

prepareForm();
loadRules();
follow(
  {
    table: (table) => {
      hasTable = true;
      showTable(table);
    },
    segment: showRow,
    status: (status) => {
      if (!hasTable && !status.ready) say('segments-note', `The table comes as soon as it is ready: ${status.reason}.`);
      showFigures(status);
      showAges(Date.parse(status.at));
    },
  },
  showSilence,
);
