package dev.voucherstreams.streamsapp.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reaches the changelog and when, and what is left after a failure or a restart. */
class WriteBehindStoreTest {

  @TempDir private Path stateDir;

  @Test
  void changes_ofATransaction_areInTheChangelogOncePerKeyWhenItHasCommitted() {
    try (WordCount words = new WordCount()) {
      // When
      words.pipe("a b a a");
      List<KeyValue<String, Long>> first = words.changelog();
      words.pipe("a");
      List<KeyValue<String, Long>> second = words.changelog();

      // Then
      assertThat(first).containsExactlyInAnyOrder(KeyValue.pair("a", 3L), KeyValue.pair("b", 1L));
      assertThat(second).containsExactly(KeyValue.pair("a", 4L));
    }
  }

  @Test
  void commit_withoutChanges_writesNothing() {
    try (WordCount words = new WordCount()) {
      // Given
      words.pipe("a");
      words.changelog();

      // When
      words.pipe("");

      // Then
      assertThat(words.changelog()).isEmpty();
    }
  }

  @Test
  void init_withTheChangelogOfAPredecessor_goesOnFromThere() {
    try (WordCount words = new WordCount()) {
      // Given
      words.pipe("a b a");
      words.pipe("b");
      WriteBehindStore<String, AtomicLong, Long> successor = WordCount.store();

      // When
      RestoringContext context = RestoringContext.init(successor, stateDir);
      context.restore(words.changelogRecords());

      // Then
      assertThat(committed(successor)).containsOnly(entry("a", 2L), entry("b", 2L));
      assertThat(successor.get("a")).hasValue(2);
      assertThat(successor.get("c")).isNull();
    }
  }

  @Test
  void init_afterAFailedTransaction_startsFromTheLastCommit() {
    try (WordCount words = new WordCount()) {
      // Given: a was changed and b begun, but that transaction was never committed
      words.pipe("a a");
      List<TestRecord<String, Long>> changelog = words.changelogRecords();
      WriteBehindStore<String, AtomicLong, Long> store = WordCount.store();
      RestoringContext.init(store, stateDir).restore(changelog);
      add(store, "a");
      add(store, "b");

      // When: the task begins anew with the same object, even if it could not be closed
      RestoringContext.init(store, stateDir).restore(changelog);
      store.flushCache();

      // Then
      assertThat(committed(store)).containsOnly(entry("a", 2L));
      assertThat(store.get("a")).hasValue(2);
      assertThat(store.get("b")).isNull();
    }
  }

  @Test
  void clearCache_forATaskThatBecomesAStandby_forgetsWhatWasNotCommitted() {
    // Given
    WriteBehindStore<String, AtomicLong, Long> store = WordCount.store();
    RestoringContext.init(store, stateDir);
    add(store, "a");
    store.flushCache();
    add(store, "a");

    // When
    store.clearCache();

    // Then
    assertThat(store.get("a")).hasValue(1);
    store.flushCache();
    assertThat(committed(store)).containsOnly(entry("a", 1L));
  }

  @Test
  void store_onDisk_isRefused() {
    KeyValueStore<String, Long> onDisk =
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore("counts"), Serdes.String(), Serdes.Long())
            .build();

    assertThatThrownBy(() -> new WriteBehindStore<>(onDisk, AtomicLong::get, AtomicLong::new))
        .hasMessage(
            "a write-behind store needs a store in memory behind it, but counts is on disk");
  }

  @Test
  void get_ofACommittedValue_givesTheSameLiveObjectEachTime() {
    // Given
    WriteBehindStore<String, AtomicLong, Long> store = WordCount.store();
    RestoringContext.init(store, stateDir);
    add(store, "a");
    store.flushCache();
    store.clearCache();

    // When
    AtomicLong live = store.get("a");

    // Then
    assertThat(store.get("a")).isSameAs(live);
    store.forEachCommitted((key, value) -> assertThat(value).isSameAs(live));
  }

  private static void add(WriteBehindStore<String, AtomicLong, Long> store, String word) {
    AtomicLong count = store.get(word) == null ? new AtomicLong() : store.get(word);
    count.incrementAndGet();
    store.changed(word, count);
  }

  private static Map<String, Long> committed(WriteBehindStore<String, AtomicLong, Long> store) {
    Map<String, Long> all = new HashMap<>();
    store.forEachCommitted((word, count) -> all.put(word, count.get()));
    return all;
  }
}
