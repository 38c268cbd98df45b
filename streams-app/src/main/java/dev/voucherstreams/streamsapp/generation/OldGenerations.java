package dev.voucherstreams.streamsapp.generation;

import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.schemas.generation.Generations;
import dev.voucherstreams.schemas.generation.TableKey;
import dev.voucherstreams.service.table.VoucherTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Removes generations that nobody can need any more: their group, then their records, their
 * internal topics and their files. One that is still counted, by whomever, stays.
 */
public final class OldGenerations {

  private static final Logger LOG = LoggerFactory.getLogger(OldGenerations.class);

  /* A newer one may be counted by instances that have other settings. */
  private static final Duration LONGEST_SILENCE = Duration.ofDays(1);

  private static final Pattern INTERNAL = Pattern.compile(".*-(changelog|repartition)");
  private static final String WITHOUT = "order-outcomes"; // a topic of versions without generations

  private final VoucherTable table;
  private final Topics topics;
  private final String applicationId;
  private final int keep;
  private final Path stateDirectory;
  private final Supplier<Admin> connect;
  private final TableWriter writer;
  private final InstantSource clock;
  private final Set<String> named = new HashSet<>(); // ids of those that could not be removed

  /**
   * @param applicationId what the application ids of all generations begin with, and that of
   *     versions without generations
   * @param keep how many complete ones before that serving are kept
   * @param stateDirectory of Kafka Streams
   */
  public OldGenerations(
      VoucherTable table,
      Topics topics,
      String applicationId,
      int keep,
      Path stateDirectory,
      Supplier<Admin> connect,
      TableWriter writer,
      InstantSource clock) {
    this.table = table;
    this.topics = topics;
    this.applicationId = applicationId;
    this.keep = keep;
    this.stateDirectory = stateDirectory;
    this.connect = connect;
    this.writer = writer;
    this.clock = clock;
  }

  /**
   * Removes what can be removed.
   *
   * @param counted the names of those that this process counts
   */
  void remove(Generations known, Collection<String> counted) throws InterruptedException {
    if (known.serving().isEmpty()) {
      return;
    }
    Set<String> removable = new HashSet<>(table.generationsWithRecords());
    removable.removeAll(counted);
    removable.removeIf(name -> isKept(name, known));
    for (String name : removable) {
      remove(name);
    }
  }

  private boolean isKept(String name, Generations known) {
    Generation serving = known.serving().orElseThrow();
    Set<Generation> kept =
        new HashSet<>(known.complete().filter(serving::isNewerThan).limit(keep).toList());
    kept.add(serving);
    return known
        .named(name)
        .filter(each -> kept.contains(each) || (each.isNewerThan(serving) && isAlive(each)))
        .isPresent();
  }

  private boolean isAlive(Generation generation) {
    return Duration.between(generation.updatedAt(), clock.instant()).compareTo(LONGEST_SILENCE) < 0;
  }

  private void remove(String name) throws InterruptedException {
    String id = name.isEmpty() ? applicationId : applicationId + "-" + name;
    Admin admin = connect.get();
    try {
      if (deleteGroup(admin, id)) {
        deleteTopics(admin, name.isEmpty() ? this::isOfNoGeneration : isOf(id));
        FileSystemUtils.deleteRecursively(stateDirectory.resolve(id));
        writer.takeBack(table.keysOf(name));
        LOG.info("removed {}", name.isEmpty() ? "what versions without generations left" : name);
      }
    } catch (ExecutionException | IOException | RuntimeException e) {
      if (named.add(id)) {
        LOG.warn(
            "nobody needs the group {} and its internal topics any more, but they can't be removed: {}",
            id,
            e.toString());
      }
    } finally {
      admin.close(Duration.ZERO);
    }
  }

  private static boolean deleteGroup(Admin admin, String id)
      throws ExecutionException, InterruptedException {
    try {
      admin.deleteConsumerGroups(List.of(id)).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupNotEmptyException) {
        return false; // somebody counts it, or has until a minute ago
      }
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return true;
      }
      throw e;
    }
  }

  private static void deleteTopics(Admin admin, Predicate<String> which)
      throws ExecutionException, InterruptedException {
    List<String> names = admin.listTopics().names().get().stream().filter(which).toList();
    try {
      admin.deleteTopics(names).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) { // another was faster
        throw e;
      }
    }
  }

  private static Predicate<String> isOf(String id) {
    return topic -> topic.startsWith(id + "-") && INTERNAL.matcher(topic).matches();
  }

  private boolean isOfNoGeneration(String topic) {
    Pattern ofGeneration =
        Pattern.compile(Pattern.quote(applicationId + "-") + TableKey.GENERATION + "-.*");
    return topic.equals(topics.prefix() + WITHOUT)
        || (isOf(applicationId).test(topic) && !ofGeneration.matcher(topic).matches());
  }
}
