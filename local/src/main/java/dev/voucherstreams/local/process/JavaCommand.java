package dev.voucherstreams.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes command lines of Java processes that the launcher alone stops, and can find again. */
public final class JavaCommand {

  /*
   * Ctrl-C in a terminal, and its closing, reach the whole process group: every child would stop at
   * once. A signal that is ignored when a program starts stays ignored, and a JVM respects that.
   */
  private static final List<String> DEAF_TO_THE_TERMINAL =
      List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\"");

  /** The Java that runs this. */
  public static final String JAVA = Path.of(System.getProperty("java.home"), "bin/java").toString();

  /* With the JVM's own metaspace size, loading an application's classes takes two full collections. */
  static final List<String> FLAGS =
      List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-XX:MetaspaceSize=128m");

  private static final List<String> OPTIMIZED_LATE =
      List.of(
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=6000",
          "-XX:Tier4CompileThreshold=150000",
          "-XX:Tier4BackEdgeThreshold=400000");

  private final ProcessTag mark;

  /**
   * @param runDirectory absolute, without symbolic links: marks the processes as belonging to it
   */
  public JavaCommand(Path runDirectory) {
    this.mark = new ProcessTag(runDirectory);
  }

  /**
   * Runs whatever the arguments say.
   *
   * @param arguments JVM flags, then {@code -jar} or the main class, then its arguments; all lists
   *     one after the other
   */
  @SafeVarargs
  public final List<String> of(Component component, List<String>... arguments) {
    List<String> command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
    command.addAll(List.of(JAVA, mark.argument(component)));
    command.addAll(FLAGS);
    command.addAll(compiler(component));
    for (List<String> each : arguments) {
      command.addAll(each);
    }
    return command;
  }

  /** Runs with what the others leave of the cores, as its arguments say. */
  List<String> inBackground(Component component, List<String> arguments) {
    List<String> java = List.of("nice", "-n", "19", JAVA, mark.argument(component));
    return Stream.of(DEAF_TO_THE_TERMINAL, java, arguments).flatMap(List::stream).toList();
  }

  /*
   * Five JVMs start at once on the cores of one machine: most of their time would go to the compiler
   * that optimizes. The code of the quick one counts a history of 4,000,000 rows as fast, and one of
   * 1,000,000 faster. But it answers less than half as many of the gateway's requests. So the gateway
   * has the one that optimizes, too, but it waits for ten times as many calls as it would: until then
   * it is start-up code that it optimizes.
   */
  private static List<String> compiler(Component component) {
    return component == Component.GATEWAY ? OPTIMIZED_LATE : List.of("-XX:TieredStopAtLevel=1");
  }
}
