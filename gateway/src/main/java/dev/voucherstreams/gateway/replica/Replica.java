package dev.voucherstreams.gateway.replica;

import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.schemas.generation.Generations;
import dev.voucherstreams.service.streams.ManagedStreams;
import dev.voucherstreams.service.table.Readiness;
import dev.voucherstreams.service.table.Readiness.Missing;
import dev.voucherstreams.service.table.Readiness.NotYet;
import dev.voucherstreams.service.table.Readiness.Ready;
import dev.voucherstreams.service.table.SegmentTable;
import dev.voucherstreams.service.table.Served;
import dev.voucherstreams.service.table.Served.NotReady;
import dev.voucherstreams.service.table.ServedTable;
import dev.voucherstreams.service.table.VoucherTable;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The gateway's own copy of the voucher table: asked for every answer, and for how it is. Once its
 * client runs, Kafka may go away: answers go on from what is here.
 */
public final class Replica implements SegmentTable, Readiness.Check {
  private static final Served RESTORING = new NotReady("the table is being restored");
  private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(30);
  private static final Duration RECENT = Duration.ofSeconds(15);

  private final VoucherTable table;
  private final ManagedStreams client;
  private final RestoreProgress restore;

  /**
   * @param client what fills the table
   * @param restore how far that is
   */
  public Replica(VoucherTable table, ManagedStreams client, RestoreProgress restore) {
    this.table = table;
    this.client = client;
    this.restore = restore;
  }

  @Override
  public Served served() {
    if (client.isServing()) {
      return table.served();
    }
    return client.isWaiting() ? new NotReady(waiting().reason()) : RESTORING;
  }

  @Override
  public Generations generations() {
    return client.isServing() ? table.generations() : Generations.NONE;
  }

  @Override
  public Optional<ServedTable> table(String generation) {
    return client.isServing() ? table.table(generation) : Optional.empty();
  }

  @Override
  public Readiness readiness() {
    if (client.isWaiting()) {
      return waiting();
    }
    if (!client.isServing()) {
      return restoring();
    }
    Readiness counted = TableReadiness.of(table);
    return counted instanceof Ready ? standstill().orElse(counted) : counted;
  }

  private NotYet waiting() {
    Optional<Throwable> obstacle = client.topics().obstacle();
    if (obstacle.filter(UnknownTopicOrPartitionException.class::isInstance).isPresent()) {
      return notYet(Missing.TOPIC, "waiting for the topic " + table.topic());
    }
    String why =
        obstacle
            .filter(cause -> !(cause instanceof TimeoutException))
            .map(cause -> ": " + cause.getMessage())
            .orElse("");
    return notYet(Missing.KAFKA, "waiting for Kafka" + why);
  }

  private NotYet restoring() {
    String reason =
        client.failures().within(RECENT).isPresent()
            ? "the table can't be restored"
            : "the table is being restored";
    return new NotYet(Missing.RECORDS, reason, restore.recordsLeft(), restore.timeLeft());
  }

  /* Answers go on, but from a table that may be old: where there are others, they shall be asked. */
  private Optional<Readiness> standstill() {
    return client
        .pollAge()
        .filter(age -> age.compareTo(LONGEST_STANDSTILL) > 0)
        .map(age -> "the replica has not read its topic for %d s".formatted(age.toSeconds()))
        .map(reason -> notYet(Missing.RECORDS, reason));
  }

  private static NotYet notYet(Missing missing, String reason) {
    return new NotYet(missing, reason, OptionalLong.empty(), Optional.empty());
  }

  /** The name of the generation that serves; empty while none does. */
  public Optional<String> generation() {
    return generations().serving().map(Generation::name);
  }

  /** The time since Kafka last answered; empty if it never has. */
  public Optional<Duration> age() {
    return client.broker().age();
  }

  /** The time since the replica last looked for something to read; empty if it never has. */
  public Optional<Duration> pollAge() {
    return client.pollAge();
  }
}
