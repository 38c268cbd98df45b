package dev.voucherstreams.streamsapp.generation;

import dev.voucherstreams.schemas.generation.Generations;
import dev.voucherstreams.service.streams.ManagedStreams;
import dev.voucherstreams.service.table.VoucherTable;
import dev.voucherstreams.streamsapp.generation.GenerationPlan.Planned;
import dev.voucherstreams.streamsapp.tally.Count;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps a client running for each generation that this process counts. It looks twice a second what
 * is to be counted, as {@link GenerationPlan} has it, and starts and stops clients: a new count
 * begins beside the one that serves, whose table stays as it is.
 */
public final class GenerationClients implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(GenerationClients.class);

  private static final Duration PAUSE = Duration.ofMillis(500);

  /* As long as nothing is counted yet, which is at a start. */
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration CLEANING = Duration.ofSeconds(30);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

  private final GenerationPlan plan;
  private final VoucherTable table;
  private final TableFollower follower;
  private final OrderEndsWatch ends;
  private final BiFunction<Integer, Count, ManagedStreams> factory;
  private final OldGenerations old;
  private final Counts counts;
  private final LostCounts lost;
  private final GenerationLog log = new GenerationLog();

  private volatile Map<Planned, ManagedStreams> running = Map.of();
  private long cleanedAt = System.nanoTime();
  private @Nullable Thread thread;

  /**
   * Does nothing before it is started.
   *
   * @param factory makes the client of a count, not started yet; the number is the place of what it
   *     counts by in the settings, from 0
   */
  public GenerationClients(
      GenerationPlan plan,
      VoucherTable table,
      TableFollower follower,
      OrderEndsWatch ends,
      BiFunction<Integer, Count, ManagedStreams> factory,
      OldGenerations old,
      LostCounts lost,
      InstantSource clock) {
    this.plan = plan;
    this.table = table;
    this.follower = follower;
    this.ends = ends;
    this.factory = factory;
    this.old = old;
    this.counts = new Counts(table, clock);
    this.lost = lost;
  }

  /** The names of the generations that are counted, that of the settings' own rules first. */
  public Set<String> names() {
    return running.keySet().stream()
        .map(Planned::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** All that segment-vouchers says of generations, counted here or not; none before it is read. */
  public Generations known() {
    return follower.isCaughtUp() ? table.generations() : Generations.NONE;
  }

  /** The client that counts by the settings' own rules, if it runs. */
  public Optional<ManagedStreams> first() {
    return firstPlanned().map(running::get);
  }

  /** The name of its generation; empty while it doesn't run. */
  public String firstName() {
    return firstPlanned().map(Planned::name).orElse("");
  }

  private Optional<Planned> firstPlanned() {
    return running.keySet().stream().filter(each -> each.identity().equals(own())).findFirst();
  }

  private CountIdentity own() {
    return plan.identities().get(0);
  }

  /** What there is to say while nothing is counted by the settings' own rules. */
  public String reason() {
    if (!follower.isCaughtUp()) {
      return "waiting for Kafka";
    }
    return plan.supersededBy(own(), table.generations())
        .map(
            newer ->
                "%s, its rules and countries, was superseded by %s: set the newer ones, or `make rollback`, or `make recount`"
                    .formatted(own().name(), newer.name()))
        .orElse("the count begins");
  }

  /** Why segment-vouchers can't be read, if that is so. */
  public Optional<String> obstacle() {
    return follower.obstacle();
  }

  @Override
  public synchronized void start() {
    follower.start();
    ends.start();
    thread = new Thread(this::keepLooking, "generations");
    thread.start();
  }

  private void keepLooking() {
    try {
      while (true) {
        look();
        TimeUnit.MILLISECONDS.sleep((running.isEmpty() ? FIRST_PAUSE : PAUSE).toMillis());
      }
    } catch (InterruptedException e) {
      LOG.debug("stopped");
    }
  }

  /* Whatever comes up: without this thread nothing would be counted. */
  private void look() throws InterruptedException {
    try {
      if (follower.isCaughtUp()) {
        lost.giveUp();
        Generations known = table.generations();
        count(plan.planned(known, running.keySet()));
        clean(known);
      }
      log.look(
          known(),
          names(),
          running.isEmpty() ? "nothing is counted: " + reason() : "counting " + names());
    } catch (ExecutionException | RuntimeException | Error e) {
      LOG.error("generations could not be looked after", e);
    }
  }

  private void count(List<Planned> planned) {
    Map<Planned, ManagedStreams> now = new LinkedHashMap<>();
    running.forEach(
        (each, client) -> {
          if (!planned.contains(each)) {
            client.stop();
          }
        });
    for (Planned each : planned) {
      ManagedStreams client = running.get(each);
      now.put(each, client == null ? started(each, planned.size() > 1) : client);
    }
    running = Collections.unmodifiableMap(now);
  }

  private ManagedStreams started(Planned planned, boolean several) {
    int place = plan.identities().indexOf(planned.identity());
    ManagedStreams client = factory.apply(place, counts.of(planned, place > 0 && several));
    client.start();
    return client;
  }

  private void clean(Generations known) throws InterruptedException {
    if (System.nanoTime() - cleanedAt > CLEANING.toNanos()) {
      old.remove(known, names());
      cleanedAt = System.nanoTime();
    }
  }

  @Override
  public synchronized void stop() {
    Thread looking = thread;
    thread = null;
    if (looking != null) {
      looking.interrupt();
      try {
        looking.join(STOP_TIMEOUT.toMillis());
        running.values().parallelStream().forEach(ManagedStreams::stop);
        follower.stop();
        ends.stop();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }
}
