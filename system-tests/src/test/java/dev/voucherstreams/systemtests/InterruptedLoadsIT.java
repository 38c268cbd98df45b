package dev.voucherstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Loads that are stopped midway: run again to the end, they have counted each row once. */
@SharedSystem
class InterruptedLoadsIT {

  private static final int ROWS = 100_000;

  /* Thousands of transactions, so that there is a middle to be stopped in. */
  private static final String[] SLOWLY = {"--chunk-rows", "50"};

  private final LocalSystem system;

  InterruptedLoadsIT(LocalSystem system) {
    this.system = system;
  }

  @Test
  void loader_stoppedByCtrlCAndThenKilled_loadsEachRowOnce() throws Exception {
    // Given
    Path file = history();
    Table empty = Table.parse(system.answers());
    load(file, "loader-undisturbed");
    Table undisturbed = system.table();

    // When
    Command.Result stopped = interruptLoad(file, "loader-disturbed", "INT");
    Command.Result killed = interruptLoad(file, "loader-disturbed", "KILL");
    Command.Result last = load(file, "loader-disturbed");

    // Then
    assertThat(stopped.exitCode()).isEqualTo(130);
    assertThat(stopped.output())
        .contains("history.parquet: stopped; ", "the same command goes on from there");
    assertThat(killed.exitCode()).isEqualTo(137);
    assertThat(last.output()).doesNotContain(", 0 already loaded");
    assertThat(system.table().since(undisturbed)).isEqualTo(undisturbed.since(empty));
  }

  @Test
  void broker_killedInTheMiddleOfALoad_everythingStops_andTheNextRunCountsEachRowOnce()
      throws Exception {
    // Given
    Path file = history();
    Table empty = Table.parse(system.answers());
    load(file, "broker-undisturbed");
    Table undisturbed = system.table();

    // When
    Command load = system.startLoad(file, "broker-disturbed", SLOWLY);
    awaitMoreThan(undisturbed);
    system.components().get("broker").destroyForcibly();

    // Then: the launcher tells and stops the others
    system.awaitEnd();
    assertThat(system.launcher().printed())
        .containsPattern("broker ended with exit code 137, last in .*broker\\.log:\n  \\| ")
        .contains("\nstopping everything\n");

    // And then: whether the loader has waited for the broker or given up, all is loaded in the end
    system.start();
    assertThat(system.folder().resolve("run/logs/kafka-tool.log"))
        .content()
        .contains("Fencing broker 1 ");
    load.await();
    load(file, "broker-disturbed");
    assertThat(system.table().since(undisturbed)).isEqualTo(undisturbed.since(empty));
  }

  @Test
  void load_whereNoBrokerAnswers_saysSoInOneLine() throws Exception {
    // Given
    Path file = system.history("unsent.csv", 10);
    String nobody = "" + Project.freePort();

    // When
    Command.Result load = system.make("load", "FILE=" + file, "KAFKA_PORT=" + nobody);

    // Then
    assertThat(load.exitCode()).isNotZero();
    assertThat(load.output().lines().toList())
        .startsWith(
            file
                + (": no Kafka broker answers at 127.0.0.1:" + nobody)
                + "; start it, or set KAFKA_BOOTSTRAP_SERVERS, and KAFKA_CONFIG if it takes TLS or"
                + " SASL; nothing was sent")
        .hasSize(2);
  }

  private Path history() throws Exception {
    return system.history("history.parquet", ROWS, "--bad-rows", "0");
  }

  private Command.Result load(Path file, String dataset) throws Exception {
    Command.Result load = system.load(file, dataset);
    assertThat(load.exitCode()).as(load.output()).isZero();
    system.answers();
    return load;
  }

  private Command.Result interruptLoad(Path file, String dataset, String signal) throws Exception {
    Table before = Table.parse(system.answers());
    Command load = system.startLoad(file, dataset, SLOWLY);
    awaitMoreThan(before);
    load.signalAll(signal);
    return load.await();
  }

  private void awaitMoreThan(Table before) {
    await().until(() -> !system.table().since(before).isEmpty());
  }
}
