package dev.voucherstreams.systemtests;

import java.io.IOException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;

/**
 * A Kafka broker and nothing else: in a container where a Docker engine answers and has the image
 * or can get it, else from the jars that the build has collected. It prints which. The environment
 * variable BROKER asks for one of them: {@code docker} or {@code jars}.
 */
interface TestBroker extends AutoCloseable {

  /** Where clients find it. */
  String kafka();

  @Override
  void close();

  /** Starts one and waits until it answers. */
  static TestBroker start() throws IOException {
    String wanted = System.getenv().getOrDefault("BROKER", "");
    return switch (wanted) {
      case "docker" -> inDocker();
      case "jars" -> ofJars("as BROKER says");
      case "" -> whichThereIs();
      default -> throw new AssertionError("BROKER is docker or jars, but not " + wanted);
    };
  }

  private static TestBroker whichThereIs() throws IOException {
    try {
      return isThereDocker() ? inDocker() : ofJars("no Docker engine answers");
    } catch (ContainerFetchException e) {
      return ofJars("a Docker engine answers, but can't get an image; BROKER=docker says which");
    }
  }

  private static boolean isThereDocker() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  private static TestBroker inDocker() {
    if (!isThereDocker()) {
      throw new AssertionError("BROKER is docker, but no Docker engine answers");
    }
    BrokerInDocker broker = BrokerInDocker.fetched();
    System.out.println("The broker of this suite is from Testcontainers: " + broker.image());
    return broker.started();
  }

  private static TestBroker ofJars(String reason) throws IOException {
    System.out.println("The broker of this suite is from Maven Central's jars: " + reason);
    return ProcessBroker.started();
  }
}
