package dev.voucherstreams.local.reset;

import dev.voucherstreams.local.component.Broker;
import dev.voucherstreams.local.component.KafkaTool;
import dev.voucherstreams.local.run.Console;
import dev.voucherstreams.local.run.Probe;
import dev.voucherstreams.local.run.Session;
import dev.voucherstreams.local.run.StartUp;
import dev.voucherstreams.local.settings.Installation;
import dev.voucherstreams.local.settings.LocalException;
import dev.voucherstreams.local.settings.Settings;
import java.io.IOException;

/** The broker of this machine. After {@code make run} it has stopped, but its data is there. */
record LocalCluster(
    Settings settings,
    Installation installation,
    KafkaTool kafka,
    Session session,
    Console screen) {

  /**
   * Starts the broker unless one answers.
   *
   * @throws LocalException if streams-app is running, or there is nothing to start
   */
  void requireUp() throws IOException, InterruptedException {
    if (answersAt(settings.streamsApp().number())) {
      throw new LocalException(
          "something answers at port %d: stop streams-app before it is reset"
              .formatted(settings.streamsApp().number()));
    }
    if (!answersAt(settings.kafka().number())) {
      start();
    }
  }

  private void start() throws IOException, InterruptedException {
    if (!new Broker(settings, kafka).isFormatted()) {
      throw new LocalException(
          "nothing to reset: no broker answers at port %d, and there is no data in %s"
              .formatted(settings.kafka().number(), settings.runDirectory().root()));
    }
    StartUp.of(settings, installation, session, screen).startBrokerOnly();
  }

  private static boolean answersAt(int port) throws InterruptedException {
    return Probe.listening(port).passes();
  }
}
