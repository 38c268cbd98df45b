package dev.voucherstreams.local.run;

import dev.voucherstreams.local.process.JavaCommand;
import dev.voucherstreams.local.process.OrphanedProcesses;
import dev.voucherstreams.local.process.ProcessGroup;
import dev.voucherstreams.local.settings.LocalException;
import dev.voucherstreams.local.settings.RunDirectory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The right to work in a run directory, and the processes that are started there. While it is open,
 * nobody else works in it, and Ctrl-C or SIGTERM stops the processes in order.
 *
 * @param lock the locked file, which holds the launcher's pid, for people. The operating system
 *     gives the lock back whichever way the launcher ends
 * @param java makes command lines of processes that belong to the run directory
 */
public record Session(FileChannel lock, ProcessGroup children, JavaCommand java)
    implements AutoCloseable {

  /**
   * Makes the run directory if need be, and stops what a killed launcher has left there.
   *
   * @throws LocalException if another launcher works in it
   */
  public static Session open(RunDirectory runDirectory, Console screen) throws IOException {
    FileChannel lock = take(runDirectory.create());
    Path realPath = runDirectory.realPath();
    Session session = new Session(lock, new ProcessGroup(), new JavaCommand(realPath));
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stopAsAsked(session.children, screen), "orderly-stop"));
    stop(OrphanedProcesses.of(realPath), screen);
    return session;
  }

  private static FileChannel take(RunDirectory runDirectory) throws IOException {
    FileChannel channel =
        FileChannel.open(runDirectory.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw new LocalException(alreadyRunning(runDirectory));
    }
    channel.truncate(0);
    channel.write(StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"));
    return channel;
  }

  private static String alreadyRunning(RunDirectory runDirectory) throws IOException {
    String pid = Files.readString(runDirectory.lock()).strip();
    return "already running in %s (process %s): stop it first, or choose another folder with RUN_DIR"
        .formatted(runDirectory.root(), pid);
  }

  private static void stop(OrphanedProcesses leftovers, Console screen) {
    if (!leftovers.components().isEmpty()) {
      screen.say("stopping what a killed run has left: " + leftovers.components());
      leftovers.stop();
    }
  }

  /*
   * The JVM is asked to end: by Ctrl-C, by SIGTERM, or because the terminal was closed. A stop that
   * was asked for is a success: the exit code is 0.
   */
  private static void stopAsAsked(ProcessGroup children, Console screen) {
    if (children.areClosing()) {
      children.close(); // the run has failed and sees to it itself: only wait for it
      return;
    }
    Stopwatch stopping = Stopwatch.start();
    screen.say("\nstopping");
    children.close();
    screen.say("stopped after %.1f s".formatted(Console.seconds(stopping.elapsed())));
    Runtime.getRuntime().halt(0);
  }

  @Override
  public void close() throws IOException {
    children.close();
    lock.close();
  }
}
