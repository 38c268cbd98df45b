package dev.voucherstreams.streamsapp.tally;

import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Holds in a task's state which rules it was counted with, so that other rules can't go on from
 * there.
 */
final class StateRules {

  private static final String KEY = "rules";

  private final KeyValueStore<String, String> store;
  private final TallyRules rules;
  private boolean claimed;

  /**
   * @throws RulesChangedException if the state was counted with other rules
   */
  StateRules(KeyValueStore<String, String> store, TallyRules rules) {
    this.store = store;
    this.rules = rules;
    String countedWith = store.get(KEY);
    if (countedWith != null && !countedWith.equals(rules.identity())) {
      throw new RulesChangedException(countedWith, rules.identity());
    }
    this.claimed = countedWith != null;
  }

  /*
   * With the first event, not at the start: a write begins a transaction, and without an event no
   * commit would end it.
   */
  /** Takes note that the state is counted with these rules. */
  void claim() {
    if (!claimed) {
      store.put(KEY, rules.identity());
      claimed = true;
    }
  }
}
