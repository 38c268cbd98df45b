// Reads and writes records in the Confluent wire format with nothing but an Avro library and the
// registry's REST API:
//
//   node records.mjs read REGISTRY_URL RECORD_IN_BASE64                    prints the record as JSON
//   node records.mjs write REGISTRY_URL SUBJECT SCHEMA_FILE RECORD_AS_JSON  prints it in base64

import avro from 'avsc';
import { readFileSync } from 'node:fs';

const [command, registry, ...rest] = process.argv.slice(2);
const commands = { read, write };
console.log(await commands[command](...rest));

async function read(base64) {
  const record = Buffer.from(base64, 'base64');
  if (record.readUInt8(0) !== 0) {
    throw new Error(`begins with ${record.readUInt8(0)} instead of 0`);
  }
  const { schema } = await ask(`/schemas/ids/${record.readUInt32BE(1)}`);
  return JSON.stringify(typeOf(schema).fromBuffer(record.subarray(5)));
}

async function write(subject, file, json) {
  const schema = readFileSync(file, 'utf8');
  const { id } = await ask(`/subjects/${subject}/versions`, { schema });
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(id, 1);
  return Buffer.concat([prefix, typeOf(schema).toBuffer(JSON.parse(json))]).toString('base64');
}

function typeOf(schema) {
  return avro.Type.forSchema(JSON.parse(schema));
}

async function ask(path, body) {
  const answer = await fetch(registry + path, {
    method: body ? 'POST' : 'GET',
    headers: { 'Content-Type': 'application/vnd.schemaregistry.v1+json' },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }
  return answer.json();
}
