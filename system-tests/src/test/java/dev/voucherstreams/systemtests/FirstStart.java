package dev.voucherstreams.systemtests;

import static org.awaitility.Awaitility.await;

import dev.voucherstreams.local.component.ClassArchives;
import dev.voucherstreams.local.settings.Installation;
import java.io.IOException;
import java.time.Duration;

/**
 * The first start after a build, which takes longer than the others and leaves work in the
 * background: tests don't begin before both are over.
 */
final class FirstStart {

  private static final Installation INSTALLATION = new Installation(Project.ROOT, Project.KAFKA);

  /* On cores that tests which need no system use meanwhile. */
  private static final Duration ARCHIVES = Duration.ofMinutes(10);

  private static boolean over;

  private FirstStart() {}

  /** Returns once the classes of a start are kept. */
  static synchronized void require() throws IOException {
    if (!over && !ClassArchives.areKept(INSTALLATION)) {
      try (LocalSystem system = new LocalSystem("first-start")) {
        system.launchAnyway();
        system.awaitReady();
        await().atMost(ARCHIVES).until(() -> ClassArchives.areKept(INSTALLATION));
      }
    }
    over = true;
  }
}
