package dev.voucherstreams.local.run;

import dev.voucherstreams.local.component.Loader;
import dev.voucherstreams.local.settings.Installation;
import dev.voucherstreams.local.settings.LocalException;
import dev.voucherstreams.local.settings.Settings;
import java.io.IOException;
import java.time.Instant;

/** One run of the whole system: until it is asked to stop, or a component ends. */
public record LocalRun(Settings settings, Installation installation, Console screen) {

  /** Returns the exit code. */
  public int run(History history) throws IOException, InterruptedException {
    installation.requireComplete();
    Stopwatch running = Stopwatch.start();
    try (Session session = Session.open(settings.runDirectory(), screen)) {
      settings.requireFreePorts();
      return untilTheEnd(session, history, running);
    }
  }

  private int untilTheEnd(Session session, History history, Stopwatch running)
      throws IOException, InterruptedException {
    try {
      screen.say("starting, data and logs in " + settings.runDirectory().root());
      StartupProbe arrivals = new StartupProbe(session.children(), screen);
      new StartUp(settings, installation, session, screen, arrivals).startAll();
      boolean counted = load(session, history);
      Instant loaded = Instant.now();
      new GatewayWait(settings.gateway().url(), session.children(), screen).untilReady();
      if (counted) {
        awaitAnswersAsOf(loaded, new Await(session.children()));
      }
      screen.ready(settings.gateway().url(), running.elapsed());
      CountedGenerations.at(settings.gateway().url()).besides().ifPresent(screen::say);
      new NextStart(settings.runDirectory(), session.children(), session.java(), screen)
          .prepare(installation);
      throw session.children().awaitUnexpectedEnd();
    } catch (LocalException e) {
      return giveUp(session, e);
    }
  }

  private boolean load(Session session, History history) throws IOException {
    Loader loader = new Loader(settings, installation, session.java());
    return history.load(loader, session.children(), settings.runDirectory().history());
  }

  private void awaitAnswersAsOf(Instant time, Await watch) throws InterruptedException {
    String gateway = settings.gateway().url();
    watch.until(
        () -> CountedGenerations.at(gateway).answersAreAsOf(time),
        () ->
            "the gateway's answers don't include what was counted; see logs in "
                + settings.runDirectory().root());
  }

  private int giveUp(Session session, LocalException reason) {
    if (!session.children().areClosing()) {
      screen.say(String.valueOf(reason.getMessage()));
      screen.say("stopping everything");
    }
    return 1;
  }
}
