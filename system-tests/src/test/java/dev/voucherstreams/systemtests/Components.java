package dev.voucherstreams.systemtests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The processes of a run directory, found by what the launcher writes on their command lines. */
final class Components {

  private static final Pattern MARK = Pattern.compile("-Dvoucher\\.child=([a-z-]+)@(.*)");

  private Components() {}

  /** Returns those that are alive, by name. */
  static Map<String, ProcessHandle> running(Path runDirectory) throws IOException {
    String folder = runDirectory.toRealPath().toString();
    Map<String, ProcessHandle> components = new TreeMap<>();
    ProcessHandle.allProcesses()
        .forEach(process -> name(process, folder).ifPresent(name -> components.put(name, process)));
    return components;
  }

  private static Optional<String> name(ProcessHandle process, String folder) {
    return process.info().arguments().stream()
        .flatMap(Stream::of)
        .map(MARK::matcher)
        .filter(mark -> mark.matches() && mark.group(2).equals(folder))
        .map(mark -> mark.group(1))
        .findFirst();
  }
}
