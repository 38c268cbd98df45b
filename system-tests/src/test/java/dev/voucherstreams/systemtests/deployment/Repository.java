package dev.voucherstreams.systemtests.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** The files of this repository, by their path below its root. */
public final class Repository {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private Repository() {}

  static Path path(String path) {
    return ROOT.resolve(path);
  }

  public static String text(String path) {
    try {
      return Files.readString(path(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, Object> yaml(String path) {
    return new Yaml().load(text(path));
  }

  /** Returns the first value of an element in a pom; its own version is "version". */
  public static String pom(String path, String element) {
    String withoutParent = text(path).replaceFirst("(?s)<parent>.*?</parent>", "");
    return firstGroup("<" + element + ">([^<]+)</" + element + ">", withoutParent);
  }

  public static String firstGroup(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("nothing like " + pattern);
    }
    return matcher.group(1);
  }

  /** Returns what the pattern's first group matches, each time. */
  static List<String> allGroups(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }
}
