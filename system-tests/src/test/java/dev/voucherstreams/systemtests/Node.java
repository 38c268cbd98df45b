package dev.voucherstreams.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What tests do with Node.js: packages of npm, installed into a folder of their own. */
record Node(Path folder) {

  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "records.mjs", "workflows.mjs");

  static Node installed(Path parent) throws IOException, InterruptedException {
    Tool.require("node", "nodejs");
    Tool.require("npm", "npm");
    Path folder = Files.createDirectories(parent.resolve("node"));
    for (String file : FILES) {
      Files.copy(Path.of("src", "test", "node", file), folder.resolve(file));
    }
    Node node = new Node(folder);
    node.run("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts");
    return node;
  }

  /** Returns the record as JSON. */
  String read(String registry, String base64) throws IOException, InterruptedException {
    return run("node", "records.mjs", "read", registry, base64);
  }

  /** Returns the record, written with the schema of a file that is registered first, in base64. */
  String write(String registry, String subject, Path schema, String json)
      throws IOException, InterruptedException {
    return run("node", "records.mjs", "write", registry, subject, schema.toString(), json);
  }

  /** Returns what is wrong with workflows of GitHub, a line each. */
  String lint(List<Path> workflows) throws IOException, InterruptedException {
    List<String> arguments =
        Stream.concat(Stream.of("workflows.mjs"), workflows.stream().map(Path::toString)).toList();
    return run("node", arguments.toArray(String[]::new));
  }

  private String run(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = Stream.concat(Stream.of(program), Stream.of(arguments)).toList();
    return Command.start(command, Map.of(), folder.resolve(program + ".out"))
        .awaitSuccess()
        .strip();
  }
}
