package dev.voucherstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clients in examples/, run as they stand there. */
@SharedSystem
class ExamplesIT {

  private static final Path EXAMPLES = Project.ROOT.resolve("examples");

  private final LocalSystem system;

  ExamplesIT(LocalSystem system) {
    this.system = system;
  }

  @ParameterizedTest
  @ValueSource(strings = {"PlainClient", "AvroClient", "RequestReplyClient"})
  void javaClient_getsTheVoucherOfItsCustomer(String client) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String jar = EXAMPLES.resolve("target/examples.jar").toString();

    assertIsTheVoucher(
        system.runClient(
            client, List.of(java, "-cp", jar, "dev.voucherstreams.examples." + client)));
  }

  @Test
  void kcat_getsTheVoucherOfItsCustomer() throws Exception {
    Tool.require("kcat", "kcat");

    assertIsTheVoucher(system.runClient("kcat", List.of(EXAMPLES.resolve("kcat.sh").toString())));
  }

  @Test
  void nodeClient_getsTheVoucherOfItsCustomer() throws Exception {
    // Given: in a folder of its own, since npm installs beside it
    Tool.require("node", "nodejs");
    Tool.require("npm", "npm");
    Path folder = Files.createDirectories(system.folder().resolve("node-client"));
    for (String file : List.of("package.json", "package-lock.json", "request.js")) {
      Files.copy(EXAMPLES.resolve("node").resolve(file), folder.resolve(file));
    }
    Command.Result installed =
        system
            .run("npm-ci", List.of("npm", "--prefix", folder.toString(), "ci", "--prefer-offline"))
            .await();
    assertThat(installed.exitCode()).as(installed.output()).isZero();

    // When
    Command client =
        system.runClient(
            "npm-start", List.of("npm", "--prefix", folder.toString(), "start", "--silent"));

    // Then
    assertIsTheVoucher(client);
  }

  private void assertIsTheVoucher(Command client) throws Exception {
    Command.Result result = client.await();
    assertThat(result.exitCode()).as(result.output()).isZero();
    JsonNode voucher = json(result.output());
    assertThat(voucher.get("status").asText()).isEqualTo("RESOLVED");
    assertThat(voucher.get("segment").asText()).isEqualTo("13-37");
    assertThat(voucher.get("voucher").asLong())
        .isEqualTo(system.table().winners().get("Peru|frequent_segment|13-37"));
  }

  private static JsonNode json(String output) {
    return Stream.of(output.split("\n"))
        .filter(line -> line.startsWith("{"))
        .map(ExamplesIT::parse)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no result in:\n" + output));
  }

  private static JsonNode parse(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
