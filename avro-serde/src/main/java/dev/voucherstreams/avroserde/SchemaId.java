package dev.voucherstreams.avroserde;

import java.util.UUID;

/** How a record names the schema that it was written with. */
sealed interface SchemaId {

  /** A number that the registry gave. */
  record Id(int number) implements SchemaId {
    @Override
    public String toString() {
      return "id " + number;
    }
  }

  /** A fingerprint of the schema that is the same in every registry; Confluent 8 and later. */
  record Guid(UUID guid) implements SchemaId {
    @Override
    public String toString() {
      return "GUID " + guid;
    }
  }
}
