package dev.voucherstreams.local.reset;

import dev.voucherstreams.local.component.Broker;
import dev.voucherstreams.local.component.KafkaTool;
import dev.voucherstreams.local.process.Component;
import dev.voucherstreams.local.run.Console;
import dev.voucherstreams.local.run.Probe;
import dev.voucherstreams.local.run.Session;
import dev.voucherstreams.local.run.StartUp;
import dev.voucherstreams.local.settings.Installation;
import dev.voucherstreams.local.settings.LocalException;
import dev.voucherstreams.local.settings.Port;
import dev.voucherstreams.local.settings.Settings;
import dev.voucherstreams.schemas.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** The verb {@code reset}. */
@Command(
    name = "reset",
    description = {
      "Forgets all tallies, so that the next run counts all orders anew. Shows what it is about to"
          + " do and asks; YES=1 in the environment answers.",
      "Resets the local system or, with KAFKA_BOOTSTRAP_SERVERS, another cluster."
    },
    mixinStandardHelpOptions = true)
public final class ResetCommand implements Callable<Integer> {

  private final Map<String, String> environment = System.getenv();
  private final Console screen = new Console(System.out);

  @Override
  public Integer call() throws Exception {
    Settings settings = Settings.from(environment);
    try (Session session = Session.open(settings.runDirectory(), screen)) {
      TallyReset reset = prepare(settings, session);
      reset.dryRun();
      if (!isConfirmed(environment)) {
        screen.say("nothing was changed; `make reset YES=1` goes on");
        return 1;
      }
      reset.carryOut();
      return 0;
    }
  }

  private TallyReset prepare(Settings settings, Session session)
      throws IOException, InterruptedException {
    Installation installation = Installation.ofThisJar(environment);
    KafkaTool kafka = new KafkaTool(installation, session.java(), settings.runDirectory());
    Optional<String> other = variable("KAFKA_BOOTSTRAP_SERVERS");
    if (other.isEmpty()) {
      requireBroker(settings, installation, kafka, session);
    }
    String servers = other.orElse(settings.bootstrapServers());
    Topics topics = new Topics(variable("TOPIC_PREFIX").orElse(""));
    return new TallyReset(
        kafka,
        session.children(),
        topics,
        servers,
        other.isEmpty(),
        stateDirectory(settings),
        screen);
  }

  /* After `make run` the broker of this machine has stopped, but its data is there. */
  private void requireBroker(
      Settings settings, Installation installation, KafkaTool kafka, Session session)
      throws IOException, InterruptedException {
    if (answersAt(settings.streamsApp())) {
      throw new LocalException(
          "something answers at port %d: stop streams-app before it is reset"
              .formatted(settings.streamsApp().number()));
    }
    if (answersAt(settings.kafka())) {
      return;
    }
    if (!new Broker(settings, kafka).isFormatted()) {
      throw new LocalException(
          "nothing to reset: no broker answers at port %d, and there is no data in %s"
              .formatted(settings.kafka().number(), settings.runDirectory().root()));
    }
    StartUp.of(settings, installation, session, screen).startBrokerOnly();
  }

  private static boolean answersAt(Port port) throws InterruptedException {
    return Probe.listening(port.number()).passes();
  }

  /**
   * Whether the user wants to go on: said beforehand with {@code YES=1}, or asked on a terminal.
   */
  static boolean isConfirmed(Map<String, String> environment) {
    // From JDK 22 on there is a console even without a terminal, unless the old one is asked for.
    System.setProperty("jdk.console", "java.base");
    return "1".equals(environment.get("YES")) || isConfirmedOn(System.console());
  }

  private static boolean isConfirmedOn(java.io.@Nullable Console terminal) {
    return terminal != null && "y".equalsIgnoreCase(terminal.readLine("go on? [y/N] "));
  }

  private Path stateDirectory(Settings settings) {
    return variable("STATE_DIR")
        .map(Path::of)
        .orElse(settings.runDirectory().state(Component.STREAMS_APP.toString()));
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
