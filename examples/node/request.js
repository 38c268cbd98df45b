// Avro, from another stack: asks for a voucher and prints the result.
import { randomUUID } from "node:crypto";
import avro from "avsc";
import { Consumer, Producer } from "@platformatic/kafka";

const servers = process.env.KAFKA_BOOTSTRAP_SERVERS ?? "localhost:9092";
const registry = process.env.SCHEMA_REGISTRY_URL ?? "http://localhost:8081/apis/ccompat/v7";

// ---------------------------------------------------------------- the Confluent wire format

// Timestamps as dates; avsc leaves it to its users what a logical type becomes.
class Timestamp extends avro.types.LogicalType {
  _fromValue(micros) { return new Date(micros / 1000); }
  _toValue(date) { return date instanceof Date ? date.getTime() * 1000 : undefined; }
}
const options = { logicalTypes: { "timestamp-micros": Timestamp }, wrapUnions: false };

async function get(path) {
  const response = await fetch(registry + path);
  if (!response.ok) throw new Error(`${registry}${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

const schemas = new Map();
async function schemaById(id) {
  if (!schemas.has(id)) {
    const { schema } = await get(`/schemas/ids/${id}`);
    schemas.set(id, avro.Type.forSchema(JSON.parse(schema), options));
  }
  return schemas.get(id);
}

async function decode(bytes) {
  if (bytes[0] !== 0) throw new Error("not in the Confluent wire format");
  const type = await schemaById(bytes.readInt32BE(1));
  return type.fromBuffer(bytes.subarray(5));
}

async function encode(subject, value) {
  const { id, schema } = await get(`/subjects/${subject}/versions/latest`);
  const prefix = Buffer.alloc(5);
  prefix.writeInt32BE(id, 1);
  return Buffer.concat([prefix, avro.Type.forSchema(JSON.parse(schema), options).toBuffer(value)]);
}

// ---------------------------------------------------------------- request and result

const kafka = { clientId: "voucher-example", bootstrapBrokers: servers.split(",") };
const id = randomUUID();

const consumer = new Consumer({ ...kafka, groupId: `node-${id}`, isolationLevel: 1 }); // 1: committed only
const results = await consumer.consume({ topics: ["voucher-results"], mode: "earliest", autocommit: false });

const producer = new Producer(kafka);
const request = {
  request_id: id,
  customer_id: 123,
  country_code: "Peru",
  last_order_ts: new Date("2021-10-26T00:00:00Z"),
  first_order_ts: new Date("2021-10-26T00:00:00Z"),
  total_orders: 14,
  segment_name: "frequent_segment",
};
await producer.send({
  messages: [{
    topic: "voucher-requests",
    key: Buffer.from(id),
    value: await encode("voucher-requests-value", request),
  }],
});

for await (const result of results) {
  if (result.key?.toString() === id) {
    console.log(JSON.stringify(await decode(result.value)));
    break;
  }
}
await consumer.close(true);
await producer.close();
