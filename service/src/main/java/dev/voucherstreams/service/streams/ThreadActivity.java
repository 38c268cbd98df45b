package dev.voucherstreams.service.streams;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a thread that doesn't go on is doing, in a line. */
final class ThreadActivity {

  private static final int DEPTH = 40;
  private static final int SHOWN = 5;

  private ThreadActivity() {}

  /**
   * Returns the state of the thread of that name, what it waits for and who holds that, and where
   * it is: the innermost call and the next ones that are not the JDK's.
   */
  static String of(String thread) {
    ThreadInfo[] all = ManagementFactory.getThreadMXBean().dumpAllThreads(false, false, DEPTH);
    return Stream.of(all)
        .filter(info -> info.getThreadName().equals(thread))
        .findFirst()
        .map(ThreadActivity::line)
        .orElse("not alive");
  }

  private static String line(ThreadInfo info) {
    return info.getThreadState()
        + Optional.ofNullable(info.getLockName()).map(" on "::concat).orElse("")
        + Optional.ofNullable(info.getLockOwnerName()).map(", which is held by "::concat).orElse("")
        + " at "
        + where(info.getStackTrace());
  }

  private static String where(StackTraceElement[] calls) {
    Stream<StackTraceElement> others = Stream.of(calls).skip(1).filter(call -> !isOfTheJdk(call));
    return Stream.concat(Stream.of(calls).limit(1), others)
        .limit(SHOWN)
        .map(ThreadActivity::call)
        .collect(Collectors.joining(" < "));
  }

  private static boolean isOfTheJdk(StackTraceElement call) {
    return call.getClassName().startsWith("java.") || call.getClassName().startsWith("jdk.");
  }

  private static String call(StackTraceElement call) {
    return "%s.%s:%d".formatted(call.getClassName(), call.getMethodName(), call.getLineNumber());
  }
}
