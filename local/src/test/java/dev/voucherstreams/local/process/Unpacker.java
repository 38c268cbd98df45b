package dev.voucherstreams.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Unpacks nothing, as Spring Boot's tool for that is called, or fails where its jar says so. */
public final class Unpacker {

  private Unpacker() {}

  public static void main(String[] arguments) throws IOException {
    if (!List.of(arguments).subList(0, 3).equals(List.of("extract", "--force", "--destination"))) {
      throw new IllegalArgumentException(List.of(arguments).toString());
    }
    try (var content = Unpacker.class.getResourceAsStream("/content")) {
      if (new String(content.readAllBytes(), UTF_8).equals("damaged")) {
        throw new IOException("it is damaged");
      }
    }
    Path lib = Path.of(arguments[3], "lib");
    Files.createDirectories(lib);
    Files.createFile(lib.resolve("one.jar"));
    Files.createFile(lib.resolveSibling("app.jar"));
  }
}
