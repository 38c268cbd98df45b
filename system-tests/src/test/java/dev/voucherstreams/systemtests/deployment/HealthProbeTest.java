package dev.voucherstreams.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The images' health check against a server, run as the program that it is. */
class HealthProbeTest {

  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), /*backlog*/ 0);
    server.createContext("/ready", exchange -> exchange.sendResponseHeaders(200, -1));
    server.createContext("/waiting", exchange -> exchange.sendResponseHeaders(503, -1));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void exitCode_tellsWhetherTheAnswerIs200() throws Exception {
    assertThat(probe("/ready")).isZero();
    assertThat(probe("/waiting")).isEqualTo(1);

    server.stop(0);
    assertThat(probe("/ready")).isEqualTo(1);
  }

  private int probe(String path) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + path;
    String program = Repository.path("docker/HealthProbe.java").toString();
    return new ProcessBuilder(java, program, url).inheritIO().start().waitFor();
  }
}
