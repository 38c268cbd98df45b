package dev.voucherstreams.loader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.history.formats.Histories;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadCommandTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeHistory() throws IOException {
    file = folder.resolve("peru.csv");
    Files.writeString(file, Histories.HEADER + "\n" + Histories.ROW + "\n");
  }

  @Test
  void fileThatCannotBeLoaded_isToldInOneLineBeforeKafkaIsAsked() {
    Path absent = folder.resolve("absent.csv");

    CommandLineRun run = load(absent);

    assertThat(run).isEqualTo(new CommandLineRun(2, "", absent + ": there is no such file\n"));
  }

  @Test
  void fileThatIsNoHistory_isToldInOneLineBeforeKafkaIsAsked() throws IOException {
    Files.writeString(file, "a,b\n1,2\n");

    CommandLineRun run = load(file);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            file
                + ": it lacks these columns: country_code, timestamp, last_order_ts,"
                + " first_order_ts, total_orders, voucher_amount; it has: a, b\n");
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--dataset a/b | a data set's name has 1 to 200 characters and no slashes, but is: a/b",
        "--chunk-rows 0 | a chunk has at least 1 row, but has: 0",
        "--wait-timeout 0 | a wait is given up after 1 to 86400 seconds, but this one after: 0",
        "--topic-prefix a/b | topic prefix may hold letters, digits, '.', '_' and '-' only, but is: a/b",
        "--schema-registry nowhere | not the URL of a schema registry: nowhere",
        "--kafka-config absent | --kafka-config (KAFKA_CONFIG) can't be read: java.nio.file.NoSuchFileException: absent"
      })
  void option_thatCannotBeUsed_isToldInOneLine(String options, String line) {
    CommandLineRun run = load(file, options.split(" "));

    assertThat(run).isEqualTo(new CommandLineRun(2, "", line + " (see: loader load --help)\n"));
  }

  @Test
  void kafkaConfig_withABrokenEscape_isToldInOneLine() throws IOException {
    Path config = Files.writeString(folder.resolve("kafka.properties"), "a=\\u00zz");

    CommandLineRun run = load(file, "--kafka-config", config.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("--kafka-config (KAFKA_CONFIG) can't be read: ")
        .hasLineCount(1);
  }

  @Test
  void kafkaConfig_withAValueThatIsNone_isToldInOneLine() throws IOException {
    Path config = Files.writeString(folder.resolve("kafka.properties"), "request.timeout.ms=soon");

    CommandLineRun run = load(file, "--kafka-config", config.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("request.timeout.ms", "soon").hasLineCount(1);
  }

  @Test
  @Timeout(50) // less than the minute that is the default
  void brokerThatIsNotThere_isToldInOneLine() throws IOException {
    try (Socket taken = new Socket()) {
      // Given: a port that nobody listens on, or can
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      String nobody = "127.0.0.1:" + taken.getLocalPort();
      Path config =
          Files.writeString(
              folder.resolve("kafka.properties"),
              "default.api.timeout.ms=1000\nrequest.timeout.ms=500\n");

      // When
      CommandLineRun run =
          load(file, "--bootstrap-servers", nobody, "--kafka-config", config.toString());

      // Then
      assertThat(run)
          .isEqualTo(
              new CommandLineRun(
                  1,
                  "",
                  "%s: no Kafka broker answers at %s; start it, or set KAFKA_BOOTSTRAP_SERVERS,"
                          .formatted(file, nobody)
                      + " and KAFKA_CONFIG if it takes TLS or SASL; nothing was sent\n"));
    }
  }

  @Test
  void brokerWhoseAddressIsNone_isToldInOneLine() {
    CommandLineRun run = load(file, "--bootstrap-servers", "localhost");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith(file + ": can't connect to Kafka at localhost: ")
        .endsWith("; nothing was sent\n")
        .hasLineCount(1);
  }

  private CommandLineRun load(Path history, String... options) {
    String[] arguments =
        Stream.concat(
                Stream.of("load", history.toString(), "--reject-dir", folder.toString()),
                Stream.of(options))
            .toArray(String[]::new);
    return CommandLineRun.of(arguments);
  }
}
