/**
 * What every command needs of Kafka: how to reach it, what to ask of the cluster, a topic read to
 * its end, and failures in words.
 */
@NullMarked
package dev.voucherstreams.loader.kafka;

import org.jspecify.annotations.NullMarked;
