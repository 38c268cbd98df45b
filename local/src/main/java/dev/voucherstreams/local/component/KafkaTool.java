package dev.voucherstreams.local.component;

import dev.voucherstreams.local.process.Component;
import dev.voucherstreams.local.process.JavaCommand;
import dev.voucherstreams.local.process.Launch;
import dev.voucherstreams.local.settings.Installation;
import dev.voucherstreams.local.settings.RunDirectory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs the programs that come with Kafka: the broker, and its short-lived tools. */
public record KafkaTool(Installation installation, JavaCommand java, RunDirectory runDirectory) {

  private static final List<String> SHORT_LIVED = List.of("-Dlog4j2.level=ERROR");

  /** One of the tools, whose output is its log. */
  public Launch shortLived(String mainClass, List<String> arguments) {
    return launch(Component.KAFKA_TOOL, SHORT_LIVED, mainClass, arguments);
  }

  Launch launch(Component component, List<String> flags, String mainClass, List<String> arguments) {
    List<String> program = List.of("-cp", installation.brokerClassPath(), mainClass);
    List<String> command = Stream.of(flags, program, arguments).flatMap(List::stream).toList();
    return new Launch(
        component,
        java.of(component, command),
        Map.of(),
        Optional.of(runDirectory.log(component.toString())));
  }
}
