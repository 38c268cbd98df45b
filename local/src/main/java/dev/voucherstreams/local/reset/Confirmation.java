package dev.voucherstreams.local.reset;

import java.io.Console;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether the user wants to go on: said beforehand with {@code YES=1}, or asked on a terminal. */
record Confirmation(Map<String, String> environment) {

  boolean isGiven() {
    // From JDK 22 on there is a console even without a terminal, unless the old one is asked for.
    System.setProperty("jdk.console", "java.base");
    return "1".equals(environment.get("YES")) || isGivenOn(System.console());
  }

  private static boolean isGivenOn(@Nullable Console terminal) {
    return terminal != null && "y".equalsIgnoreCase(terminal.readLine("go on? [y/N] "));
  }
}
