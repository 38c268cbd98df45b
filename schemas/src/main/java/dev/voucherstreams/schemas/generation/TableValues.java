package dev.voucherstreams.schemas.generation;

import dev.voucherstreams.avroserde.AvroSerdes;
import dev.voucherstreams.events.SegmentVoucher;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Reads and writes the values of segment-vouchers: {@link SegmentVoucher}, {@link
 * dev.voucherstreams.events.GenerationPart} and {@link
 * dev.voucherstreams.events.GenerationDecision}. The rows' schema is under the topic's usual
 * subject, the others' each under one that is named after topic and type, as is usual for several
 * types in a topic.
 */
public final class TableValues {

  private TableValues() {}

  /**
   * Returns the serde, configured.
   *
   * @param config as {@link AvroSerdes} and the serde have it
   */
  public static Serde<SpecificRecord> serde(Map<String, ?> config) {
    Serde<SpecificRecord> rows = AvroSerdes.values(SpecificRecord.class, config);
    Serializer<SpecificRecord> others =
        AvroSerdes.values(SpecificRecord.class, ofSeveralTypes(config)).serializer();
    return Serdes.serdeFrom(
        (topic, value) ->
            (value instanceof SegmentVoucher ? rows.serializer() : others).serialize(topic, value),
        rows.deserializer());
  }

  /** The configuration for the subjects of all types but the rows'. */
  public static Map<String, Object> ofSeveralTypes(Map<String, ?> config) {
    Map<String, Object> several = new HashMap<>(config);
    several.put(
        "value.subject.name.strategy",
        "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy");
    several.put(
        "apicurio.registry.artifact-resolver-strategy",
        "io.apicurio.registry.serde.avro.strategy.TopicRecordIdStrategy");
    return several;
  }
}
