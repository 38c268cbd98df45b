package dev.voucherstreams.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test classes one system to share, for a start takes long: {@code make run} in a run
 * directory of its own, with the synthetic history. Each test gets it running; what other tests
 * have loaded into it is there too.
 */
final class SharedSystem implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LocalSystem.class;
  }

  /* JUnit closes what is in the store when all tests are over. */
  @Override
  public LocalSystem resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Store store = context.getRoot().getStore(Namespace.GLOBAL);
    LocalSystem system =
        store.computeIfAbsent(LocalSystem.class, type -> prepare(), LocalSystem.class);
    try {
      system.ensureRunning();
      return system;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LocalSystem prepare() {
    try {
      return new LocalSystem("shared").byMake();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
