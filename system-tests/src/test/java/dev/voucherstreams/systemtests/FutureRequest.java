package dev.voucherstreams.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.voucherstreams.events.VoucherRequest;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * An Avro request of a client that is ahead of us: its schema has a field more, and nobody has read
 * a record of it before.
 */
final class FutureRequest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private FutureRequest() {}

  /** Registers its schema, and returns the bytes of the record, in segment 13-37 of Peru. */
  static byte[] bytes(String registry, String id) throws IOException, InterruptedException {
    String schema = schema();
    GenericRecord request =
        new GenericRecordBuilder(new Schema.Parser().parse(schema))
            .set("request_id", id)
            .set("customer_id", 123L)
            .set("country_code", "Peru")
            .set("last_order_ts", 1_635_206_400_000_000L)
            .set("first_order_ts", 1_635_206_400_000_000L)
            .set("total_orders", 14L)
            .set("segment_name", "frequent_segment")
            .set("channel", "app")
            .build();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new DataOutputStream(bytes).writeByte(0);
    new DataOutputStream(bytes).writeInt(register(registry, schema));
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(request.getSchema()).write(request, encoder);
    return bytes.toByteArray();
  }

  private static String schema() throws IOException {
    ObjectNode schema = (ObjectNode) JSON.readTree(VoucherRequest.getClassSchema().toString());
    ObjectNode channel = ((ArrayNode) schema.get("fields")).addObject();
    channel.put("name", "channel").putArray("type").add("null").add("string");
    channel.putNull("default");
    return schema.toString();
  }

  private static int register(String registry, String schema)
      throws IOException, InterruptedException {
    String body = JSON.createObjectNode().put("schema", schema).toString();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(registry + "/subjects/voucher-requests-value/versions"))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(BodyPublishers.ofString(body, UTF_8))
            .build();
    String answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    return JSON.readTree(answer).path("id").asInt(-1);
  }
}
