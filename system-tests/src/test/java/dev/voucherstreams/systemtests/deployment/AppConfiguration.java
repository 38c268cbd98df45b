package dev.voucherstreams.systemtests.deployment;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The application.yml of one of our Spring Boot applications. */
record AppConfiguration(String text, Map<String, Object> settings) {

  static AppConfiguration of(String module) {
    String path = module + "/src/main/resources/application.yml";
    return new AppConfiguration(Repository.text(path), Repository.yaml(path));
  }

  /** Returns the names of all environment variables that have an effect. */
  Set<String> variables() {
    Set<String> names = new TreeSet<>(Repository.allGroups("\\$\\{([A-Z_]+)", text));
    addNames("", settings, names);
    return names;
  }

  /* Spring's rule: dots become underscores, hyphens are left out. */
  private static void addNames(String prefix, Map<?, ?> settings, Set<String> names) {
    settings.forEach(
        (key, value) -> {
          String name = prefix + key;
          if (value instanceof Map<?, ?> nested) {
            addNames(name + ".", nested, names);
          } else {
            names.add(name.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT));
          }
        });
  }

  /** Returns the port that a variable has when it isn't set. */
  int defaultPort(String variable) {
    return Integer.parseInt(Repository.firstGroup("\\$\\{" + variable + ":(\\d+)}", text));
  }
}
