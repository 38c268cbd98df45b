package dev.voucherstreams.local.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Held by the one launcher that works in a run directory. The operating system gives it back
 * whichever way the launcher ends. The file holds the launcher's pid, for people.
 */
public final class RunLock implements AutoCloseable {

  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock, for as long as it isn't closed.
   *
   * @throws LocalException if another launcher holds it
   */
  public static RunLock take(RunDirectory runDirectory) throws IOException {
    FileChannel channel =
        FileChannel.open(runDirectory.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw new LocalException(alreadyRunning(runDirectory));
    }
    channel.truncate(0);
    channel.write(StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"));
    return new RunLock(channel);
  }

  private static String alreadyRunning(RunDirectory runDirectory) throws IOException {
    String pid = Files.readString(runDirectory.lock()).strip();
    return "already running in %s (process %s): stop it first, or choose another folder with RUN_DIR"
        .formatted(runDirectory.root(), pid);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
