package dev.voucherstreams.streamsapp.deadletter;

import static java.util.stream.Collectors.toMap;

import dev.voucherstreams.schemas.deadletter.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.errors.TaskMigratedException;

/**
 * Remembers which records have ended a client, over all the lives of the client in this process.
 * One that has done so three times, for whatever cause that is no outage, is poison.
 */
public final class PoisonRecords {

  private static final int TIMES = 3;

  /* Each of them has ended a client: more than these don't come within days. */
  private static final int MOST = 10_000;

  private final Map<Origin, Suspect> suspects = new LinkedHashMap<>();

  record Suspect(int times, String lastFailure) {}

  /** Takes note that a record has ended a client by this failure, if it is the record's. */
  synchronized void blame(Origin record, Throwable failure) {
    if (isAboutTheRecord(failure)) {
      Suspect before = suspects.get(record);
      int times = before == null ? 1 : before.times() + 1;
      suspects.put(record, new Suspect(times, rootCause(failure).toString()));
      if (suspects.size() > MOST) {
        suspects.remove(suspects.keySet().iterator().next());
      }
    }
  }

  /** The poison records of a partition, by their offsets; those of now. */
  synchronized Map<Long, Suspect> of(String topic, int partition) {
    return suspects.entrySet().stream()
        .filter(each -> each.getValue().times() >= TIMES)
        .filter(each -> each.getKey().topic().equals(topic))
        .filter(each -> each.getKey().partition() == partition)
        .collect(toMap(each -> each.getKey().offset(), Map.Entry::getValue));
  }

  /* Kafka's own failures are a broker's, a registry's, a disk's, a configuration's, or they come of state
   * that is broken: any other record would meet them, too. */
  private static boolean isAboutTheRecord(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof KafkaException && !isWrapper(cause)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWrapper(Throwable failure) {
    return failure instanceof StreamsException
        && failure.getCause() != null
        && !(failure instanceof ProcessorStateException)
        && !(failure instanceof InvalidStateStoreException)
        && !(failure instanceof TaskCorruptedException)
        && !(failure instanceof TaskMigratedException);
  }

  private static Throwable rootCause(Throwable failure) {
    return failure.getCause() == null ? failure : rootCause(failure.getCause());
  }
}
