package dev.voucherstreams.local.run;

import dev.voucherstreams.local.component.Loader;
import dev.voucherstreams.local.settings.Installation;
import dev.voucherstreams.local.settings.LocalException;
import dev.voucherstreams.local.settings.Settings;
import java.io.IOException;

/** One run of the whole system: until it is asked to stop, or a component ends. */
record LocalRun(Settings settings, Installation installation, Console screen) {

  /** Returns the exit code. */
  int run(History history) throws IOException, InterruptedException {
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
      StartUp.of(settings, installation, session, screen).startAll();
      load(session, history);
      new GatewayWait(settings.gateway().url(), session.children(), screen).untilReady();
      CountedGenerations generations = CountedGenerations.at(settings.gateway().url());
      if (generations.isServedTheNewest()) {
        awaitAnswers(new Await(session.children()));
      }
      screen.ready(settings.gateway().url(), running.elapsed());
      generations.besides().ifPresent(screen::say);
      throw session.children().awaitUnexpectedEnd();
    } catch (LocalException e) {
      return giveUp(session, e);
    }
  }

  private void load(Session session, History history) throws IOException {
    Loader loader = new Loader(settings, installation, session.java());
    history.load(loader, session.children(), settings.runDirectory().history());
  }

  private void awaitAnswers(Await watch) throws InterruptedException {
    Answers answers =
        new Answers(
            settings.streamsApp().url() + "/segments",
            settings.gateway().url() + "/api/v1/segments");
    watch.until(answers::agree, () -> complaint(answers));
  }

  private String complaint(Answers answers) {
    return "the gateway's answers don't include what was counted: %s differs from %s; see logs in %s"
        .formatted(answers.replica(), answers.tally(), settings.runDirectory().root());
  }

  private int giveUp(Session session, LocalException reason) {
    if (!session.children().areClosing()) {
      screen.say(String.valueOf(reason.getMessage()));
      screen.say("stopping everything");
    }
    return 1;
  }
}
