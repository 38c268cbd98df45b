package dev.voucherstreams.local.run;

import dev.voucherstreams.local.process.JavaCommand;
import dev.voucherstreams.local.process.OrphanedProcesses;
import dev.voucherstreams.local.process.ProcessGroup;
import dev.voucherstreams.local.settings.LocalException;
import dev.voucherstreams.local.settings.RunDirectory;
import dev.voucherstreams.local.settings.RunLock;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The right to work in a run directory, and the processes that are started there. While it is open,
 * nobody else works in it, and Ctrl-C or SIGTERM stops the processes in order.
 *
 * @param java makes command lines of processes that belong to the run directory
 */
public record Session(RunLock lock, ProcessGroup children, JavaCommand java)
    implements AutoCloseable {

  /**
   * Makes the run directory if need be, and stops what a killed launcher has left there.
   *
   * @throws LocalException if another launcher works in it
   */
  public static Session open(RunDirectory runDirectory, Console screen) throws IOException {
    RunLock lock = RunLock.take(runDirectory.create());
    Path realPath = runDirectory.realPath();
    Session session = new Session(lock, new ProcessGroup(), new JavaCommand(realPath));
    OrderlyStop.whenAsked(session.children, screen);
    stop(OrphanedProcesses.of(realPath), screen);
    return session;
  }

  private static void stop(OrphanedProcesses leftovers, Console screen) {
    if (!leftovers.components().isEmpty()) {
      screen.say("stopping what a killed run has left: " + leftovers.components());
      leftovers.stop();
    }
  }

  @Override
  public void close() throws IOException {
    children.close();
    lock.close();
  }
}
