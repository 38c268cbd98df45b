package dev.voucherstreams.streamsapp.app;

import dev.voucherstreams.service.KafkaClientConfig;
import dev.voucherstreams.service.streams.ManagedStreams;
import dev.voucherstreams.streamsapp.deadletter.PoisonRecords;
import dev.voucherstreams.streamsapp.generation.LostCounts;
import dev.voucherstreams.streamsapp.generation.OrderEndsWatch;
import dev.voucherstreams.streamsapp.generation.WatchedClients;
import dev.voucherstreams.streamsapp.tally.Count;
import dev.voucherstreams.streamsapp.tally.OrderCounters;
import dev.voucherstreams.streamsapp.tally.OrderPositions;
import dev.voucherstreams.streamsapp.tally.SegmentTallyTopology;
import dev.voucherstreams.streamsapp.tally.StateLostException;
import dev.voucherstreams.streamsapp.tally.TallyTopics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.core.NestedExceptionUtils;

/**
 * Makes the clients that count generations, each with the Kafka Streams application of its
 * generation: {@code tally} counts by the settings' own rules, {@code tally-next} by the next ones.
 */
record TallyClients(
    StreamsAppProperties voucher,
    KafkaClientConfig kafka,
    StreamsClients clients,
    OrderEndsWatch ends,
    LostCounts lost,
    MeterRegistry registry) {

  private static final List<String> NAMES = List.of("tally", "tally-next");

  /**
   * Makes a client, not started yet.
   *
   * @param place the place of what it counts by in the settings, from 0
   */
  ManagedStreams client(int place, Count count) {
    Map<String, Object> config = kafka.streams();
    String id = config.get(StreamsConfig.APPLICATION_ID_CONFIG) + "-" + count.generation();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, id);
    OrderPositions positions = new OrderPositions();
    return clients.client(
        NAMES.get(place),
        voucher.topics().forTally(voucher.topicNames()),
        config,
        topology(place, count, positions)::addTo,
        kafkaClients -> watched(kafkaClients, id, count, positions),
        failure -> isLost(failure, count),
        () -> true);
  }

  /* Only the orders of the settings' own count are metered: those of the next are the same. */
  private SegmentTallyTopology topology(int place, Count count, OrderPositions positions) {
    return new SegmentTallyTopology(
        new TallyTopics(voucher.topicNames(), kafka.streams()),
        count,
        voucher.tally(),
        new OrderCounters(place == 0 ? registry : new SimpleMeterRegistry()),
        new PoisonRecords(),
        positions,
        ends);
  }

  private KafkaClientSupplier watched(
      KafkaClientSupplier kafkaClients, String id, Count count, OrderPositions positions) {
    if (!count.published().get().isEmpty()) {
      requireInternalTopics(id);
    }
    return new WatchedClients(kafkaClients, voucher.topicNames().orderEvents(), positions);
  }

  /* What has published had them all; Kafka Streams would make a missing one anew, empty. */
  private void requireInternalTopics(String id) {
    Admin admin = Admin.create(kafka.admin());
    try {
      List<String> missing = new ArrayList<>(SegmentTallyTopology.internalTopics(id));
      missing.removeAll(admin.listTopics().names().get());
      if (!missing.isEmpty()) {
        throw new StateLostException("there is no " + String.join(", ", missing));
      }
    } catch (ExecutionException e) {
      throw new KafkaException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException(e);
    } finally {
      admin.close(Duration.ZERO);
    }
  }

  private boolean isLost(Throwable failure, Count count) {
    if (NestedExceptionUtils.getMostSpecificCause(failure) instanceof StateLostException cause) {
      lost.add(count.generation(), String.valueOf(cause.getMessage()));
      return true;
    }
    return false;
  }
}
