package dev.voucherstreams.gateway.replica;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.streams.Topology;

/**
 * What a replica is made with.
 *
 * @param topic the topic that is copied
 * @param topology how it is copied, see {@link ReplicaTopology}; a client's topology is not
 *     reusable
 * @param streams Kafka's own settings for the client
 * @param admin Kafka's own settings for looking whether the topic is there
 * @param check what the rows must be like
 * @param meters where the client's own metrics are shown
 */
public record ReplicaSettings(
    String topic,
    Supplier<Topology> topology,
    Properties streams,
    Map<String, Object> admin,
    RowCheck check,
    MeterRegistry meters) {}
