package dev.voucherstreams.loader.progress;

import java.io.PrintWriter;

/** Makes the meters for one place of output. */
public final class Meters {

  private final PrintWriter out;
  private final boolean terminal;

  private Meters(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Returns meters that show bars if this is standard output and that is a terminal. */
  public static Meters to(PrintWriter out) {
    return new Meters(out, isTerminal());
  }

  /** Begins to show how far a task is, counted in units. */
  public Meter open(String task, String unit) {
    return terminal
        ? new BarMeter(task, unit, System.out)
        : new LineMeter(task, unit, out, System::nanoTime);
  }

  /* From JDK 22 on there is a console even without a terminal, unless the old one is asked for. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    System.setProperty("jdk.console", "java.base");
    return System.console() != null;
  }
}
