package dev.voucherstreams.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the {@link SharedSystem} and gives it to tests. */
final class SharedSystemExtension implements ParameterResolver {

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
