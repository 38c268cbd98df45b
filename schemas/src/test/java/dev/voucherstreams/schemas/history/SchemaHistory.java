package dev.voucherstreams.schemas.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/**
 * The versions of a schema that are committed, oldest first: {@code 1.avsc}, {@code 2.avsc}, … in a
 * folder. The newest is to be the schema of today; all are to get on with it, in either direction.
 */
public record SchemaHistory(Path folder, List<Schema> versions) {

  /** Where the histories of a module are, seen from the module. */
  private static final Path HISTORIES = Path.of("src", "test", "resources", "history");

  /** Returns the history of the schema, of which this module's tests have a folder. */
  public static SchemaHistory of(Schema schema) throws IOException {
    return read(HISTORIES.resolve(schema.getName()));
  }

  static SchemaHistory read(Path folder) throws IOException {
    List<Schema> versions = new ArrayList<>();
    for (int number = 1; Files.exists(file(folder, number)); number++) {
      versions.add(new Schema.Parser().parse(Files.readString(file(folder, number))));
    }
    return new SchemaHistory(folder, List.copyOf(versions));
  }

  /**
   * Holds the schema of today to the history.
   *
   * @param current the schema of today, as its file has it
   * @throws AssertionError if the history doesn't end with it, or has a version that doesn't get on
   *     with it; says what to do
   */
  public void check(Schema current) {
    for (int number = 1; number <= versions.size(); number++) {
      Schema version = versions.get(number - 1);
      requireReadable(number, "records of this version could not be read today", current, version);
      requireReadable(number, "today's records could not be read by it", version, current);
    }
    if (versions.isEmpty() || !versions.get(versions.size() - 1).equals(current)) {
      throw new AssertionError(
          "%s differs from its newest committed version. If the change is meant, copy its file to %s"
              .formatted(current.getName(), file(folder, versions.size() + 1)));
    }
  }

  private void requireReadable(int number, String otherwise, Schema reader, Schema writer) {
    List<Incompatibility> reasons =
        SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
            .getResult()
            .getIncompatibilities();
    if (!reasons.isEmpty()) {
      throw new AssertionError(
          "%s: %s. Change the schema so that it gets on with all versions, such as by a default: %s"
              .formatted(file(folder, number), otherwise, reasons));
    }
  }

  private static Path file(Path folder, int number) {
    return folder.resolve(number + ".avsc");
  }
}
