package dev.voucherstreams.systemtests;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** How long anything is waited for, unless a test says otherwise. */
public final class Patience implements LauncherSessionListener {

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    // For a start on a machine that does other things too; nothing waits longer than it has to.
    Awaitility.setDefaultTimeout(Duration.ofMinutes(3));
  }
}
