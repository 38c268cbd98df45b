package dev.voucherstreams.local.run;

import dev.voucherstreams.local.process.ProcessGroup;

/**
 * Stops everything when the JVM is asked to end: by Ctrl-C, by SIGTERM, or because the terminal was
 * closed. A stop that was asked for is a success: the exit code is 0.
 */
final class OrderlyStop {

  private final ProcessGroup children;
  private final Console screen;

  private OrderlyStop(ProcessGroup children, Console screen) {
    this.children = children;
    this.screen = screen;
  }

  static void whenAsked(ProcessGroup children, Console screen) {
    OrderlyStop stop = new OrderlyStop(children, screen);
    Runtime.getRuntime().addShutdownHook(new Thread(stop::run, "orderly-stop"));
  }

  private void run() {
    if (children.areClosing()) {
      children.close(); // the run has failed and sees to it itself: only wait for it
      return;
    }
    Stopwatch stopping = Stopwatch.start();
    screen.say("\nstopping");
    children.close();
    screen.say("stopped after %.1f s".formatted(Console.seconds(stopping.elapsed())));
    Runtime.getRuntime().halt(0);
  }
}
