package dev.voucherstreams.schemas;

/**
 * The hash by which Kafka's producers choose a partition for a key, in every language: MurmurHash2
 * of 32 bits, with Kafka's seed. Kafka has it in a class that isn't part of its API.
 */
final class Murmur2 {

  private static final int SEED = 0x9747b28c;
  private static final int MIX = 0x5bd1e995;
  private static final int MIX_SHIFT = 24;

  private Murmur2() {}

  /** Returns the hash of these bytes, from 0 to {@link Integer#MAX_VALUE}. */
  static int positive(byte[] bytes) {
    return hash(bytes) & 0x7fffffff;
  }

  private static int hash(byte[] bytes) {
    int hash = SEED ^ bytes.length;
    int whole = bytes.length & ~3;
    for (int at = 0; at < whole; at += 4) {
      int word = word(bytes, at, 4) * MIX;
      hash = hash * MIX ^ (word ^ word >>> MIX_SHIFT) * MIX;
    }
    if (whole < bytes.length) {
      hash = (hash ^ word(bytes, whole, bytes.length - whole)) * MIX;
    }
    hash = (hash ^ hash >>> 13) * MIX;
    return hash ^ hash >>> 15;
  }

  /* Up to four bytes, the lowest first. */
  private static int word(byte[] bytes, int from, int length) {
    int word = 0;
    for (int i = 0; i < length; i++) {
      word |= (bytes[from + i] & 0xff) << (8 * i);
    }
    return word;
  }
}
