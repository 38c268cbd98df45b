package dev.voucherstreams.loader.load;

import dev.voucherstreams.events.LoadProgress;
import dev.voucherstreams.events.OrderEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** Keeps in memory what was committed, and takes back what was not; can be made to fail. */
final class InMemorySink implements HistoryLoad.OrderSink {

  private final List<OrderEvent> open = new ArrayList<>();
  private final List<OrderEvent> orders = new ArrayList<>();
  private final List<LoadProgress> accounts = new ArrayList<>();
  private int commitsUntilFailure = Integer.MAX_VALUE;

  /** Fails at the commit after so many. */
  InMemorySink failingAfter(int commits) {
    commitsUntilFailure = commits;
    return this;
  }

  @Override
  public void send(OrderEvent order) {
    open.add(order);
  }

  @Override
  public void commit(LoadProgress progress) {
    if (commitsUntilFailure-- == 0) {
      throw new KafkaException("the broker is gone");
    }
    orders.addAll(open);
    accounts.add(progress);
    open.clear();
  }

  @Override
  public void abort() {
    open.clear();
  }

  /** What readers of committed data see. */
  List<OrderEvent> orders() {
    return orders;
  }

  List<LoadProgress> accounts() {
    return accounts;
  }

  /** The account that the next load of the data set begins with. */
  Optional<LoadProgress> latest() {
    return accounts.isEmpty() ? Optional.empty() : Optional.of(accounts.get(accounts.size() - 1));
  }

  boolean hasOpenTransaction() {
    return !open.isEmpty();
  }
}
