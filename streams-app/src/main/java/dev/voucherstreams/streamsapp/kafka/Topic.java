package dev.voucherstreams.streamsapp.kafka;

import org.apache.kafka.common.serialization.Serde;

/**
 * A topic's name with what its records are made of, so that the two can't be mixed up.
 *
 * @param <K> the type of its keys
 * @param <V> the type of its values
 */
public record Topic<K, V>(String name, Serde<K> key, Serde<V> value) {}
