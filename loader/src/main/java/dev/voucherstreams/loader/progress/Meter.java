package dev.voucherstreams.loader.progress;

import java.io.PrintWriter;

/** Shows how far a task is. */
public interface Meter extends AutoCloseable {

  /** So much of about so much is done. */
  void at(long done, long expected);

  @Override
  void close();

  /**
   * Begins to show how far a task is, counted in units.
   *
   * @param out where lines go if standard output is no terminal, which gets a bar
   */
  static Meter open(String task, String unit, PrintWriter out) {
    return isTerminal()
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
