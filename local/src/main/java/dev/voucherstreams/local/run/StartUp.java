package dev.voucherstreams.local.run;

import dev.voucherstreams.local.component.App;
import dev.voucherstreams.local.component.Broker;
import dev.voucherstreams.local.component.Registry;
import dev.voucherstreams.local.process.Child;
import dev.voucherstreams.local.process.Launch;
import dev.voucherstreams.local.settings.Installation;
import dev.voucherstreams.local.settings.LocalException;
import dev.voucherstreams.local.settings.Settings;
import java.io.IOException;
import java.time.Duration;

/**
 * Brings the components up: first the broker and the registry side by side, then both apps. More at
 * a time is not faster: a JVM that starts keeps a core busy. The first time, the apps are unpacked.
 */
record StartUp(
    Settings settings,
    Installation installation,
    Session session,
    Console screen,
    StartupProbe arrivals) {

  /* Together they take 3 s, of which the fencing takes one. */
  private static final Duration CONTROLLER_START = Duration.ofMinutes(1);
  private static final Duration FENCING = Duration.ofSeconds(20);

  void startAll() throws IOException, InterruptedException {
    startRegistry();
    startBroker();
    arrivals.awaitAll();
    App streamsApp = App.streamsApp(settings, installation);
    App gateway = App.gateway(settings, installation);
    unpack(streamsApp);
    unpack(gateway);
    /* Whether it counts, the loader will see; it doesn't if newer rules than its own serve. */
    start(streamsApp, Probe.responding(streamsApp.port().url() + "/segments"));
    start(gateway, Probe.answering(gateway.port().url() + "/api/v1/generations"));
    arrivals.awaitAll();
  }

  private void startRegistry() throws IOException {
    arrivals.start(
        new Registry(settings, installation, session.java()).start(),
        settings.registry().url(),
        Probe.answering(settings.registryUrl() + "/subjects"));
  }

  private void startBroker() throws IOException, InterruptedException {
    Broker broker = new Broker(settings, installation, session.java());
    broker.configure();
    if (broker.wasKilled()) {
      fence(broker);
    }
    if (!broker.isFormatted() && session.children().run(broker.format()) != 0) {
      throw new LocalException("the broker's storage could not be formatted");
    }
    int port = settings.kafka().number();
    arrivals.start(broker.start(), "localhost:" + port, Probe.listening(port));
  }

  private void fence(Broker broker) throws IOException, InterruptedException {
    Launch fence = broker.fence();
    Child controller = session.children().start(fence);
    Await await = new Await(session.children());
    boolean fenced =
        await.within(CONTROLLER_START, () -> Broker.isControllerUp(fence))
            && await.within(FENCING, () -> Broker.isFenced(fence));
    if (!fenced) {
      screen.say(Broker.NOT_FENCED + controller.lastLines());
    }
    session.children().stop(controller);
  }

  private void unpack(App app) throws InterruptedException {
    if (!app.unpacked().isUnpacked()) {
      screen.say("  unpacking " + app.component() + ", once, so that it starts faster");
      try {
        app.unpacked().unpack();
      } catch (IOException e) {
        screen.say("  not unpacked, it starts all the same: " + e.getMessage());
      }
    }
  }

  private void start(App app, Probe probe) throws IOException {
    arrivals.start(app.start(session.java()), app.port().url(), probe);
  }
}
