package dev.voucherstreams.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The end of a log file, as much as fits on a screen beside other things. */
final class LogTail {

  private static final int LINES = 20;
  private static final int LINE_WIDTH = 300;
  private static final int BYTES = 64 * 1024;

  private LogTail() {}

  static String of(Path log) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] end = new byte[(int) Math.min(BYTES, file.length())];
      file.seek(file.length() - end.length);
      file.readFully(end);
      return lastLines(new String(end, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return "  (can't be read: " + e.getMessage() + ")";
    }
  }

  private static String lastLines(String text) {
    List<String> lines = text.lines().toList();
    return lines.stream()
        .skip(Math.max(0, lines.size() - LINES))
        .map(line -> "  | " + line.substring(0, Math.min(LINE_WIDTH, line.length())))
        .collect(Collectors.joining("\n"));
  }
}
