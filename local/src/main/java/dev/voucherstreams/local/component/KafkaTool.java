package dev.voucherstreams.local.component;

import dev.voucherstreams.local.process.Component;
import dev.voucherstreams.local.process.JavaCommand;
import dev.voucherstreams.local.process.Launch;
import dev.voucherstreams.local.settings.Installation;
import dev.voucherstreams.local.settings.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs the programs that come with Kafka: the broker, and its short-lived tools. */
public record KafkaTool(Installation installation, JavaCommand java, RunDirectory runDirectory) {

  private static final List<String> SHORT_LIVED = List.of("-Dlog4j2.level=ERROR");

  /** One of the tools, whose output is its log. */
  public Launch shortLived(String mainClass, List<String> arguments) throws IOException {
    return tool(SHORT_LIVED, mainClass, arguments);
  }

  Launch tool(List<String> flags, String mainClass, List<String> arguments) throws IOException {
    List<String> all = concat(flags, ClassArchives.broker(installation).flags());
    return launch(Component.KAFKA_TOOL, all, mainClass, arguments);
  }

  Launch broker(List<String> flags, String mainClass, List<String> arguments) throws IOException {
    Path list = runDirectory.classes(Component.BROKER.toString());
    List<String> all = concat(flags, ClassArchives.broker(installation).flags(list));
    return launch(Component.BROKER, all, mainClass, arguments);
  }

  private Launch launch(
      Component component, List<String> flags, String mainClass, List<String> arguments) {
    List<String> program = List.of("-cp", installation.brokerClassPath(), mainClass);
    List<String> command = Stream.of(flags, program, arguments).flatMap(List::stream).toList();
    return new Launch(
        component,
        java.of(component, command),
        Map.of(),
        Optional.of(runDirectory.log(component.toString())));
  }

  private static List<String> concat(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }
}
